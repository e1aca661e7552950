"""The options of a dossier, each in a line."""

from typing import NamedTuple

from malign_neglect.model import Dossier, Option
from malign_neglect.vocabulary import Stance


class Listing(NamedTuple):
    """The options whose verdict was asked for, or all."""

    dossier: Dossier
    options: tuple[Option, ...]


def listing(dossier: Dossier, stance: Stance | None = None) -> Listing:
    """The options of a dossier, in its order; only those with a stance, where one is given."""
    return Listing(dossier, tuple(one for one in dossier.options if stance in (None, one.verdict.stance)))
