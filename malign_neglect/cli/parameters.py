"""The arguments and options that several commands share, and their completion in the shell."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from malign_neglect.vocabulary import Format, Stance

if TYPE_CHECKING:
    from malign_neglect.model import Dossier


_PLAIN = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_ACTED_ON = re.compile(r"""[^\w ,.;’‘“”–—…-]""")


def complete_option(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Option ids with their names; nothing at all where the dossier cannot be read."""
    dossier = _dossier(ctx)
    named = [(one.id, one.name) for one in dossier.options] if dossier else []
    return _completing(named, incomplete)


def complete_claim(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Claim ids with their words; nothing at all where the dossier cannot be read."""
    dossier = _dossier(ctx)
    named = [(one.id, one.claim) for one in dossier.claims_by_id.values()] if dossier else []
    return _completing(named, incomplete)


def complete_dossier(incomplete: str) -> list[tuple[str, str]]:
    """The ids of the dossiers at hand, with their titles."""
    from malign_neglect.library import identifiers

    return _completing(identifiers(), incomplete)


def _dossier(ctx: typer.Context) -> "Dossier | None":
    from malign_neglect.library import SHIPPED, load
    from malign_neglect.problems import OptionsError

    try:
        return load(ctx.params.get("dossier") or SHIPPED)
    except OptionsError:
        return None


def _completing(named: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    """What begins so, with a dossier's words as help.

    Shells evaluate what they are given and Typer takes help for markup, so that only plain ids are offered,
    and no sign of help that either could act on.
    """
    from malign_neglect.render.text import visible

    beginning = incomplete.casefold()
    return [
        (id_, _ACTED_ON.sub(" ", visible(words)))
        for id_, words in named
        if id_.startswith(beginning) and _PLAIN.fullmatch(id_)
    ]


DossierName = Annotated[
    str,
    typer.Option(
        "-d", "--dossier", metavar="FILE-or-ID", envvar="OPTIONS_DOSSIER", is_eager=True,
        autocompletion=complete_dossier, help="The dossier to read.",
    ),
]  # fmt: skip
Verdict = Annotated[Stance | None, typer.Option("--verdict", help="Only options with this verdict.")]
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
