"""`list`, `compare` and `explain` as tables."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malign_neglect.comparison import Comparison, Entry
from malign_neglect.explanation import Explanation, Line, Together, Unfolded, lines
from malign_neglect.listing import Listing
from malign_neglect.model import Citation, Option, Part
from malign_neglect.render import reading, text
from malign_neglect.render.tables.pen import (
    COLORS,
    INDENT,
    NARROWEST_CELL,
    SIDES,
    Pen,
    heading,
    marks,
    places,
    title,
    verdict,
    verdict_pieces,
)
from malign_neglect.vocabulary import Side

_LABELS = 16
_SIDE_BY_SIDE = 76


def render(result: Listing | Comparison | Explanation, pen: Pen) -> str:
    """The result as a person reads it."""
    match result:
        case Listing():
            return _listing(result, pen)
        case Comparison():
            return _comparison(result, pen)
        case Explanation():
            return _explanation(result, pen)


def _listing(result: Listing, pen: Pen) -> str:
    longest_id = max((len(option.id) for option in result.options), default=0)
    fits = pen.width - longest_id - 34 >= NARROWEST_CELL
    body = _options_table(result.options, pen) if fits else _options_stack(result.options, pen)
    return pen.drawn(
        heading(result.dossier, pen), body if result.options else pen.plain("No such verdict.", "dim")
    )


def _comparison(result: Comparison, pen: Pen) -> str:
    width = (pen.width - _LABELS - 4) // len(result.options) - 3
    fits = width >= NARROWEST_CELL
    body = _side_by_side(result, width, pen) if fits else _stacked(result, pen)
    only = [pen.plain(line, "dim") for line in reading.only(result)]
    return pen.drawn(heading(result.dossier, pen), body, *([Text(""), *only] if only else []))


def _explanation(result: Explanation, pen: Pen) -> str:
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


def _options_table(options: Sequence[Option], pen: Pen) -> Table:
    table = Table(box=pen.box(box.SIMPLE_HEAD), show_lines=False, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("id", no_wrap=True)
    table.add_column("option", ratio=1, overflow="fold")
    table.add_column("verdict", max_width=24, overflow="fold")
    table.add_column("pros", justify="right", no_wrap=True)
    table.add_column("cons", justify="right", no_wrap=True)
    for option in options:
        name = Group(pen.plain(option.name, "bold"), pen.plain(option.summary), Text(""))
        pros, cons = str(len(option.pros)), str(len(option.cons))
        table.add_row(pen.plain(option.id, "cyan"), name, Group(*verdict_pieces(option, pen)), pros, cons)
    return table


def _options_stack(options: Sequence[Option], pen: Pen) -> RenderableType:
    blocks: list[RenderableType] = []
    for option in options:
        counts = f"pros {len(option.pros)}, cons {len(option.cons)}"
        blocks += [
            pen.join(pen.plain(option.name, "bold"), pen.plain(option.id, "cyan"), gap=2),
            pen.join(verdict(option, pen), pen.plain(counts, "dim"), gap=2),
            Padding(pen.plain(option.summary), (0, 0, 1, INDENT)),
        ]
    return Group(*blocks)


def _side_by_side(result: Comparison, width: int, pen: Pen) -> Table:
    table = Table(box=pen.box(box.SIMPLE_HEAD), show_lines=True, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("", width=_LABELS, overflow="fold")
    for option in result.options:
        table.add_column(pen.plain(option.name, "bold"), width=width, overflow="fold")
    table.add_row(pen.plain("verdict", "dim"), *(Group(*verdict_pieces(one, pen)) for one in result.options))
    for row in result.rows:
        name = pen.plain(row.criterion.name if row.criterion else "no criterion", "dim")
        table.add_row(name, *(_cell(cell, width, pen) for cell in row.cells))
    return table


def _stacked(result: Comparison, pen: Pen) -> RenderableType:
    blocks: list[RenderableType] = [
        pen.join(pen.plain(option.name, "bold"), verdict(option, pen), gap=2) for option in result.options
    ]
    for row in result.rows:
        blocks.append(title(row.criterion.name if row.criterion else "No criterion", pen))
        for option, cell in zip(result.options, row.cells, strict=True):
            blocks.append(pen.plain(option.name, "bold"))
            blocks.append(Padding(_cell(cell, pen.width - INDENT, pen), (0, 0, 0, INDENT)))
    return Group(*blocks)


def _cell(cell: Sequence[Entry], width: int, pen: Pen) -> Text:
    if not cell:
        return pen.plain("silent", "dim italic")
    return Text("\n", no_wrap=True).join(line for entry in cell for line in _entry(entry, width, pen))


def _entry(entry: Entry, width: int, pen: Pen) -> Sequence[Text]:
    sign, color = SIDES[entry.side]
    claim = entry.claim
    said = pen.join(pen.plain(claim.claim), *marks(text.marks(claim), pen), places(claim.cite, pen))
    return pen.hung(pen.plain(sign, f"bold {color}"), said, width)


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
    place_width = max((len(text.place(one)) for one in row.cite), default=0) + 2
    left = (pen.width - place_width) * 11 // 20
    said = pen.hung(row.lead, row.said, left - 2, row.depth)
    before = (row.cite[:1] + row.cite)[: len(row.cite)]
    quotes = [
        _quote(one, pen, with_place=one.paragraph != last.paragraph)
        for last, one in zip(before, row.cite, strict=True)
    ]
    words = pen.wrapped(pen.join(*quotes), pen.width - left - place_width) if row.with_words else []
    place = [pen.plain(text.place(row.cite[0]), "cyan")] if row.cite else []
    for cells in zip_longest(said, place, words, fillvalue=Text("")):
        yield _aligned(cells, (left, place_width))


def _aligned(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    line = Text("")
    for cell, width in zip(cells, (*widths, 0), strict=True):
        line.append_text(cell).append(" " * max(0, width - cell.cell_len))
    return line


def _above(row: _Row, pen: Pen) -> Iterable[Text]:
    if not row.with_words:
        yield from pen.hung(row.lead, pen.join(row.said, places(row.cite, pen)), pen.width, row.depth)
        return
    yield from pen.hung(row.lead, row.said, pen.width, row.depth)
    for one in row.cite:
        quoted = _quote(one, pen, with_place=True)
        yield from pen.hung(Text(" "), quoted, pen.width, row.depth + 1)


def _quote(citation: Citation, pen: Pen, *, with_place: bool) -> Text:
    place = pen.plain(text.place(citation) if with_place else "", "cyan")
    return pen.join(place, pen.plain(text.quoted(citation), "dim"))


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
    yield pen.plain(claim.claim)
    yield from marks(text.marks(claim), pen)
    for aside in reading.asides(line):
        yield pen.plain(f"({aside})", "dim italic")


def _conclusion(result: Explanation, pen: Pen) -> Iterable[RenderableType]:
    found = result.option.verdict
    said = pen.plain(found.says, "bold") if found.says else pen.plain("No verdict is given.", "dim")
    mark = pen.plain(text.SIGNS[found.stance], f"bold {COLORS[found.stance]}".strip())
    yield _grid([_Row(mark, said, found.cite)], pen)
    yield title("Grounds", pen)
    yield _claims(result.because, None, pen)
    yield title("Despite", pen)
    yield _claims(result.despite, None, pen)
    if result.alternatives:
        yield title("Set against", pen)
    for option in result.alternatives:
        line = pen.join(pen.plain(option.name), verdict(option, pen), gap=2)
        yield Padding(line, (0, 0, 0, INDENT))
