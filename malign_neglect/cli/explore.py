"""The commands that show dossiers: `list`, `compare`, `explain`, `search`, `dossiers`."""

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
    Verdict,
    complete_claim,
    complete_dossier,
)
from malign_neglect.vocabulary import Format, Side

PANEL = "Explore"


def list_options(
    verdict: Verdict = None,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """List the options that a text weighs, with their verdicts."""
    from malign_neglect.library import load
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
    from malign_neglect.library import load

    read = load(dossier)
    show(compare(read, lookup.several(read, options)), format, output, force=force)


def explain_option(
    option: OptionName,
    doubt: Annotated[
        list[str] | None,
        typer.Option(
            "--doubt",
            metavar="CLAIM",
            autocompletion=complete_claim,
            show_default=False,
            help="Show what stands when this claim, and others named so, are doubted.",
        ),
    ] = None,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Explain one option: what is said for and against it, and the verdict with its grounds."""
    from malign_neglect import lookup
    from malign_neglect.explanation import explain
    from malign_neglect.library import load

    read = load(dossier)
    doubted = [lookup.claim(read, word).id for word in doubt or ()]
    show(explain(read, lookup.option(read, option), doubted), format, output, force=force)


def list_dossiers(
    format: OutputFormat = Format.TABLE, output: OutputFile = None, force: Force = False
) -> None:
    """List the dossiers at hand: the shipped ones, your own, and those in OPTIONS_PATH."""
    from malign_neglect.library import shelf

    show(shelf(), format, output, force=force)


def search_dossiers(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help='All of them are needed; a "phrase in quotation marks" is one.'
        ),
    ],
    dossier: Annotated[
        list[str] | None,
        typer.Option(
            "-d",
            "--dossier",
            metavar="FILE-or-ID",
            autocompletion=complete_dossier,
            help="Only in this dossier; can be repeated. Default: all at hand.",
            show_default=False,
        ),
    ] = None,
    side: Annotated[
        Side | None, typer.Option("--side", help="Only what speaks for an option, or against it.")
    ] = None,
    verdict: Verdict = None,
    option: Annotated[
        str | None, typer.Option("--option", metavar="OPTION", help="Only on this option.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show, the best first.")] = 20,
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Search the claims, quotations, summaries and verdicts of every dossier at hand."""
    from malign_neglect.search import QUOTATION_MARKS, search

    # An argument of several words is a phrase whose quotation marks the shell has taken away.
    phrases = (" " in word and not set(word) & set(QUOTATION_MARKS) for word in words)
    query = " ".join(f'"{word}"' if phrase else word for word, phrase in zip(words, phrases, strict=True))
    found = search(query, dossiers=dossier or (), side=side, stance=verdict, option=option, limit=limit)
    show(found, format, output, force=force)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("list", rich_help_panel=PANEL)(list_options)
    app.command("compare", rich_help_panel=PANEL)(compare_options)
    app.command("explain", rich_help_panel=PANEL)(explain_option)
    app.command("search", rich_help_panel=PANEL)(search_dossiers)
    app.command("dossiers", rich_help_panel=PANEL)(list_dossiers)
