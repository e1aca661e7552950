"""What the tests share: the program in this process, and in one of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner, Result

from malign_neglect.cli.app import app

LIBRARY = Path(__file__).parent / "dossiers" / "library.yaml"


def source_at_hand(name: str) -> str:
    """A source text, which is not ours to ship: without it a test is skipped, and fails in CI."""
    home = Path(__file__).parents[2] / "shared" / "source"
    path = Path(os.environ.get("MALIGN_NEGLECT_SOURCES", home)) / name
    if not path.is_file():
        message = f"the source is not at hand ({path}): MALIGN_NEGLECT_SOURCES can name its folder"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path.read_text("utf-8")


class Run(Protocol):
    """`options` with these words, in this process."""

    def __call__(self, *words: str | Path, columns: int = 80) -> Result: ...


class Shell(Protocol):
    """`options` with these words, in a process of its own; bytes as they come."""

    def __call__(self, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def invoke(*words: str | Path, columns: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, [str(word) for word in words], prog_name="options")

    return invoke


@pytest.fixture
def shell() -> Shell:
    def start(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "malign_neglect", *map(str, words)]
        env = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **environment}
        return subprocess.run(command, env=env, capture_output=True, check=False)

    return start
