"""The dossiers at hand: where they are looked for, what a name stands for, and what is remembered of them."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import platformdirs
import pytest
from conftest import LIBRARY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malign_neglect import dossiers, index, library
from malign_neglect.index import Record
from malign_neglect.library import Entry, Origin, find, identifiers, shelf
from malign_neglect.model import Dossier
from malign_neglect.problems import InvalidDossier, OptionsError

SHIPPED = Path(__file__).parents[1] / "data"
LONG_AGO = 1_700_000_000


class Home(NamedTuple):
    """A user's folders, with nothing in them yet."""

    own: Path
    kept: Path
    """The file in which the index is kept."""


def home_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name, part in {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}.items():
        monkeypatch.setenv(name, str(folder / part))
    monkeypatch.delenv("OPTIONS_PATH", raising=False)
    own = library.shelf().folders[-1].path
    own.mkdir(parents=True)
    (file,) = folder.rglob("index.sqlite3")
    return Home(own, file)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return home_in(tmp_path, monkeypatch)


def write(file: Path, *, title: str = "A title", id_: str | None = None, age: float | None = None) -> Path:
    """A small dossier; with an age, last changed so many seconds ago."""
    text = LIBRARY.read_text(encoding="utf-8").replace("Where the town should put its library", title)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + (f"id: {id_}\n" if id_ else ""), encoding="utf-8")
    if age is not None:
        os.utime(file, (time.time() - age, time.time() - age))
    return file


def at_hand(*origins: Origin) -> list[Entry]:
    """The dossiers at hand but the shipped ones, which every user has."""
    wanted = origins or (Origin.PATH, Origin.USER)
    return [entry for entry in shelf().entries if entry.origin in wanted]


def titles() -> list[str | None]:
    return [entry.title for entry in at_hand()]


def paths() -> list[Path]:
    return [entry.path for entry in at_hand()]


Reads = list[Path]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """The files that are read from here on, in order."""
    read: Reads = []
    load = dossiers.load

    def noted(path: Path) -> Dossier:
        read.append(path)
        return load(path)

    monkeypatch.setattr(dossiers, "load", noted)
    return read


# Where dossiers are looked for


def test_the_shipped_come_first_then_the_folders_of_the_path_then_the_users_own(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home.own / "own.yaml")
    write(tmp_path / "two" / "second.yaml")
    write(tmp_path / "one" / "b.yaml")
    write(tmp_path / "one" / "a.yml")
    monkeypatch.setenv("OPTIONS_PATH", os.pathsep.join(["", str(tmp_path / "two"), "", "~/one"]))
    found = [(entry.origin, entry.id) for entry in shelf().entries]
    shipped = [(Origin.SHIPPED, file.stem) for file in sorted(SHIPPED.glob("*.yaml"))]
    assert (Origin.SHIPPED, "malign-neglect") in shipped
    assert found == [
        *shipped,
        (Origin.PATH, "second"),
        (Origin.PATH, "a"),
        (Origin.PATH, "b"),
        (Origin.USER, "own"),
    ]
    assert [folder.path for folder in shelf().folders] == [
        SHIPPED,
        tmp_path / "two",
        tmp_path / "one",
        home.own,
    ]


def test_an_entry_says_what_a_dossier_is_about(home: Home) -> None:
    file = write(home.own / "town-library.yaml", title="Where to put it")
    assert at_hand() == [
        Entry(
            path=file,
            id="town-library",
            title="Where to put it",
            author="A. Reader",
            options=("station", "school", "market-hall"),
            claims=8,
            reason=None,
            origin=Origin.USER,
            shadowed_by=None,
        )
    ]


def test_only_files_in_yaml_directly_in_a_folder_count_and_no_hidden_ones(home: Home) -> None:
    counted = write(home.own / "counted.yaml")
    linked = home.own / "linked.yml"
    linked.symlink_to(counted)
    write(home.own / ".hidden.yaml")
    write(home.own / "folder.yaml" / "inner.yaml")
    write(home.own / "notes.txt")
    write(home.own / "notes.yaml~")
    (home.own / "dangling.yaml").symlink_to(home.own / "nowhere")
    (home.own / "circle.yaml").symlink_to(home.own / "circle.yaml")
    os.mkfifo(home.own / "pipe.yaml")
    assert paths() == [counted, linked]


