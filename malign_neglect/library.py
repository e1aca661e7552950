"""The dossiers at hand: the shipped ones, those in the folders of OPTIONS_PATH, and the user's own.

Owns the folders, their order, and which file a name stands for. What is in the files is the index's
to know.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from malign_neglect.files import data_folder

# The index needs SQLite, which would cost every command that reads the shipped dossier its time to
# load: the functions here that need the index import it.
if TYPE_CHECKING:
    import sqlite3

    from malign_neglect.index import Record, Stamp
    from malign_neglect.model import Dossier

SHIPPED = "malign-neglect"
"""The id of the dossier that is read where none is named."""
_SUFFIXES = (".yaml", ".yml")
Answer = TypeVar("Answer")


class Origin(StrEnum):
    """How a dossier, or a folder of them, comes to be at hand."""

    SHIPPED = "shipped"
    PATH = "path"
    USER = "user"
    NAMED = "named"


class Folder(NamedTuple):
    """A folder in which dossiers are looked for; `reason` says why none can be found there."""

    path: Path
    origin: Origin
    reason: str | None = None


class Entry(NamedTuple):
    """A dossier at hand; `reason` says why its file cannot be read, `shadowed_by` what has its id."""

    path: Path
    id: str
    title: str | None
    author: str | None
    options: tuple[str, ...]
    claims: int
    reason: str | None
    origin: Origin
    shadowed_by: Path | None


class Shelf(NamedTuple):
    """The dossiers at hand, folder by folder, and the folders in the order in which they are looked in."""

    entries: tuple[Entry, ...]
    folders: tuple[Folder, ...]


def shelf() -> Shelf:
    """Every dossier at hand.

    Raises:
        OptionsError: there is no index to be had; see `index.ask`.

    """
    return consult(lambda _, found: found)


def identifiers() -> list[tuple[str, str]]:
    """The ids that `find` knows and their titles, as far as they have been read before. Raises nothing."""
    try:
        return _identifiers()
    except Exception:
        # The shell would print it into the line that the user is typing.
        return []


def find(name: str) -> Path:
    """The file that a path or an id stands for; the name as a path where it stands for none.

    Raises:
        OptionsError: there is no index to be had; see `index.ask`.

    """
    path = Path(name)
    if _is_file(path) or path.name != name or name.endswith(_SUFFIXES):
        return path
    shipped = data_folder() / f"{name}.yaml"
    return shipped if _is_file(shipped) else _by_id(name)


def load(name: str | Path = SHIPPED) -> "Dossier":
    """The dossier that a path or an id stands for.

    Raises:
        InvalidDossier: it cannot be read, or is not valid; `problems` says all that is wrong.
        OptionsError: there is no index to be had; see `index.ask`.

    """
    from malign_neglect import dossiers

    return dossiers.load(find(str(name)))


def consult(
    question: "Callable[[sqlite3.Connection, Shelf], Answer]", names: Sequence[str | Path] = ()
) -> Answer:
    """The answer to a question, of the index and the dossiers named, or all at hand where none are.

    Raises:
        InvalidDossier: a dossier that is named cannot be read.
        OptionsError: there is no index to be had; see `index.ask`.

    """
    from malign_neglect import index

    folders, files = ((), _named(names)) if names else _looked_in()

    def answer(connection: "sqlite3.Connection") -> Answer:
        entries = _entries(index.records(connection), folders)
        if names:
            _insist(entries)
        return question(connection, Shelf(entries, folders))

    return index.ask(files, {str(folder.path) for folder in folders}, answer)


def _by_id(name: str) -> Path:
    """The file with that id: one that is named by it, if there is one, so that no other need be read."""
    from malign_neglect import index

    folders, files = _looked_in()
    alike = {path: stamp for path, stamp in files.items() if Path(path).stem == name}
    records = index.ask(alike, (), index.records) if alike else []
    if not any(record.id == name for record in records):
        records = index.ask(files, {str(folder.path) for folder in folders}, index.records)
    return next((record.path for record in records if record.id == name), Path(name))


def _identifiers() -> list[tuple[str, str]]:
    from malign_neglect import index

    _, files = _looked_in()
    known = {record.path: record for record in index.ask(files, (), index.records, reread=False)}
    found: dict[str, str] = {}
    for path in map(Path, files):
        record = known.get(path)
        found.setdefault(record.id if record else path.stem, (record and record.title) or "")
    return list(found.items())


def _entries(records: "Sequence[Record]", folders: Sequence[Folder]) -> tuple[Entry, ...]:
    origins = {folder.path: folder.origin for folder in folders}
    holders: dict[str, Path] = {}
    for record in sorted(records, key=lambda one: one.path.stem != one.id):
        holders.setdefault(record.id, record.path)
    return tuple(
        Entry(
            *record,
            origin=origins.get(record.path.parent, Origin.NAMED),
            shadowed_by=holders[record.id] if holders[record.id] != record.path else None,
        )
        for record in records
    )


def _named(names: Sequence[str | Path]) -> "dict[str, Stamp]":
    from malign_neglect.index import stamp

    files = {}
    for name in names:
        path = find(str(name))
        try:
            files[str(path.absolute())] = stamp(path.stat())
        except (OSError, ValueError):
            _fail(path)
    return files


def _insist(entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.reason:
            _fail(entry.path)


def _fail(path: Path) -> None:
    """Raise all that is wrong with a dossier, as for any command that reads it."""
    from malign_neglect import dossiers

    dossiers.load(path)


def _looked_in() -> "tuple[tuple[Folder, ...], dict[str, Stamp]]":
    """The folders for dossiers, and the files in them, in the order in which ids are looked up."""
    folders: list[Folder] = []
    files: dict[str, Stamp] = {}
    for folder in _folders():
        try:
            files |= _files_in(folder.path)
            folders.append(folder)
        except OSError as error:
            folders.append(folder._replace(reason=_reason(folder, error)))
    return tuple(folders), files


def _folders() -> Iterator[Folder]:
    """Each folder once, however it is named."""
    different: dict[str, Folder] = {}
    for path, origin in ((data_folder(), Origin.SHIPPED), *_on_path(), *_users_own()):
        different.setdefault(os.path.realpath(path), Folder(path.absolute(), origin))
    yield from different.values()


def _on_path() -> Iterator[tuple[Path, Origin]]:
    for part in os.environ.get("OPTIONS_PATH", "").split(os.pathsep):
        path = Path(part)
        # The tilde of a user who is not known is a name like any other.
        with suppress(RuntimeError):
            path = path.expanduser()
        if part:
            yield path, Origin.PATH


def _users_own() -> Iterator[tuple[Path, Origin]]:
    import platformdirs

    # Some users, of services and containers, have no home.
    with suppress(RuntimeError):
        yield platformdirs.user_data_path("malign-neglect") / "dossiers", Origin.USER


def _files_in(folder: Path) -> "dict[str, Stamp]":
    from malign_neglect.index import stamp

    with os.scandir(folder) as found:
        named = [one for one in found if one.name.endswith(_SUFFIXES) and not one.name.startswith(".")]
    files = {}
    for entry in sorted(named, key=lambda one: one.name):
        # It may have gone since, or be a link that leads nowhere.
        with suppress(OSError):
            if entry.is_file():
                files[entry.path] = stamp(entry.stat())
    return files


def _is_file(path: Path) -> bool:
    """Whether there is such a file; the system refuses some names, such as very long ones."""
    try:
        return path.is_file()
    except OSError:
        return False


def _reason(folder: Folder, error: OSError) -> str | None:
    """Why a folder gives no dossiers; none where there need not be one."""
    if isinstance(error, FileNotFoundError):
        return "no such folder" if folder.origin is Origin.PATH else None
    return "not a folder" if isinstance(error, NotADirectoryError) else error.strerror or str(error)
