"""The command line. Typer lives here alone; each command parses, calls and renders."""

from malign_neglect.cli.app import main as main