def test_a_folder_is_looked_in_once_however_often_and_however_it_is_named(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "mine" / "a.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    named = [str(tmp_path / "mine"), "mine", str(tmp_path / "link"), str(home.own), str(SHIPPED)]
    monkeypatch.setenv("OPTIONS_PATH", os.pathsep.join(named))
    assert paths() == [file]
    assert at_hand()[0].shadowed_by is None
    origins = [(folder.path, folder.origin) for folder in shelf().folders]
    assert origins == [(SHIPPED, Origin.SHIPPED), (tmp_path / "mine", Origin.PATH), (home.own, Origin.PATH)]


def test_a_folder_of_the_path_that_is_not_there_is_named_and_spoils_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(home.own / "own.yaml")
    places = (tmp_path / "nowhere", file, Path("~nobody-of-that-name/x"))
    monkeypatch.setenv("OPTIONS_PATH", os.pathsep.join(map(str, places)))
    assert [folder.reason for folder in shelf().folders] == [
        None,
        "no such folder",
        "not a folder",
        "no such folder",
        None,
    ]
    assert paths() == [file]


def test_that_a_user_has_no_folder_of_dossiers_needs_no_reason(home: Home) -> None:
    home.own.rmdir()
    assert [folder.reason for folder in shelf().folders] == [None, None]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "empty: a dossier is expected here"),
        (b"\xff", "not UTF-8 here; save the file as UTF-8"),
        (b"format: 1\ntitle: [", "line "),
        (b"format: 1\nqestion: x\n", "line 1, column 1: "),
        (b'title: "\\ud800\\0"\n"\\ue000": x\n', "line "),
    ],
)
def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_spoils_nothing(
    home: Home, text: bytes, reason: str
) -> None:
    write(home.own / "a.yaml")
    (home.own / "broken.yaml").write_bytes(text)
    write(home.own / "z.yaml")
    for _ in ("read", "remembered"):
        first, broken, last = at_hand()
        assert (first.reason, last.reason) == (None, None)
        assert (broken.id, broken.title, broken.options, broken.claims) == ("broken", None, (), 0)
        assert broken.reason is not None
        assert broken.reason.startswith(reason)


def test_a_name_that_is_no_text_is_a_name_all_the_same(home: Home) -> None:
    file = Path(os.fsdecode(os.fsencode(home.own) + b"/\xff.yaml"))
    write(file, id_="unnamed")
    assert [(entry.id, entry.path) for entry in at_hand()] == [("unnamed", file)]
    assert find("unnamed") == file


# What a name stands for


def test_an_id_stands_for_the_first_file_that_has_it_and_the_others_say_so(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(tmp_path / "path" / "x.yaml", id_="twice")
    second = write(home.own / "y.yaml", id_="twice")
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "path"))
    assert [(entry.path, entry.shadowed_by) for entry in at_hand()] == [(first, None), (second, first)]
    assert find("twice") == first
    assert find(str(second)) == second


def test_a_file_that_is_named_by_an_id_has_it_before_one_that_is_not(home: Home) -> None:
    other = write(home.own / "a.yaml", id_="mine")
    named = write(home.own / "mine.yaml")
    assert [(entry.path, entry.shadowed_by) for entry in at_hand()] == [(other, named), (named, None)]
    assert find("mine") == named


def test_the_shipped_id_is_not_to_be_taken(home: Home) -> None:
    own = write(home.own / "malign-neglect.yaml")
    assert find("malign-neglect") == SHIPPED / "malign-neglect.yaml"
    assert [entry.shadowed_by for entry in at_hand() if entry.path == own] == [
        SHIPPED / "malign-neglect.yaml"
    ]


def test_what_a_name_stands_for_is_read(home: Home) -> None:
    write(home.own / "mine.yaml", title="Mine")
    assert library.load("mine").title == "Mine"
    assert library.load(home.own / "mine.yaml").title == "Mine"
    assert library.load().id == library.SHIPPED
    with pytest.raises(InvalidDossier, match="no such file, and no dossier of that id"):
        library.load("not-mine")


