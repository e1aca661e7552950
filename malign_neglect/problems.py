"""What can be wrong, told so that a person can act on it; and the exit codes.

Owns `Problem` and the errors that carry it. Prints nothing: that is the command line's part.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from malign_neglect.vocabulary import Severity

if TYPE_CHECKING:
    from malign_neglect.yaml_text import Path


class Exit(IntEnum):
    """The exit codes of `options`."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    DOSSIER = 3
    INTERRUPTED = 130


class Problem(NamedTuple):
    """One thing that is wrong in a file. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Fault(NamedTuple):
    """One thing that is wrong in a dossier, by the path to it; its file has yet to say where that is."""

    path: "Path"
    rule: str
    message: str
    severity: Severity = Severity.ERROR


class OptionsError(Exception):
    """Something that the user can put right; `exit_code` says of which kind."""

    exit_code = Exit.USAGE


class InvalidDossier(OptionsError):
    """A dossier that cannot be read, or is not valid."""

    exit_code = Exit.DOSSIER

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Unreadable(InvalidDossier):
    """A file, dossier or text, that is no text or cannot be had."""


class UnknownName(OptionsError):
    """A name on the command line that stands for nothing, or for more than one thing."""


class CannotWrite(OptionsError):
    """The output cannot be written where it was asked for."""
