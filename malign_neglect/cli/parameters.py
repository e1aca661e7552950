"""The arguments and options that several commands share, and their completion in the shell."""

from pathlib import Path
from typing import Annotated

import typer

from malign_neglect.vocabulary import Format


def complete_option(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Option ids with their names; nothing at all where the dossier cannot be read."""
    from malign_neglect.dossiers import SHIPPED, load
    from malign_neglect.problems import OptionsError
    from malign_neglect.render.text import visible

    try:
        dossier = load(ctx.params.get("dossier") or SHIPPED)
    except OptionsError:
        return []
    # Typer takes the help for Rich markup.
    named = [(one.id, visible(one.name).replace("[", "(").replace("]", ")")) for one in dossier.options]
    return [(id_, name) for id_, name in named if id_.startswith(incomplete.casefold())]


DossierName = Annotated[
    str,
    typer.Option(
        "-d", "--dossier", metavar="FILE-or-ID", envvar="OPTIONS_DOSSIER", is_eager=True,
        help="The dossier to read.",
    ),
]  # fmt: skip
OutputFormat = Annotated[Format, typer.Option("-f", "--format", help="How to write the result.")]
OutputFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen."),
]
Force = Annotated[bool, typer.Option("--force", help="Let --output replace a file.")]
OptionName = Annotated[
    str,
    typer.Argument(
        metavar="OPTION", autocompletion=complete_option, show_default=False,
        help="An option: its id, an alias, its name, or the start of one of these.",
    ),
]  # fmt: skip
OptionNames = Annotated[
    list[str],
    typer.Argument(
        metavar="OPTION OPTION...", autocompletion=complete_option, show_default=False,
        help="Two or more options: id, alias, name, or the start of one of these.",
    ),
]  # fmt: skip