def test_a_path_stands_for_itself_before_any_id(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home.own / "mine.yaml")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mine")
    assert find("mine") == Path("mine")


def test_an_id_is_found_in_the_file_of_that_name_without_reading_the_others(home: Home, reads: Reads) -> None:
    write(home.own / "a.yaml", age=60)
    mine = write(home.own / "mine.yml", age=60)
    assert find("mine") == mine
    assert find("mine") == mine
    assert reads == [mine]


def test_an_id_is_found_in_a_file_of_another_name(home: Home) -> None:
    write(home.own / "a.yaml")
    file = write(home.own / "b.yaml", id_="mine")
    write(home.own / "mine.yaml", id_="not-mine")
    assert find("mine") == file


def test_a_broken_file_keeps_the_id_that_it_is_named_by(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home.own / "mine.yaml")
    broken = write(tmp_path / "path" / "mine.yaml", id_="[")
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "path"))
    assert find("mine") == broken


@pytest.mark.parametrize(
    "name", ["nothing-of-that-id", "nothing.yaml", "no/such/path", "", ".", "..", "x" * 5000, "\0", "\udcff"]
)
def test_a_name_that_stands_for_nothing_stays_a_path(home: Home, name: str) -> None:
    assert find(name) == Path(name)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_no_name_is_too_odd_to_be_looked_for(home: Home, name: str) -> None:
    assert find(name) == Path(name) or find(name).is_file()


