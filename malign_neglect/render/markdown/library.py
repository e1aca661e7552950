"""`dossiers` as Markdown."""

from malign_neglect.library import Entry, Shelf
from malign_neglect.render.markdown import escaped, page, table


def render(result: Shelf) -> str:
    """The result in this format."""
    rows = [_entry(entry) for entry in result.entries]
    return page(("# Dossiers", table(("id", "title", "author", "options", "claims"), rows)))


def _entry(entry: Entry) -> tuple[str, ...]:
    title = f"*cannot be read: {escaped(entry.reason)}*" if entry.reason else escaped(entry.title or "")
    options = escaped(", ".join(entry.options))
    return (f"`{escaped(entry.id)}`", title, escaped(entry.author or ""), options, str(entry.claims))
