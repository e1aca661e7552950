"""What dossiers say, kept in a file so that it need not be read again.

Owns the SQLite file in the user's cache folder. It holds nothing that the dossiers do not, so it may
be deleted at any time; where it cannot be kept, one in memory serves. Knows nothing of where dossiers
are looked for.
"""

import json
import os
import sqlite3
import time
import unicodedata
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import platformdirs

from malign_neglect import __version__
from malign_neglect.passages import Passage, folded, key, passages
from malign_neglect.problems import InvalidDossier, OptionsError

if TYPE_CHECKING:
    from malign_neglect.model import Option

BETWEEN_QUOTATIONS = "\ue000"
"""A word that nobody can ask for: else a phrase could begin in one quotation and end in the next."""

_SCHEMA = """
CREATE TABLE dossier (
  number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL, size INTEGER NOT NULL,
  id TEXT NOT NULL, title TEXT, author TEXT, options TEXT NOT NULL, claims INTEGER NOT NULL, reason TEXT);
CREATE TABLE option (
  number INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
  stance TEXT NOT NULL, keys TEXT NOT NULL);
CREATE INDEX option_of_dossier ON option (dossier);
CREATE TABLE passage (
  number INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, option INTEGER, kind TEXT NOT NULL, bearing TEXT,
  text TEXT NOT NULL, quotations TEXT NOT NULL, claim TEXT, basis TEXT, voice TEXT, certainty TEXT);
CREATE INDEX passage_of_dossier ON passage (dossier);
CREATE VIRTUAL TABLE words USING fts5 (
  text, quotations, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
"""
_MADE_BY = zlib.crc32(f"{__version__} {unicodedata.unidata_version} {_SCHEMA}".encode()) >> 1
"""What made the file, as `PRAGMA user_version` holds it: a number of 31 bits."""

_BATCH = 1_000_000
"""Bytes of dossiers written in one transaction, some fifty files: what an interrupted reading loses."""
_COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds between two times of change that any file system tells apart (FAT: two seconds)."""
_PATIENCE = 30
"""Seconds to wait for another process; each of its transactions takes a fraction of one."""
_DENIED = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
}  # fmt: skip
"""Errors that come of where the file lies and who else holds it, not of what is in it."""

Stamp: TypeAlias = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size: another stamp is another content."""
Answer = TypeVar("Answer")


class Record(NamedTuple):
    """A file at hand: the dossier in it, or the reason why there is none."""

    path: Path
    id: str
    """Of a file that cannot be read: its name without the suffix."""
    title: str | None = None
    author: str | None = None
    options: tuple[str, ...] = ()
    claims: int = 0
    reason: str | None = None


def ask(
    files: Mapping[str, Stamp],
    folders: Collection[str],
    question: Callable[[sqlite3.Connection], Answer],
    *,
    reread: bool = True,
) -> Answer:
    """The answer to a question, of an index in which these files stand as they are now.

    `folders` are those in which there is no file but these. `question` gets the connection, on which a
    table `at_hand` (dossier, position) has the files in their order. Without `reread`, it has those
    that were read before.

    Raises:
        OptionsError: the SQLite of this Python has no full-text search.

    """
    file, discarded = _file(), False
    while True:
        try:
            with closing(_connected(file)) as connection:
                if reread:
                    _refresh(connection, files, folders)
                # One state of the index for all that is asked, whatever another process writes.
                connection.execute("BEGIN")
                _set_out(connection, files)
                return question(connection)
        except sqlite3.DatabaseError as error:
            if "no such module" in str(error):
                raise OptionsError("the SQLite of this Python has no full-text search (FTS5)") from None
            if file is None:
                raise
            if discarded or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DENIED:
                file = None
            else:
                _discard(file)
                discarded = True


def records(connection: sqlite3.Connection) -> list[Record]:
    """The files at hand, in their order."""
    rows = connection.execute(
        "SELECT path, id, title, author, options, claims, reason"
        " FROM at_hand JOIN dossier ON dossier.number = at_hand.dossier ORDER BY position"
    )
    return [
        Record(Path(os.fsdecode(path)), id_, title, author, tuple(options.split()), claims, reason)
        for path, id_, title, author, options, claims, reason in rows
    ]


def stamp(status: os.stat_result) -> Stamp:
    # What no clock here tells apart, SQLite need not hold.
    return min(status.st_mtime_ns, 2**63 - 1), status.st_size


def _file() -> Path | None:
    """Where the index is kept, or None where it cannot be."""
    try:
        folder = platformdirs.user_cache_path("malign-neglect")
        # Of a user without a home, the path may begin with a tilde, and would be made where one works.
        if not folder.is_absolute():
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / "index.sqlite3"