def imported(statement: str) -> set[str]:
    """The modules that a statement imports, in a process of its own."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_the_shipped_dossier_is_found_without_the_index(home: Home) -> None:
    found = imported("from malign_neglect.library import find; assert find('malign-neglect').is_file()")
    assert not found & {"sqlite3", "platformdirs", "yaml", "malign_neglect.model"}


# What the shell completes


def test_ids_are_completed_by_file_name_until_a_dossier_has_been_read(home: Home, reads: Reads) -> None:
    write(home.own / "a.yaml", title="The first", id_="first")
    assert ("a", "") in identifiers()
    assert reads == []
    shelf()
    assert ("first", "The first") in identifiers()
    assert ("malign-neglect", "What to do about North Korea after its rocket launch") in identifiers()


def test_an_id_is_completed_once(home: Home) -> None:
    write(home.own / "a.yaml", title="The first", id_="twice")
    write(home.own / "b.yaml", title="The second", id_="twice")
    shelf()
    assert [one for one in identifiers() if one[0] == "twice"] == [("twice", "The first")]


def test_completion_never_fails(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OptionsError("no index to be had")

    monkeypatch.setattr(index, "ask", fail)
    assert identifiers() == []


# What is remembered


def test_what_has_not_changed_is_not_read_again(home: Home, reads: Reads) -> None:
    write(home.own / "a.yaml", age=60)
    write(home.own / "b.yaml", age=60)
    (home.own / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    os.utime(home.own / "broken.yaml", (LONG_AGO, LONG_AGO))
    before = at_hand()
    reads.clear()
    assert at_hand() == before
    assert reads == []


def test_of_what_changes_only_that_is_read_again(home: Home, reads: Reads) -> None:
    for name in ("a", "b", "c"):
        write(home.own / f"{name}.yaml", title=name, age=60)
    assert titles() == ["a", "b", "c"]
    reads.clear()
    changed = write(home.own / "b.yaml", title="B, changed", age=30)
    assert titles() == ["a", "B, changed", "c"]
    added = write(home.own / "aa.yaml", title="aa", age=30)
    assert titles() == ["a", "aa", "B, changed", "c"]
    (home.own / "a.yaml").unlink()
    assert titles() == ["aa", "B, changed", "c"]
    renamed = (home.own / "c.yaml").rename(home.own / "0.yaml")
    assert titles() == ["c", "aa", "B, changed"]
    assert reads == [changed, added, renamed]


def test_of_what_has_changed_or_gone_nothing_is_left_in_the_index(home: Home) -> None:
    def sizes() -> list[int]:
        tables = ("dossier", "option", "passage", "words", "words_docsize")
        with closing(sqlite3.connect(home.kept)) as kept:
            return [kept.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]

    shelf()
    before = sizes()
    write(home.own / "a.yaml", title="one", age=60)
    shelf()
    with_one = sizes()
    assert all(more > less for more, less in zip(with_one, before, strict=True))
    write(home.own / "a.yaml", title="one, changed", age=30)
    shelf()
    assert sizes() == with_one
    (home.own / "a.yaml").unlink()
    shelf()
    assert sizes() == before


def test_a_change_is_seen_that_leaves_size_and_time_as_they_were(home: Home) -> None:
    file = write(home.own / "a.yaml", title="one")
    status = file.stat()
    assert titles() == ["one"]
    write(file, title="two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.stat().st_size == status.st_size
    assert titles() == ["two"]


def test_what_is_mended_is_at_hand_again(home: Home) -> None:
    file = write(home.own / "a.yaml", title="one", id_="[", age=60)
    assert titles() == [None]
    write(file, title="one", age=30)
    assert titles() == ["one"]


def test_a_folder_off_the_path_is_forgotten_by_none_and_seen_by_none(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: Reads
) -> None:
    write(tmp_path / "path" / "a.yaml", title="on the path", age=60)
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "path"))
    assert titles() == ["on the path"]
    monkeypatch.delenv("OPTIONS_PATH")
    assert titles() == []
    reads.clear()
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "path"))
    assert titles() == ["on the path"]
    assert reads == []


def test_a_file_named_by_its_path_is_remembered_and_seen_by_none_but_those_who_name_it(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: Reads
) -> None:
    outside = write(tmp_path / "outside.yaml", title="outside", age=60)
    monkeypatch.chdir(tmp_path)

    def named(name: str) -> list[tuple[Path, Origin]]:
        return library.consult(lambda _, found: [(one.path, one.origin) for one in found.entries], [name])

    assert named("outside.yaml") == [(outside, Origin.NAMED)]
    assert titles() == []
    reads.clear()
    assert named(str(outside)) == [(outside, Origin.NAMED)]
    assert reads == []


def test_an_interrupted_reading_keeps_what_it_has_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(home.own / f"{number}.yaml", age=60) for number in range(6)]
    monkeypatch.setattr(index, "_BATCH", files[0].stat().st_size * 2)
    load, read = dossiers.load, Reads()

    def interrupted(path: Path) -> Dossier:
        read.append(path)
        if len(read) == 4:
            raise KeyboardInterrupt
        return load(path)

    monkeypatch.setattr(dossiers, "load", interrupted)
    with pytest.raises(KeyboardInterrupt):
        shelf()
    assert len(titles()) == 6
    assert read[4:] == files[2:]


Damage = Callable[[Path], object]


def overwritten_from_the_middle(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(size // 2)
        opened.write(b"\xff" * (size - size // 2))


def run_sql(statement: str) -> Damage:
    def run(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(statement)

    return run


def of_another_program(file: Path) -> None:
    file.unlink()
    run_sql("CREATE TABLE dossier (x)")(file)


DAMAGES: dict[str, Damage] = {
    "deleted": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"not a database " * 1000),
    "cut short": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut in the first page": lambda file: os.truncate(file, 1000),
    "overwritten from the middle": overwritten_from_the_middle,
    "of another version": run_sql("PRAGMA user_version = 7"),
    "of another program": of_another_program,
    "without its catalogue": run_sql("DROP TABLE dossier"),
    "without its words": run_sql("DROP TABLE words"),
    "with half of its words": run_sql("DROP TABLE words_data"),
    "beside a stale journal": lambda file: file.with_name("index.sqlite3-journal").write_bytes(
        b"\xd9\xd5\x05\xf9 stale"
    ),
}


def everything(connection: sqlite3.Connection) -> tuple[list[Record], list[object]]:
    return index.records(connection), connection.execute(
        "SELECT * FROM words WHERE words MATCH 'roof'"
    ).fetchall()


def asked_of_all() -> tuple[list[Record], list[object]]:
    return library.consult(lambda connection, _: everything(connection))


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_that_is_damaged_is_built_anew(home: Home, damage: str, reads: Reads) -> None:
    for number in range(20):
        write(home.own / f"{number:02}.yaml", title=f"dossier {number}", age=60)
    whole = asked_of_all()
    assert len(whole[0]) > 20
    DAMAGES[damage](home.kept)
    assert [record.title for record in asked_of_all()[0]] == [record.title for record in whole[0]]
    assert len(asked_of_all()[1]) == len(whole[1])
    reads.clear()
    asked_of_all()
    assert reads == [], "it is kept again"


def in_the_way(home: Home) -> None:
    home.kept.unlink()
    home.kept.mkdir()


def not_a_folder(home: Home) -> None:
    home.kept.unlink()
    home.kept.parent.rmdir()
    home.kept.parent.write_text("a file", encoding="utf-8")


def locked(home: Home) -> sqlite3.Connection:
    other = sqlite3.connect(home.kept, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


@pytest.mark.parametrize("obstacle", [in_the_way, not_a_folder, locked])
def test_where_no_index_can_be_kept_one_in_memory_serves(
    home: Home, monkeypatch: pytest.MonkeyPatch, obstacle: Callable[[Home], sqlite3.Connection | None]
) -> None:
    write(home.own / "a.yaml", title="one", age=60)
    monkeypatch.setattr(index, "_PATIENCE", 0.01)
    held, before = obstacle(home), home.kept.parent.stat()
    assert titles() == ["one"]
    assert len(asked_of_all()[1]) > 0
    if held:
        held.close()
        assert home.kept.parent.stat().st_mtime_ns == before.st_mtime_ns, "what another holds stays there"


def homeless(path: str) -> Path:
    """What platformdirs does where it finds no home; older ones give the path as it is."""
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("folder", [homeless, lambda name: Path("~", name)])
def test_a_user_without_a_home_has_the_shipped_dossiers_and_no_folder_made(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Callable[[str], Path]
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(platformdirs, "user_cache_path", folder)
    monkeypatch.setattr(platformdirs, "user_data_path", folder)
    assert [entry.path for entry in shelf().entries] == sorted(SHIPPED.glob("*.yaml"))
    assert list(work.iterdir()) == []


def test_a_python_without_full_text_search_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.kept.unlink()
    monkeypatch.setattr(index, "_SCHEMA", index._SCHEMA.replace("fts5", "no_such_engine"))
    with pytest.raises(OptionsError, match="full-text search"):
        shelf()


# Two at once

_READER = """
from malign_neglect.library import consult, shelf
found = consult(lambda connection, shelf: (
    [entry.title for entry in shelf.entries],
    connection.execute("SELECT count(*) FROM words JOIN passage ON number = words.rowid JOIN at_hand USING (dossier)"
                       " WHERE words MATCH 'roof'").fetchone()[0]))
