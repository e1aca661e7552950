"""`search` as a list of hits, with the words that were found marked."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from malign_neglect.passages import Bearing
from malign_neglect.render import text
from malign_neglect.render.tables.pen import COLORS, INDENT, SIDES, Pen, below, marks
from malign_neglect.search import Hit, Hits, Quotation, Span
from malign_neglect.vocabulary import Side

_FOUND = "bold underline"
_SIGNS: dict[Bearing | None, tuple[str, str]] = {
    Bearing.PRO: SIDES[Side.PRO],
    Bearing.CON: SIDES[Side.CON],
}


def render(result: Hits, pen: Pen) -> str:
    """The result as a person reads it."""
    return pen.drawn(*(_hit(hit, pen) for hit in result.hits), *_found(result, pen))


def _hit(hit: Hit, pen: Pen) -> RenderableType:
    sign, color = _SIGNS.get(hit.bearing, ("•", ""))
    words = pen.join(*_marked(hit.text, hit.spans, pen), gap=0)
    said = pen.join(words, *marks(text.marks(hit), pen), pen.plain(hit.claim or "", "dim cyan"))
    lines = pen.hung(pen.plain(sign, f"bold {color}".strip()), said, pen.width - INDENT)
    quoted = [line for one in hit.quotations for line in _quotation(one, pen)]
    return Group(_where(hit, pen), *(below(line) for line in (*lines, *quoted)), Text(""))


def _where(hit: Hit, pen: Pen) -> Text:
    stance = (
        [pen.plain(f"{text.SIGNS[hit.stance]} {text.stance(hit.stance)}", COLORS[hit.stance])]
        if hit.stance
        else []
    )
    option = pen.plain(hit.option_name or "context", "bold")
    what = pen.plain(hit.bearing or hit.kind, "dim")
    dossier = str(hit.dossier.path) if hit.dossier.shadowed_by else hit.dossier.id
    return pen.join(pen.plain(dossier, "cyan"), option, *stance, what, gap=2)


def _quotation(quotation: Quotation, pen: Pen) -> Sequence[Text]:
    words = _marked(
        f"“{quotation.quote}”", [(start + 1, end + 1) for start, end in quotation.spans], pen, "dim"
    )
    place = pen.plain(f"¶{quotation.paragraph}", "cyan")
    return pen.hung(place, pen.join(*words, gap=0), pen.width - INDENT, 1)


def _marked(words: str, spans: Sequence[Span], pen: Pen, style: str = "") -> list[Text]:
    """The words with those that were looked for marked, by signs where there is no colour."""
    return [
        pen.verbatim(piece if not found or pen.screen.color else f"*{piece}*", _FOUND if found else style)
        for piece, found in text.found_in(words, spans)
    ]


def _found(result: Hits, pen: Pen) -> Iterable[Text]:
    if not result.total:
        yield pen.plain("Nothing was found.", "dim")
    elif result.total > len(result.hits):
        yield pen.plain(f"The best {len(result.hits)} of {result.total}; --limit shows more.", "dim")
    if result.unreadable:
        said = f"{len(result.unreadable)} could not be read: options dossiers says why."
        yield pen.plain(said, "yellow")