def _connected(file: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(file or ":memory:", timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none.

    Raises:
        sqlite3.DatabaseError: they are damaged, or of another version.

    """
    if _made_by(connection) == _MADE_BY:
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        # Another process may have made them since.
        if _made_by(connection) == 0:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_MADE_BY}")
    if _made_by(connection) != _MADE_BY:
        raise sqlite3.DatabaseError("made by another version")


def _made_by(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _discard(file: Path) -> None:
    """Delete the file, once no other process is writing in it."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
    for part in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            part.unlink()


def _refresh(connection: sqlite3.Connection, files: Mapping[str, Stamp], folders: Collection[str]) -> None:
    """Read what is new or has changed, and drop what has gone."""
    known = {
        os.fsdecode(path): (modified, size)
        for path, modified, size in connection.execute("SELECT path, modified, size FROM dossier")
    }
    gone = [path for path in known if path not in files and str(Path(path).parent) in folders]
    changed = {path: stamp for path, stamp in files.items() if known.get(path) != stamp}
    if gone:
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            for path in gone:
                _forget(connection, path)
    for batch in _batches(changed):
        # Reading takes long, so it is done before the others are locked out.
        contents = [_read(path, changed[path]) for path in batch]
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            for content in contents:
                _forget(connection, str(content.record.path))
                _store(connection, content)


def _batches(files: Mapping[str, Stamp]) -> Iterator[list[str]]:
    batch, filled = [], 0
    for path, (_, size) in files.items():
        batch.append(path)
        filled += size
        if filled >= _BATCH:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _set_out(connection: sqlite3.Connection, files: Mapping[str, Stamp]) -> None:
    connection.execute("CREATE TEMP TABLE at_hand (dossier INTEGER PRIMARY KEY, position INTEGER NOT NULL)")
    connection.executemany(
        "INSERT INTO at_hand SELECT number, ? FROM dossier WHERE path = ?",
        [(position, os.fsencode(path)) for position, path in enumerate(files)],
    )


class _Content(NamedTuple):
    """What a file held when it was read, as far as the index holds it."""

    stamp: Stamp
    record: Record
    options: tuple["Option", ...] = ()
    passages: tuple[Passage, ...] = ()


def _read(path: str, stamp: Stamp) -> _Content:
    # The model and YAML take longer to import than a search takes; most find nothing to read.
    from malign_neglect import dossiers

    # A file that may change again without its time changing is not taken for known.
    recent = abs(time.time_ns() - stamp[0]) < _COARSEST_CLOCK
    stamp = (-1, stamp[1]) if recent else stamp
    try:
        dossier = dossiers.load(Path(path))
    except InvalidDossier as error:
        return _Content(stamp, Record(Path(path), Path(path).stem, reason=_reason(error)))
    record = Record(
        Path(path),
        dossier.id,
        dossier.title,
        dossier.source.author,
        tuple(option.id for option in dossier.options),
        len(dossier.claims_by_id),
    )
    return _Content(stamp, record, dossier.options, tuple(passages(dossier)))


def _reason(error: InvalidDossier) -> str:
    first = error.problems[0]
    place = "" if first.rule == "file" else f"line {first.line}, column {first.column}: "
    return place + first.message


def _forget(connection: sqlite3.Connection, path: str) -> None:
    known = connection.execute("SELECT number FROM dossier WHERE path = ?", [os.fsencode(path)])
    for number in known.fetchall():
        connection.execute(
            "DELETE FROM words WHERE rowid IN (SELECT number FROM passage WHERE dossier = ?)", number
        )
        connection.execute("DELETE FROM passage WHERE dossier = ?", number)
        connection.execute("DELETE FROM option WHERE dossier = ?", number)
        connection.execute("DELETE FROM dossier WHERE number = ?", number)


def _store(connection: sqlite3.Connection, content: _Content) -> None:
    record = content.record
    dossier = _insert(
        connection,
        "dossier (path, modified, size, id, title, author, options, claims, reason)",
        os.fsencode(record.path),
        *content.stamp,
        record.id,
        record.title,
        record.author,
        " ".join(record.options),
        record.claims,
        record.reason,
    )
    options = {option.id: _store_option(connection, dossier, option) for option in content.options}
    for passage in content.passages:
        _store_passage(connection, dossier, options.get(passage.option or ""), passage)


def _store_option(connection: sqlite3.Connection, dossier: int, option: "Option") -> int:
    keys = " ".join(key(name) for name in (option.id, *option.aliases, option.name))
    row = (dossier, option.id, option.name, option.verdict.stance, keys)
    return _insert(connection, "option (dossier, id, name, stance, keys)", *row)


def _store_passage(
    connection: sqlite3.Connection, dossier: int, option: int | None, passage: Passage
) -> None:
    number = _insert(
        connection,
        "passage (dossier, option, kind, bearing, text, quotations, claim, basis, voice, certainty)",
        dossier,
        option,
        passage.kind,
        passage.bearing,
        passage.text,
        json.dumps(passage.quotations),
        passage.claim,
        passage.basis,
        passage.voice,
        passage.certainty,
    )
    quotations = f" {BETWEEN_QUOTATIONS} ".join(folded(quote) for _, quote in passage.quotations)
    _insert(connection, "words (rowid, text, quotations)", number, folded(passage.text), quotations)


def _insert(connection: sqlite3.Connection, columns: str, *row: str | bytes | int | None) -> int:
    # UTF-8 has no bytes for half a character (a surrogate), which a file may hold in an escape.
    storable = [
        value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in row
    ]
    places = ", ".join("?" * len(row))
    return connection.execute(f"INSERT INTO {columns} VALUES ({places})", storable).lastrowid or 0
