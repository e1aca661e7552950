"""Dossiers of policy options: what a text says for and against each, and what it concludes.

>>> from malign_neglect import load
>>> [option.id for option in load().options]
['military', 'sanctions', 'talks', 'malign-neglect']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from malign_neglect.library import load as load
    from malign_neglect.model import Dossier as Dossier

__version__ = "0.2.0"
__all__ = ["Dossier", "load"]


def __getattr__(name: str) -> object:
    """Import on demand: `options --help` needs neither the model nor YAML."""
    if name == "load":
        from malign_neglect.library import load

        return load
    if name == "Dossier":
        from malign_neglect.model import Dossier

        return Dossier
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
