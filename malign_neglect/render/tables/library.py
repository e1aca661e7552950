"""`dossiers` as a list."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from malign_neglect.library import Entry, Folder, Origin, Shelf
from malign_neglect.render.tables.pen import Pen, below


def render(result: Shelf, pen: Pen) -> str:
    """The result as a person reads it."""
    return pen.drawn(*(_entry(entry, pen) for entry in result.entries), _folders(result.folders, pen))


def _entry(entry: Entry, pen: Pen) -> RenderableType:
    head = pen.join(pen.plain(entry.id, "cyan"), pen.plain(entry.title or "", "bold"), gap=2)
    return Group(head, *(below(line) for line in _facts(entry, pen)), Text(""))


def _facts(entry: Entry, pen: Pen) -> Iterable[Text]:
    if entry.reason:
        yield pen.plain(f"cannot be read: {entry.reason}", "red")
    else:
        author = [pen.plain(f"{entry.author}.", "italic")] if entry.author else []
        yield pen.join(*author, pen.plain(f"{entry.claims} claims on {', '.join(entry.options)}"))
    if entry.shadowed_by:
        yield pen.plain(f"the id is taken by {entry.shadowed_by}; name this one by its file", "yellow")
    yield pen.unbroken(str(entry.path), "dim")


def _folders(folders: Sequence[Folder], pen: Pen) -> RenderableType:
    own = [folder for folder in folders if folder.origin is Origin.USER]
    missing = [folder for folder in folders if folder.reason and folder.origin is Origin.PATH]
    return Group(
        *(pen.plain(f"{folder.path}: {folder.reason}", "red") for folder in missing),
        *(
            pen.plain(
                f"Your own go into {folder.path} (make it if need be), or any folder in OPTIONS_PATH.", "dim"
            )
            for folder in own
        ),
    )
