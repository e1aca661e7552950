"""A source text: its paragraphs, and where a quotation stands in them.

Owns the counting of paragraphs and the finding of quotations: exact but for typography, from the
beginning of a word to the end of one, within a paragraph. Knows nothing of files or output.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from malign_neglect.typography import WRAPPED, canonical, lines, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_SKIP = re.compile(r"\[?(?:…|\.\.\.|\. \. \.)\]?")
_MARKDOWN = re.compile(r"[*_`~#>&\\\[\]]")
# Scripts that set no space between words, so that any place in a line may begin one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Text:
    """A text in paragraphs, counted from 1, with the forms in which quotations are looked for."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.raw = tuple(paragraphs)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Each paragraph on one line, as it is written."""
        return tuple(one_line(one) for one in self.raw)

    def places(self, quotation: str) -> tuple[int, ...]:
        """The numbers of the paragraphs in which a quotation stands."""
        found = {n for form, parts in self._readings(quotation) for n in form.places(parts)}
        return tuple(sorted(found))

    def holds(self, quotation: str, paragraph: int) -> bool:
        """Whether a quotation stands in a paragraph."""
        return any(form.holds(parts, paragraph) for form, parts in self._readings(quotation))

    def _readings(self, quotation: str) -> Iterator[tuple["_Form", tuple[str, ...]]]:
        """The text as it is written, then as Markdown, each with the quotation read the same way."""
        if parts := pieces(quotation):
            yield self._written, parts
            yield self._rendered, pieces(_without_markdown(quotation)) or parts

    @cached_property
    def _written(self) -> "_Form":
        return _Form([(n, canonical(one)) for n, one in enumerate(self.raw, start=1)])

    @cached_property
    def _rendered(self) -> "_Form":
        """The paragraphs that may be Markdown, without its signs."""
        marked = [(n, one) for n, one in enumerate(self.raw, start=1) if _MARKDOWN.search(one)]
        return _Form([(n, canonical(_without_markdown(one))) for n, one in marked])


def text(written: str, begins: str | None = None) -> Text:
    """A source text in paragraphs: runs of lines between blank lines, counted from the one that `begins` so.

    Without `begins` the first paragraph counts as 1.

    Raises:
        ValueError: no paragraph begins so.

    """
    raw = [one.strip() for one in re.split(r"\n(?:[^\S\n]*\n)+", lines(written)) if one.strip()]
    if begins is None:
        return Text(raw)
    wanted = canonical(begins)
    for first, one in enumerate(raw):
        if _divided(wanted).match(canonical(one)) or _divided(wanted).match(
            canonical(_without_markdown(one))
        ):
            return Text(raw[first:])
    raise ValueError(f"no paragraph begins with “{one_line(begins)}”")


class _Form:
    """One canonical reading of some paragraphs, searched as a whole before paragraph by paragraph."""

    def __init__(self, paragraphs: Sequence[tuple[int, str]]) -> None:
        self.numbers = [n for n, _ in paragraphs]
        self.canonical = dict(paragraphs)

    def holds(self, pieces: Sequence[str], paragraph: int) -> bool:
        text = self.canonical.get(paragraph)
        return text is not None and _stand_in(pieces, text)

    def places(self, pieces: Sequence[str]) -> Iterator[int]:
        # To look for the letters of one piece in the whole text is a thousand times cheaper than to
        # look for the quotation in a thousand paragraphs.
        letters = max(map(_letters, pieces), key=len)
        at = self._joined.find(letters)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            if _stand_in(pieces, self.canonical[self.numbers[row]]):
                yield self.numbers[row]
            if row + 1 == len(self._starts):
                return
            at = self._joined.find(letters, self._starts[row + 1])

    @cached_property
    def _joined(self) -> str:
        return "".join(f"{_letters(one)}\n" for one in self.canonical.values())

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(_letters(one)) + 1 for one in self.canonical.values())
        return list(accumulate(lengths, initial=0))[:-1]


@lru_cache(maxsize=256)
def pieces(quotation: str) -> tuple[str, ...]:
    """The runs of words of a quotation, between its skips; none where it has no words at all."""
    found = tuple(piece for part in _SKIP.split(quotation) if (piece := canonical(part)))
    return found if any(letter.isalnum() for piece in found for letter in piece) else ()


def _letters(text: str) -> str:
    """What is left of a text where hyphens are in doubt."""
    return text.replace("- ", "").replace("-", "").replace(WRAPPED, "")


def _stand_in(pieces: Sequence[str], text: str) -> bool:
    """Whether the pieces stand in a paragraph one after the other."""
    end = 0
    for piece in pieces:
        found = _find_divided(piece, text, end) if WRAPPED in text + piece else _find(piece, text, end)
        if found is None:
            return False
        end = found
    return True


def _find(piece: str, text: str, start: int) -> int | None:
    """Where a piece ends that begins at or after `start` and cuts no word."""
    at = text.find(piece, start)
    while at >= 0:
        end = at + len(piece)
        if not _cuts_a_word(text, at) and not _cuts_a_word(text, end):
            return end
        at = text.find(piece, at + 1)
    return None


def _find_divided(piece: str, text: str, start: int) -> int | None:
    """The same where words are divided at the ends of lines: either reading of the hyphen will do."""
    pattern = _divided(piece)
    found = pattern.search(text, start)
    while found:
        if not _cuts_a_word(text, found.start()) and not _cuts_a_word(text, found.end()):
            return found.end()
        found = pattern.search(text, found.start() + 1)
    return None


@lru_cache(maxsize=64)
def _divided(piece: str) -> re.Pattern[str]:
    readings = {"- ": f"(?:- |{WRAPPED})", "-": f"[-{WRAPPED}]", WRAPPED: f"[-{WRAPPED}]?"}
    parts = re.split(f"(- |[-{WRAPPED}])", piece)
    return re.compile(
        "".join(readings.get(part) or f"{WRAPPED}?".join(map(re.escape, part)) for part in parts)
    )


def _cuts_a_word(text: str, at: int) -> bool:
    """Whether a place lies within a word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    return _in_word(before) and _in_word(after)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == WRAPPED or unicodedata.combining(letter) > 0


def _without_markdown(paragraph: str) -> str:
    """The words of a paragraph that may be CommonMark; a plain one comes back as it is."""
    if not _MARKDOWN.search(paragraph):
        return paragraph
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(re.sub(r"\[\^[^\[\]\s]+\]", "", paragraph))
    return "\n".join(_words_of_block(token) for token in tokens)


def _words_of_block(token: "Token") -> str:
    inline = (_words_of(child.type, child.content) for child in token.children or ())
    return "".join(inline) if token.children else token.content


def _words_of(kind: str, content: str) -> str:
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return "" if kind == "html_inline" else content
