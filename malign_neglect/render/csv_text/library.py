"""`dossiers` as CSV: a dossier a row."""

from malign_neglect.library import Shelf
from malign_neglect.render.csv_text import written

_SHELF = ("id", "title", "author", "options", "claims", "path", "origin", "reason", "shadowed_by")


def render(result: Shelf) -> str:
    """The result in this format."""
    rows = (
        (
            entry.id,
            entry.title or "",
            entry.author or "",
            " ".join(entry.options),
            str(entry.claims),
            str(entry.path),
            entry.origin.value,
            entry.reason or "",
            str(entry.shadowed_by or ""),
        )
        for entry in result.entries
    )
    return written(_SHELF, rows)
