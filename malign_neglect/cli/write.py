"""The commands for whoever writes a dossier: `new`, `prompt`, `check`, `schema`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from malign_neglect.cli.messages import say
from malign_neglect.cli.output import create, deliver, let_the_reader_go, show
from malign_neglect.cli.parameters import Force, OutputFile
from malign_neglect.problems import Exit, Problem, Unreadable
from malign_neglect.vocabulary import CheckFormat, Format, Severity

if TYPE_CHECKING:
    from malign_neglect.checking import Checked

PANEL = "Write"


def new_dossier(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The dossier to begin, such as my-article.yaml.")
    ],
    source: Annotated[
        Path | None,
        typer.Option(
            "--source", metavar="TEXT", help="The text that it will encode: its paragraphs are numbered."
        ),
    ] = None,
) -> None:
    """Begin a dossier: write a skeleton to fill in."""
    from malign_neglect import files
    from malign_neglect.render.writing import skeleton

    words = files.read(source, "text") if source is not None else None
    with _blank_is_no_text(source):
        create(file, skeleton(file, files.data_folder() / "dossier.schema.json", source, words))
    say(f"Wrote {file}. Fill in what stands empty, then: options check {file}")


def prompt_for_text(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="The text to encode.")],
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Print a prompt that has a chat model encode a text; `check --source TEXT` then verifies its answer."""
    from malign_neglect import files
    from malign_neglect.render.writing import prompt

    words = files.read(text, "text")
    with _blank_is_no_text(text):
        deliver(prompt(words), output, force=force)


@contextmanager
def _blank_is_no_text(source: Path | None) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise Unreadable([Problem(str(source), 1, 1, "file", str(error))]) from None


def print_schema(output: OutputFile = None, force: Force = False) -> None:
    """Print the JSON Schema of dossiers, for editors and other programs."""
    import json

    from malign_neglect.schema import schema

    deliver(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", output, force=force)


def check_dossiers(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]", help="Dossiers: files or ids.", show_default="the shipped dossier"
        ),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--source", metavar="TEXT", help="The text to verify every quotation against."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors do.")] = False,
    format: Annotated[
        CheckFormat, typer.Option("-f", "--format", help="How to write the problems.")
    ] = CheckFormat.HUMAN,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Check dossiers: the format, the references, and every quotation against the text."""
    from malign_neglect import checking
    from malign_neglect import files as text_files
    from malign_neglect.library import SHIPPED, find

    text = text_files.read(source, "text") if source is not None else None
    named = files or [os.environ.get("OPTIONS_DOSSIER") or SHIPPED]
    checked = checking.Checked(tuple(checking.check(find(name), text) for name in named))
    try:
        if format is CheckFormat.GITHUB:
            from malign_neglect.render import github

            deliver(github.render(checked), output, force=force)
        else:
            show(checked, Format.JSON if format is CheckFormat.JSON else Format.TABLE, output, force=force)
    except BrokenPipeError:
        # Who reads only the head of the problems is still told that there are some.
        let_the_reader_go()
    raise typer.Exit(_exit_code(checked, strict=strict))


def _exit_code(checked: "Checked", *, strict: bool) -> Exit:
    if any(problem.rule == "file" for problem in checked.problems):
        return Exit.DOSSIER
    counted = [one for one in checked.problems if strict or one.severity is Severity.ERROR]
    return Exit.PROBLEMS if counted else Exit.DONE


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("new", rich_help_panel=PANEL)(new_dossier)
    app.command("prompt", rich_help_panel=PANEL)(prompt_for_text)
    app.command("check", rich_help_panel=PANEL)(check_dossiers)
    app.command("schema", rich_help_panel=PANEL)(print_schema)
