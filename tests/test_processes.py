"""The program in a process of its own, where the shell matters."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARY, Shell

PROGRAM = [sys.executable, "-m", "malign_neglect"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    for words in ("list", "explain malign-neglect --format json"):
        pipeline = f"set -o pipefail; {' '.join(PROGRAM)} {words} | head -1"
        done = subprocess.run(["bash", "-c", pipeline], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_pipe_is_quiet_however_early(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*PROGRAM, "list"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_a_message() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"cannot write the result" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_pipe_or_a_link_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    subprocess.run([*PROGRAM, "list", "-o", pipe, "--force"], check=True)
    assert b"North Korea" in os.read(reader, 65536)
    os.close(reader)
    assert pipe.is_fifo()
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    subprocess.run([*PROGRAM, "list", "-o", link, "--force"], check=True)
    assert link.is_symlink()
    assert "North Korea" in target.read_text("utf-8")
    done = subprocess.run([*PROGRAM, "list", "-o", tmp_path], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)


def in_a_terminal(**environment: str) -> bytes:
    """What `options list` writes to a terminal."""
    outer, inner = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        env.pop(name, None) if name not in environment else None
    process = subprocess.Popen([*PROGRAM, "list"], stdout=inner, env=env)
    os.close(inner)
    written = b""
    try:
        while chunk := os.read(outer, 65536):
            written += chunk
    except OSError:  # Linux: the other side has closed
        pass
    os.close(outer)
    assert process.wait() == 0
    return written


def test_a_terminal_gets_colour_unless_no_color_is_set() -> None:
    assert b"\x1b[" in in_a_terminal()
    assert b"\x1b[" not in in_a_terminal(NO_COLOR="1")
    assert b"\x1b[" not in in_a_terminal(TERM="dumb")


def test_a_pipe_gets_no_escape_codes(shell: Shell) -> None:
    for words in (["list"], ["compare", "sanctions", "talks"], ["explain", "talks"]):
        assert b"\x1b" not in shell(*words).stdout


def test_an_ascii_terminal_is_written_in_ascii(shell: Shell) -> None:
    for words in (["list"], ["compare", "sanctions", "talks"], ["explain", "malign-neglect"]):
        done = shell(*words, PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        text = done.stdout.decode("ascii")
        assert "\\u" not in text
        assert "x rejected" in text or words[0] == "explain"


def test_machine_formats_are_utf8_whatever_the_terminal(shell: Shell) -> None:
    done = shell("list", "--format", "json", PYTHONIOENCODING="ascii")
    assert "Pyongyang" not in done.stdout.decode("utf-8")
    assert "“malign neglect”" in done.stdout.decode("utf-8")


def completed(shell: Shell, words: str, **environment: str) -> list[str]:
    done = shell(
        _OPTIONS_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split(" ")) - 1),
        **environment,
    )
    assert b"Traceback" not in done.stderr + done.stdout
    return done.stdout.decode().split()


def test_the_shell_completes_commands_and_option_ids(shell: Shell) -> None:
    assert completed(shell, "options ex") == ["explain"]
    assert completed(shell, "options explain m") == ["military", "malign-neglect"]
    assert completed(shell, f"options compare --dossier {LIBRARY} s") == ["station", "school"]


def test_the_shell_shows_the_names_of_options(shell: Shell) -> None:
    done = shell(
        _OPTIONS_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS="options explain t",
    )
    assert done.stdout.decode().strip() == "talks\tSix Party Talks"


def test_completion_offers_a_shell_nothing_that_it_would_evaluate(shell: Shell, tmp_path: Path) -> None:
    hostile = LIBRARY.read_text("utf-8").replace("name: The school", r"name: 'a\$(touch b)\`c` [d] \"'")
    (tmp_path / "hostile.yaml").write_text(hostile, encoding="utf-8")
    (tmp_path / "a;touch b;$(c).yaml").write_text("no dossier", encoding="utf-8")
    for words in (f"options explain -d {tmp_path / 'hostile.yaml'} s", "options list -d a"):
        done = shell(
            _OPTIONS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=words, OPTIONS_PATH=str(tmp_path),
            XDG_CACHE_HOME=str(tmp_path / "cache"),
        )  # fmt: skip
        shown = done.stdout.decode()
        assert not set(shown.replace('"', "")) & set("$`\\;[]"), shown


def test_completion_is_silent_where_the_dossier_is_bad(shell: Shell, tmp_path: Path) -> None:
    assert completed(shell, "options explain m", OPTIONS_DOSSIER=str(tmp_path)) == []


def imported(words: str) -> set[str]:
    """The modules that a cold start has imported at its end."""
    script = (
        "import sys\n"
        "from malign_neglect.cli import main\n"
        f"sys.argv = ['options', *{words.split()!r}]\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_a_cold_list_imports_only_what_it_needs() -> None:
    assert imported("list") & {
        "asyncio", "rich.live", "rich.markdown", "rich.progress", "rich.syntax", "rich.traceback",
        "malign_neglect.lookup", "malign_neglect.source", "malign_neglect.render.csv_text",
        "malign_neglect.render.json_text", "malign_neglect.render.markdown", "markdown_it", "pygments", "sqlite3",
        "typer.rich_utils",
    } == set()  # fmt: skip


def test_help_imports_neither_the_model_nor_yaml() -> None:
    assert imported("--help") & {"yaml", "malign_neglect.model", "malign_neglect.dossiers"} == set()


def test_the_program_is_installed_under_its_name() -> None:
    program = Path(sys.executable).with_name("options")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout.startswith("options ")


def test_a_stranger_can_load_the_dossier_from_python() -> None:
    script = (
        "from malign_neglect import Dossier, load; d: Dossier = load(); print(d.options[2].verdict.stance)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout == "conditional\n"
