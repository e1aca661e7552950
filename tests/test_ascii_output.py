"""The tables on a terminal of ASCII alone: golden files.

UPDATE_GOLDEN=1 pytest writes the golden files anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest
from conftest import LIBRARY, Shell

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "list": ["list"],
    "compare": ["compare", "station", "school"],
    "explain": ["explain", "station"],
    "doubt": ["doubt", "roof-is-new", "on-every-bus"],
    "cruxes": ["cruxes", "school"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_in_ascii_is_the_golden_file(shell: Shell, command: str) -> None:
    golden = GOLDEN / f"{command}.ascii.txt"
    done = shell(*COMMANDS[command], "-d", LIBRARY, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode("ascii")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="ascii")
    assert shown == golden.read_text("ascii")
