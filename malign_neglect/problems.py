"""What can be wrong, told so that a person can act on it; and the exit codes.

Owns `Problem` and the errors that carry it. Prints nothing: that is the command line's part.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class Exit(IntEnum):
    """The exit codes of `options`."""

    DONE = 0
    USAGE = 2
    DOSSIER = 3
    INTERRUPTED = 130


class Problem(NamedTuple):
    """One thing that is wrong in a file. Lines and columns count from 1; 0: the file as a whole."""

    file: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class OptionsError(Exception):
    """Something that the user can put right; `exit_code` says of which kind."""

    exit_code = Exit.USAGE


class InvalidDossier(OptionsError):
    """A dossier that cannot be read, or is not valid."""

    exit_code = Exit.DOSSIER

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownName(OptionsError):
    """A name on the command line that stands for nothing, or for more than one thing."""


class CannotWrite(OptionsError):
    """The output cannot be written where it was asked for."""
