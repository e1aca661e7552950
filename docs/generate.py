"""Makes what is made from the program: the pictures of the README, the CLI reference, the JSON Schema.

`python docs/generate.py` writes them; `--check` says whether they are current, and exits with 1
where they are not. A picture is compared by its words, since its drawing depends on Rich.
"""

import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from malign_neglect.schema import schema

DOCS = Path(__file__).parent
PICTURES = {
    "list": "list",
    "compare": "compare sanctions talks",
    "explain": "explain sanctions",
    "doubt": "doubt ineffective limited-leverage",
    "cruxes": "cruxes sanctions",
    "check": "check square.yaml",
}
COMMANDS = (
    "", "list", "compare", "explain", "search", "dossiers", "doubt", "cruxes", "new", "prompt", "check",
    "schema",
)  # fmt: skip
FILES = re.compile(r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
WIDTH = 100


def run(words: str, **environment: str) -> str:
    """What `options` prints for these words, in colour where FORCE_COLOR asks for it.

    It runs in a folder with the files of the page on writing a dossier, as they are at first.
    """
    command = [sys.executable, "-m", "malign_neglect", *words.split()]
    env = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1", **environment}
    env.pop("OPTIONS_DOSSIER", None)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in FILES.findall((DOCS / "writing-a-dossier.md").read_text("utf-8")):
            Path(folder, name).write_text(content, encoding="utf-8")
        done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != (1 if words.startswith("check ") and "--help" not in words else 0):
        raise RuntimeError(f"options {words}: {done.stderr}")
    return done.stdout


def picture(words: str) -> str:
    """The terminal after a command, as SVG."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), color_system="standard", force_terminal=True
    )
    console.print(Text.from_ansi(run(words, FORCE_COLOR="1", NO_COLOR="").rstrip("\n")))
    return console.export_svg(title=f"options {words}", unique_id="options")


def reference() -> str:
    """The help of every command, as the program prints it."""
    parts = ["# The commands", "This page is what `options COMMAND --help` says."]
    for name in COMMANDS:
        shown = "\n".join(line.rstrip() for line in run(f"{name} --help", NO_COLOR="1").splitlines())
        parts += [f"## `{f'options {name}'.strip()}`", f"```text\n{shown.strip()}\n```"]
    return "\n\n".join(parts) + "\n"


def generated() -> dict[Path, str]:
    """Each generated file and what should be in it."""
    pictures = {DOCS / "pictures" / f"{name}.svg": picture(words) for name, words in PICTURES.items()}
    written = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    return {**pictures, DOCS / "cli.md": reference(), DOCS.parent / "data" / "dossier.schema.json": written}


def words_of(text: str) -> list[str]:
    """What a file says: of a picture, the words that are drawn in it."""
    if not text.startswith("<svg"):
        return text.split()
    return html.unescape(" ".join(re.findall(r">([^<>]+)</text>", text))).split()


def stale() -> list[Path]:
    """The generated files that say something else than the program does."""
    return [
        path
        for path, text in generated().items()
        if not path.is_file() or words_of(path.read_text("utf-8")) != words_of(text)
    ]


def main() -> None:
    if "--check" in sys.argv:
        if out_of_date := stale():
            sys.exit(f"run python docs/generate.py: {', '.join(path.name for path in out_of_date)}")
        return
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
