"""`explain` as an outline: what is said, beside its place and its words."""

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from malign_neglect.explanation import Explanation, Line, Together, Unfolded, lines
from malign_neglect.model import Citation, Part
from malign_neglect.render import reading, text
from malign_neglect.render.tables.pen import (
    COLORS,
    INDENT,
    SIDES,
    Pen,
    heading,
    marks,
    places,
    status,
    title,
    verdict,
)
from malign_neglect.vocabulary import Side

_SIDE_BY_SIDE = 76


def render(result: Explanation, pen: Pen) -> str:
    """The result as a person reads it."""
    option = result.option
    blocks: list[RenderableType] = [
        heading(result.dossier, pen),
        pen.join(pen.plain(option.name, "bold"), pen.plain(option.id, "cyan"), gap=2),
        verdict(option, pen),
        pen.plain(option.summary),
    ]
    for name, parts in (("Variants", option.variants), ("Steps", option.steps)):
        if parts:
            blocks += [title(name, pen), _grid(_part_rows(parts, pen), pen)]
    for name, nodes, side in (("Pros", result.pros, Side.PRO), ("Cons", result.cons, Side.CON)):
        blocks += [title(name, pen), _claims(nodes, side, pen)]
    return pen.drawn(*blocks, title("Verdict", pen), *_conclusion(result, pen))


class _Row(NamedTuple):
    """What is said, hanging from its sign; where; and the source's words, unless shown above."""

    lead: Text
    said: Text
    cite: tuple[Citation, ...]
    depth: int = 0
    with_words: bool = True


def _grid(rows: Iterable[_Row], pen: Pen) -> Text:
    """What is said beside its place and words; above them, where the screen is narrow."""
    laid = _beside if pen.width >= _SIDE_BY_SIDE else _above
    return Text("\n", no_wrap=True).join(line for row in rows for line in laid(row, pen))


def _beside(row: _Row, pen: Pen) -> Iterable[Text]:
    """What is said on the left; on the right each place, with its words unless they were shown above."""
    place_width = max((pen.plain(text.place(one)).cell_len for one in row.cite), default=0) + 2
    left = (pen.width - place_width) * 11 // 20
    said = pen.hung(row.lead, row.said, left - 2, row.depth)
    quoted = [
        _padded(place, place_width).append_text(words)
        for _, same_place in groupby(row.cite, key=text.place)
        for place, words in _placed(list(same_place), row, pen, pen.width - left - place_width)
    ]
    for one, other in zip_longest(said, quoted, fillvalue=Text("")):
        yield _padded(one, left).append_text(other)


def _placed(cite: Sequence[Citation], row: _Row, pen: Pen, width: int) -> Iterable[tuple[Text, Text]]:
    """The lines of quotations from one place; the first has the place."""
    quotes = pen.join(*(pen.plain(text.quoted(one), "dim") for one in cite))
    words = pen.wrapped(quotes, width) if row.with_words else []
    return zip_longest([pen.plain(text.place(cite[0]), "cyan")], words, fillvalue=Text(""))


def _padded(cell: Text, width: int) -> Text:
    # In a line of its own: what is appended to a styled text takes on its style.
    return Text("").append_text(cell).append(" " * max(0, width - cell.cell_len))


def _above(row: _Row, pen: Pen) -> Iterable[Text]:
    if not row.with_words:
        yield from pen.hung(row.lead, pen.join(row.said, places(row.cite, pen)), pen.width, row.depth)
        return
    yield from pen.hung(row.lead, row.said, pen.width, row.depth)
    for one in row.cite:
        quoted = _quote(one, pen)
        yield from pen.hung(Text(" "), quoted, pen.width, row.depth + 1)


def _quote(citation: Citation, pen: Pen) -> Text:
    return pen.join(pen.plain(text.place(citation), "cyan"), pen.plain(text.quoted(citation), "dim"))


def _part_rows(parts: Sequence[Part], pen: Pen, depth: int = 0) -> Iterable[_Row]:
    for number, part in enumerate(parts, start=1):
        lead = pen.plain(f"{number}." if not depth else "•", "bold")
        said = pen.join(pen.plain(f"{part.name}:", "bold"), pen.plain(part.text))
        yield _Row(lead, said, part.cite, depth)
        yield from _part_rows(part.parts, pen, depth + 1)


def _claims(nodes: Sequence[Unfolded | Together], side: Side | None, pen: Pen) -> RenderableType:
    if not nodes:
        return Padding(pen.plain("None stated", "dim italic"), (0, 0, 0, INDENT))
    return _grid(_claim_rows(nodes, side, pen), pen)


def _claim_rows(nodes: Sequence[Unfolded | Together], side: Side | None, pen: Pen) -> Iterable[_Row]:
    for line in lines(nodes):
        said = pen.join(*_said(line, pen))
        cite, shown = line.node.claim.cite, line.node.repeated
        yield _Row(_lead(line, side, pen), said, cite, line.depth, with_words=not shown)


def _lead(line: Line, side: Side | None, pen: Pen) -> Text:
    if line.depth:
        return pen.plain("↳", "dim")
    sign, color = SIDES[side] if side else ("•", "")
    return pen.plain(sign, f"bold {color}".strip())


def _said(line: Line, pen: Pen) -> Iterable[Text]:
    claim = line.node.claim
    if lead := reading.lead(line):
        yield pen.plain(lead, "dim italic")
    yield pen.plain(reading.carried(line), "bold magenta")
    yield pen.plain(claim.claim)
    yield from marks(text.marks(claim), pen)
    for aside in reading.asides(line):
        yield pen.plain(f"({aside})", "dim italic")
    if line.node.status:
        yield status(line.node.status, pen)
    if not line.node.repeated:
        yield pen.plain(claim.id, "dim cyan")


def _conclusion(result: Explanation, pen: Pen) -> Iterable[RenderableType]:
    found = result.option.verdict
    said = pen.plain(found.says, "bold") if found.says else pen.plain("No verdict is given.", "dim")
    mark = pen.plain(text.SIGNS[found.stance], f"bold {COLORS[found.stance]}".strip())
    yield _grid([_Row(mark, said, found.cite)], pen)
    if standing := reading.standing(result):
        yield pen.plain(standing, "bold")
    yield title("Grounds", pen)
    yield _claims(result.because, None, pen)
    if legend := reading.legend(result):
        yield pen.plain(legend, "dim")
    yield title("Despite", pen)
    yield _claims(result.despite, None, pen)
    if result.alternatives:
        yield title("Set against", pen)
    for option in result.alternatives:
        line = pen.join(pen.plain(option.name), verdict(option, pen), gap=2)
        yield Padding(line, (0, 0, 0, INDENT))
