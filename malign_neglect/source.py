"""A source text: its paragraphs, and whether a quotation stands in one of them.

Owns the counting of paragraphs and the comparison of words. Knows nothing of files or output.
"""

import re
from collections.abc import Sequence

_BLANK_LINES = re.compile(r"\n[ \t\u00a0\f]*(?:\n[ \t\u00a0\f]*)*\n|\f")
_SKIP = re.compile(r"…|\.\.\.")


def paragraphs(text: str, begins: str | None = None) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line, counted from the one that starts with `begins`.

    A paragraph is a run of lines between blank lines. Without `begins` the first one counts as 1.

    Raises:
        ValueError: no paragraph starts with `begins`.

    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    found = tuple(one for part in _BLANK_LINES.split(unified) if (one := _one_line(part)))
    if begins is None:
        return found
    first = next((n for n, one in enumerate(found) if one.startswith(_one_line(begins))), None)
    if first is None:
        raise ValueError(f"no paragraph begins with “{begins}”")
    return found[first:]


def stands_in(quotation: str, paragraph: str) -> bool:
    """Whether the words of a quotation stand in a paragraph; `…` skips words between its parts.

    Typography counts; only the amount of space between words does not.
    """
    start = 0
    for piece in _SKIP.split(quotation):
        words = _one_line(piece)
        at = paragraph.find(words, start)
        if at < 0:
            return False
        start = at + len(words)
    return True


def places(quotation: str, text: Sequence[str]) -> tuple[int, ...]:
    """The numbers, counted from 1, of the paragraphs in which a quotation stands."""
    return tuple(n for n, one in enumerate(text, start=1) if stands_in(quotation, one))


def _one_line(text: str) -> str:
    return " ".join(text.split())
