"""The command line. Typer lives here alone; each command parses, calls and renders."""

import gc
import os

from malign_neglect.problems import Exit


def main() -> None:
    """Run the program on the arguments of the process."""
    # A process of a quarter of a second has nothing to collect, and looking costs a tenth of it.
    gc.disable()
    # Plugins of pydantic are for other programs; the search for them is as dear.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        from malign_neglect.cli.app import app

        app(prog_name="options")
    except KeyboardInterrupt:
        # While the program is still being imported; later, its group sees to it.
        raise SystemExit(Exit.INTERRUPTED) from None
    finally:
        # Else the interpreter collects once more on its way out.
        gc.freeze()
