"""Claims in a list, each beside its sign and its id."""

from collections.abc import Sequence

from rich.text import Text

from malign_neglect.model import Claim, Dossier
from malign_neglect.render import text
from malign_neglect.render.tables.pen import (
    Pen,
    marks,
    places,
)

_SENTENCE = 48


def listed(rows: Sequence[tuple[Text, Claim]], dossier: Dossier, pen: Pen, indent: int = 0) -> Text:
    """Claims that hang from their signs and ids; where the dossier's ids leave no room, these come last."""
    width = pen.width - indent
    room = width - max(map(len, dossier.claims_by_id), default=0) >= _SENTENCE
    beside = max((len(claim.id) for _, claim in rows), default=0) + 1 if room else 0
    lines = [line for sign, claim in rows for line in _claim(sign, claim, beside, width, pen)]
    return Text("\n", no_wrap=True).join(lines)


def _claim(sign: Text, claim: Claim, beside: int, width: int, pen: Pen) -> Sequence[Text]:
    said = [pen.plain(claim.claim), *marks(text.marks(claim), pen), places(claim.cite, pen)]
    if not beside:
        return pen.hung(sign, pen.join(*said, pen.plain(claim.id, "cyan")), width)
    id_ = pen.verbatim(claim.id.ljust(beside), "cyan")
    return pen.hung(pen.join(sign, id_), pen.join(*said), width)
