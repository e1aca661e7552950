"""The commands that question an argument: `doubt`, `cruxes`."""

from typing import Annotated

import typer

from malign_neglect.cli.messages import say
from malign_neglect.cli.output import show
from malign_neglect.cli.parameters import (
    DossierName,
    Force,
    OptionName,
    OutputFile,
    OutputFormat,
    complete_claim,
)
from malign_neglect.vocabulary import Format

PANEL = "Question"

StatedOnly = Annotated[bool, typer.Option("--stated-only", help="Leave out what the text only implies.")]


def doubt_claims(
    claims: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM...]", autocompletion=complete_claim, show_default=False,
            help="Claims to doubt: ids, or the start of one. Without any: those that can be doubted.",
        ),
    ] = None,
    stated_only: StatedOnly = False,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:  # fmt: skip
    """Doubt claims: which verdicts still stand, and on which grounds."""
    from malign_neglect import lookup
    from malign_neglect.doubt import doubt, doubtable
    from malign_neglect.library import load

    read = load(dossier)
    doubted = [lookup.claim(read, word).id for word in claims or ()]
    show(
        doubt(read, doubted, stated_only=stated_only) if doubted else doubtable(read),
        format,
        output,
        force=force,
    )


def find_cruxes(
    option: OptionName,
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--within", metavar="CLAIM", autocompletion=complete_claim, show_default=False,
            help="Doubt only this claim, and others named so.",
        ),
    ] = None,
    any_claim: Annotated[
        bool, typer.Option("--any-claim", help="Doubt claims that have reasons, too; not leaves alone.")
    ] = False,
    stated_only: StatedOnly = False,
    dossier: DossierName = "malign-neglect",
    format: OutputFormat = Format.TABLE,
    output: OutputFile = None,
    force: Force = False,
) -> None:  # fmt: skip
    """Find what must be doubted for a verdict to lose its grounds: the smallest sets of claims."""
    from malign_neglect import lookup
    from malign_neglect.cruxes import cruxes
    from malign_neglect.library import load

    read = load(dossier)
    named = [lookup.claim(read, word) for word in within] if within else None
    for claim in named or ():
        if claim.because and not any_claim:
            say(f"{claim.id} has reasons and is left out; --any-claim admits it")
    admitted = [claim.id for claim in named] if named else None
    found = cruxes(
        read, lookup.option(read, option), within=admitted, any_claim=any_claim, stated_only=stated_only
    )
    show(found, format, output, force=force)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("doubt", rich_help_panel=PANEL)(doubt_claims)
    app.command("cruxes", rich_help_panel=PANEL)(find_cruxes)
