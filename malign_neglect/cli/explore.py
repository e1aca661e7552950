"""The commands that show a dossier: `list`, `compare`, `explain`."""

from typing import Annotated

import typer

from malign_neglect.cli.output import show
from malign_neglect.cli.parameters import (
    DossierName,
    Force,
    OptionName,
    OptionNames,
    OutputFile,
    OutputFormat,
)
from malign_neglect.vocabulary import Format, Stance

PANEL = "Explore"


def list_options(
    verdict: Annotated[
        Stance | None, typer.Option("--verdict", help="Only the options with this verdict.")
    ] = None,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """List the options that a text weighs, with their verdicts."""
    from malign_neglect.dossiers import load
    from malign_neglect.listing import listing

    show(listing(load(dossier), verdict), format, output, force=force)


def compare_options(
    options: OptionNames,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Compare two or more options, criterion by criterion."""
    from malign_neglect import lookup
    from malign_neglect.comparison import compare
    from malign_neglect.dossiers import load

    read = load(dossier)
    show(compare(read, lookup.several(read, options)), format, output, force=force)


def explain_option(
    option: OptionName,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Explain one option: what is said for and against it, and the verdict with its grounds."""
    from malign_neglect import lookup
    from malign_neglect.dossiers import load
    from malign_neglect.explanation import explain

    read = load(dossier)
    show(explain(read, lookup.option(read, option)), format, output, force=force)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("list", rich_help_panel=PANEL)(list_options)
    app.command("compare", rich_help_panel=PANEL)(compare_options)
    app.command("explain", rich_help_panel=PANEL)(explain_option)
