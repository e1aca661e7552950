"""`compare` as a table, or criterion by criterion where columns would be squeezed."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malign_neglect.comparison import Comparison, Entry
from malign_neglect.render import reading, text
from malign_neglect.render.tables.pen import (
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

_LABELS = 16


def render(result: Comparison, pen: Pen) -> str:
    """The result as a person reads it."""
    width = (pen.width - _LABELS - 4) // len(result.options) - 3
    fits = width >= NARROWEST_CELL
    body = _side_by_side(result, width, pen) if fits else _stacked(result, pen)
    only = [pen.plain(line, "dim") for line in reading.only(result)]
    return pen.drawn(heading(result.dossier, pen), body, *([Text(""), *only] if only else []))


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
