"""The words with a fixed set of values that dossiers, output and command line share."""

from enum import StrEnum


class Stance(StrEnum):
    """What the source comes to say of an option."""

    RECOMMENDED = "recommended"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    NONE = "none"


class Basis(StrEnum):
    """How the source holds a claim: outright, as a concession, or without writing it."""

    STATED = "stated"
    CONCEDED = "conceded"
    IMPLIED = "implied"


class Side(StrEnum):
    """Whether a claim speaks for an option or against it."""

    PRO = "pro"
    CON = "con"


class Severity(StrEnum):
    """Whether a problem makes a dossier wrong, or worth a second look."""

    ERROR = "error"
    WARNING = "warning"


class Status(StrEnum):
    """Whether a claim or a verdict holds, by what is said for it and against it."""

    STANDS = "stands"
    FALLS = "falls"
    UNDECIDED = "undecided"


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class CheckFormat(StrEnum):
    """How the problems of dossiers are written."""

    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"
