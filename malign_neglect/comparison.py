"""Options side by side, criterion by criterion.

Owns which claim stands in which cell. Pure: it shows nothing and reads nothing.
"""

from typing import NamedTuple

from malign_neglect.model import Claim, Criterion, Dossier, Option
from malign_neglect.vocabulary import Side


class Entry(NamedTuple):
    """A claim on one side of an option."""

    side: Side
    claim: Claim


class Row(NamedTuple):
    """A criterion (None: claims without one) and a cell an option; an empty cell is silence."""

    criterion: Criterion | None
    cells: tuple[tuple[Entry, ...], ...]


class Comparison(NamedTuple):
    """Two or more options and the rows on which at least one of them speaks."""

    dossier: Dossier
    options: tuple[Option, ...]
    rows: tuple[Row, ...]

    def only(self, option: Option) -> tuple[Criterion, ...]:
        """The criteria on which, of these options, the source speaks of this one alone."""
        column = self.options.index(option)
        return tuple(
            row.criterion
            for row in self.rows
            if row.criterion and [bool(cell) for cell in row.cells].count(True) == 1 and row.cells[column]
        )


def entries(dossier: Dossier, option: Option) -> tuple[Entry, ...]:
    """The pros of an option, then its cons."""
    return (
        *(Entry(Side.PRO, dossier.claim(one)) for one in option.pros),
        *(Entry(Side.CON, dossier.claim(one)) for one in option.cons),
    )


def compare(dossier: Dossier, options: tuple[Option, ...]) -> Comparison:
    """The options by criterion, in the dossier's order; claims without a criterion come last."""
    columns = [entries(dossier, option) for option in options]
    rows = []
    for criterion in (*dossier.criteria, None):
        wanted = criterion.id if criterion else None
        cells = tuple(
            tuple(entry for entry in column if entry.claim.criterion == wanted) for column in columns
        )
        if any(cells):
            rows.append(Row(criterion, cells))
    return Comparison(dossier, options, tuple(rows))
