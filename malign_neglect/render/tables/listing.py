"""`list` as a table, or as a stack where the screen is narrow."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malign_neglect.listing import Listing
from malign_neglect.model import Option
from malign_neglect.render.tables.pen import (
    INDENT,
    NARROWEST_CELL,
    Pen,
    heading,
    verdict,
    verdict_pieces,
)


def render(result: Listing, pen: Pen) -> str:
    """The result as a person reads it."""
    longest_id = max((len(option.id) for option in result.options), default=0)
    fits = pen.width - longest_id - 34 >= NARROWEST_CELL
    body = _options_table(result.options, pen) if fits else _options_stack(result.options, pen)
    return pen.drawn(
        heading(result.dossier, pen),
        body if result.options else pen.plain("No option has that verdict.", "dim"),
    )


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
