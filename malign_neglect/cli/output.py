"""Where results go: the screen, a pipe or a file.

Owns stdout. What is not a table is written as UTF-8 bytes, so that no terminal setting changes it.
"""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from malign_neglect.problems import CannotWrite
from malign_neglect.vocabulary import Format

if TYPE_CHECKING:
    from malign_neglect.render import Result
    from malign_neglect.render.tables import Screen


def show(result: "Result", format: Format, output: Path | None, *, force: bool) -> None:
    """Write a result in a format, to a file or to stdout.

    Raises:
        CannotWrite: the file is there already (and `force` is off), or the system refuses.
        BrokenPipeError: the reader of the pipe has gone.

    """
    encoding = "utf-8"
    if format is Format.TABLE:
        from malign_neglect.render import tables

        screen = _screen(output)
        text, encoding = tables.render(result, screen), screen.encoding
    elif format is Format.JSON:
        from malign_neglect.render import json_text

        text = json_text.render(result)
    elif format is Format.CSV:
        from malign_neglect.render import csv_text

        text = csv_text.render(result)
    else:
        from malign_neglect.render import markdown

        text = markdown.render(result)
    deliver(text, output, force=force, encoding=encoding)


def _screen(output: Path | None) -> "Screen":
    """What a table is written to: the terminal as it is, or a pipe or file of 80 columns.

    `COLUMNS` sets the width anywhere; `NO_COLOR` takes the colour away.
    """
    from malign_neglect.render.tables import Screen

    width = shutil.get_terminal_size().columns
    if output is not None or sys.stdout is None:
        return Screen(width)
    color = _in_color()
    return Screen(width, color, sys.stdout.encoding or "utf-8")


def _in_color() -> bool:
    """NO_COLOR (no-color.org) before FORCE_COLOR (force-color.org), then what the terminal is."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def deliver(text: str, output: Path | None, *, force: bool, encoding: str = "utf-8") -> None:
    """Write text to a file or to stdout.

    Raises:
        CannotWrite: the file is there already (and `force` is off), or the system refuses.
        BrokenPipeError: the reader of the pipe has gone.

    """
    data = text.encode(encoding, "backslashreplace")
    try:
        if output is not None:
            _write(output, data, force=force)
        else:
            _print(data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotWrite(f"cannot write {output or 'the result'}: {reason}") from None


def let_the_reader_go() -> None:
    """Write no more to a pipe whose reader has gone: the interpreter flushes it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def create(file: Path, text: str) -> None:
    """Write a new file; one that is there already stays as it is.

    Raises:
        CannotWrite: it is there already, or the system refuses.

    """
    try:
        data = text.encode()
        with file.open("xb") as out:
            out.write(data)
    except FileExistsError:
        raise CannotWrite(f"{file} is there already, and is left as it is; choose another name") from None
    except (OSError, ValueError) as error:
        raise CannotWrite(f"cannot write {file}: {getattr(error, 'strerror', None) or error}") from None


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise CannotWrite("there is no output to write to: it is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write(output: Path, data: bytes, *, force: bool) -> None:
    """Write to what a path names: into a pipe or a device, else in place of a file."""
    if output.exists() and not output.is_file():
        output.write_bytes(data)
    elif output.exists() and not force:
        raise CannotWrite(f"{output} is there already; --force replaces it")
    else:
        _replace(output.resolve(), data)


def _replace(output: Path, data: bytes) -> None:
    """Write beside the file, then move into place: a reader never sees half a result."""
    handle, beside = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, output)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _umask() -> int:
    # The only way to read the mask is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
