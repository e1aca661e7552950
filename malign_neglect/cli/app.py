"""The program `options`: its commands, and what becomes of an error.

Owns the exit codes. The handling sits in the group, so that it is the same however the
program is invoked.
"""

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from malign_neglect.cli import explore, question, write
from malign_neglect.cli.messages import say
from malign_neglect.cli.output import let_the_reader_go
from malign_neglect.problems import Exit, OptionsError

if TYPE_CHECKING:
    from typer._click import Context


class _Options(TyperGroup):
    """Turns what a user can cause into a message and an exit code, never a traceback."""

    def invoke(self, ctx: "Context") -> object:
        try:
            return super().invoke(ctx)
        except OptionsError as error:
            say(str(error))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            let_the_reader_go()
            raise typer.Exit(Exit.DONE) from None
        except KeyboardInterrupt:
            raise typer.Exit(Exit.INTERRUPTED) from None


app = typer.Typer(
    name="options",
    cls=_Options,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from malign_neglect import __version__

        typer.echo(f"options {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Explore policy options: what a text says for and against each, and what it concludes."""


explore.register(app)
question.register(app)
write.register(app)
