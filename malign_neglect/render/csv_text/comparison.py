"""`compare` as CSV: a claim a row."""

from collections.abc import Iterator, Sequence

from malign_neglect.comparison import Comparison
from malign_neglect.render.csv_text import written
from malign_neglect.render.csv_text.claims import COLUMNS, cells


def render(result: Comparison) -> str:
    """The result in this format."""
    return written(("criterion_id", "criterion", "option", "side", *COLUMNS), _cells(result))


def _cells(result: Comparison) -> Iterator[Sequence[str]]:
    for row in result.rows:
        head = (row.criterion.id, row.criterion.name) if row.criterion else ("", "")
        for option, cell in zip(result.options, row.cells, strict=True):
            for entry in cell:
                yield (*head, option.id, entry.side.value, *cells(entry.claim))
            if not cell:
                yield (*head, option.id, "silent", *[""] * len(COLUMNS))
