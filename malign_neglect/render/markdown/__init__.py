"""Results as Markdown (CommonMark with tables), to paste into a memo.

Owns the escaping that keeps a dossier's text from being markup, HTML or a link.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from malign_neglect.render import rendered, text

if TYPE_CHECKING:
    from malign_neglect.model import Claim, Dossier
    from malign_neglect.render import Result

_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_MARKUP = re.compile(
    r"[\\`*_\[\]#|~<>&]|^[-+=]|(?<=\d)[.)](?=\s|$)|(?<=https)(?=://)|(?<=http)(?=://)|(?<=www)(?=\.)|@"
)


def escaped(data: str) -> str:
    """A dossier's text as plain words, whatever Markdown or HTML it would otherwise be."""
    return _MARKUP.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text.visible(data))


def render(result: "Result") -> str:
    """The result in this format."""
    return rendered(__name__, result)


def marked(marks: Iterable[str]) -> str:
    """What a reader must know of a claim, after its words."""
    return "".join(f" *({escaped(mark)})*" for mark in marks)


def heading(title: str, dossier: "Dossier") -> tuple[str, str]:
    return f"# {escaped(title)}", f"*{escaped(text.source_line(dossier.source))}*"


def claim_in_short(claim: "Claim") -> str:
    return f"{escaped(claim.claim)}{marked(text.marks(claim))} {text.places(claim.cite)} `{claim.id}`"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    ruled = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ruled)


def page(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