print(found)
"""


def several_at_once(number: int) -> set[str]:
    """What that many processes find that start together."""
    command = [sys.executable, "-c", _READER]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(number)
    ]
    found = set()
    for process in started:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
        found.add(out)
    return found


def test_processes_that_build_the_index_at_once_find_the_same(home: Home) -> None:
    for number in range(40):
        write(home.own / f"{number:02}.yaml", title=f"dossier {number}", age=60)
    alone = several_at_once(1)
    for obstacle in ("none", "deleted", "changed", "no database", "of another version"):
        if obstacle == "changed":
            for number in range(0, 40, 2):
                write(home.own / f"{number:02}.yaml", title=f"dossier {number}", age=50 - number)
        elif obstacle != "none":
            DAMAGES[obstacle](home.kept)
        assert several_at_once(3) == alone, obstacle
    run_sql("INSERT INTO words (words) VALUES ('integrity-check')")(home.kept)
    with closing(sqlite3.connect(home.kept)) as kept:
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_process_that_is_killed_leaves_an_index_that_can_be_used(home: Home) -> None:
    for number in range(40):
        write(home.own / f"{number:02}.yaml", title=f"dossier {number}", age=60)
    alone = several_at_once(1)
    home.kept.unlink()
    command = [sys.executable, "-c", "from malign_neglect import index; index._BATCH = 1\n" + _READER]
    for delay in (0.15, 0.2, 0.25, 0.3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(delay)
        process.kill()
        process.wait()
    assert several_at_once(2) == alone
