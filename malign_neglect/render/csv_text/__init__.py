"""Results as CSV, for a spreadsheet that runs nothing of it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from malign_neglect.render import rendered
from malign_neglect.render.text import visible

if TYPE_CHECKING:
    from malign_neglect.render import Result

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(result: "Result") -> str:
    """The result in this format."""
    return rendered(__name__, result)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _inert(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    shown = visible(cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
