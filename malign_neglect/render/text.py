"""The words that every format shares, and the making safe of a dossier's text.

Owns the one place where control characters become visible. Knows no format.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from malign_neglect.vocabulary import Basis, Stance, Status

if TYPE_CHECKING:
    from malign_neglect.model import Citation, Claim, Option, Source
    from malign_neglect.search import Hit, Span

SIGNS = {
    Stance.RECOMMENDED: "✓",
    Stance.CONDITIONAL: "◐",
    Stance.REJECTED: "✗",
    Stance.NONE: "·",
}

STATUS_SIGNS = {Status.STANDS: "●", Status.FALLS: "○", Status.UNDECIDED: "?"}

CARRIES = "◆"
"""Beside a leaf that is in a crux set of the verdict."""

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, bidi control, invisible and unpaired surrogate characters: what could act on a screen."""

_FROM, _TO = "\ue001", "\ue002"

_NARROW = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "--", "–": "-", "−": "-", "…": "...", "¶": "par.",
     "✓": "+", "◐": "~", "✗": "x", "·": "-", "↳": "->", "•": "*", "\u00a0": " ",
     "●": "#", "○": "o", "◆": "<>", "█": "="}
)  # fmt: skip


def visible(text: str) -> str:
    """Text on one line, with every character that could act on a screen shown instead."""
    return UNSAFE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(text.split()))


def found_in(words: str, spans: Sequence["Span"]) -> Iterator[tuple[str, bool]]:
    """A dossier's text in pieces, safe to show, each with whether it is one of the spans."""
    marked = re.sub(f"[{_FROM}{_TO}]", "\ufffd", words)
    for start, end in reversed(spans):
        marked = f"{marked[:start]}{_FROM}{marked[start:end]}{_TO}{marked[end:]}"
    for number, piece in enumerate(re.split(f"[{_FROM}{_TO}]", visible(marked))):
        yield piece, number % 2 == 1


def narrowed(text: str, encoding: str) -> str:
    """Text that an encoding can hold, such as ASCII for an old terminal."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_NARROW).encode(encoding, "backslashreplace").decode(encoding)
    return text


def place(citation: "Citation") -> str:
    return f"¶{citation.paragraph}"


def quoted(citation: "Citation") -> str:
    return f"“{visible(citation.quote)}”"


def places(citations: Sequence["Citation"]) -> str:
    """The paragraphs cited, each once, in order of citation."""
    return " ".join(dict.fromkeys(place(citation) for citation in citations))


def words(citations: Sequence["Citation"]) -> str:
    """The quotations, in quotation marks."""
    return " ".join(quoted(citation) for citation in citations)


def marks(claim: "Claim | Hit") -> tuple[str, ...]:
    """What a reader must know of how the source holds a claim; empty for one stated flatly."""
    return (
        *((claim.basis.value,) if claim.basis not in (Basis.STATED, None) else ()),
        *((f"certainty: “{visible(claim.certainty)}”",) if claim.certainty else ()),
        *((f"in the voice of {visible(claim.voice)}",) if claim.voice else ()),
    )


def verdict(option: "Option") -> str:
    """Sign, stance and the source's own label."""
    said = option.verdict
    label = f" “{visible(said.label)}”" if said.label else ""
    return f"{SIGNS[said.stance]} {stance(said.stance)}{label}"


def stance(value: Stance) -> str:
    return "no verdict" if value is Stance.NONE else value.value


def status(value: Status) -> str:
    """Sign and status."""
    return f"{STATUS_SIGNS[value]} {value}"


def source_line(source: "Source") -> str:
    """Author, title, publication and date, as far as they are known."""
    known = (source.author, source.title, source.publication, source.published)
    return ", ".join(visible(part) for part in known if part)


def conclusion(option: "Option") -> str:
    """What a verdict is, as a noun: the rejection of sanctions."""
    nouns = {
        Stance.RECOMMENDED: "recommendation of",
        Stance.CONDITIONAL: "conditional verdict on",
        Stance.REJECTED: "rejection of",
        Stance.NONE: "silence on",
    }
    return f"the {nouns[option.verdict.stance]} {visible(option.name)}"
