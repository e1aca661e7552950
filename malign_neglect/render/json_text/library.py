"""`dossiers` as JSON."""

from malign_neglect.library import Entry, Shelf
from malign_neglect.render.json_text import Json, dumped


def render(result: Shelf) -> str:
    """The result in this format."""
    return dumped(
        {
            "dossiers": [_entry(entry) for entry in result.entries],
            "folders": [
                {"path": str(folder.path), "origin": folder.origin.value, "reason": folder.reason}
                for folder in result.folders
            ],
        }
    )


def _entry(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "title": entry.title,
        "author": entry.author,
        "options": entry.options,
        "claims": entry.claims,
        "path": str(entry.path),
        "origin": entry.origin.value,
        "reason": entry.reason,
        "shadowed_by": str(entry.shadowed_by) if entry.shadowed_by else None,
    }
