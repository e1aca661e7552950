"""One package a format: its own mechanics, and a module for each subject, named as in the core.

Owns which module renders a result, so that a command imports only what it shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

if TYPE_CHECKING:
    from malign_neglect.checking import Checked
    from malign_neglect.comparison import Comparison
    from malign_neglect.cruxes import Cruxes
    from malign_neglect.doubt import Doubt, Doubtable
    from malign_neglect.explanation import Explanation
    from malign_neglect.library import Shelf
    from malign_neglect.listing import Listing
    from malign_neglect.search import Hits

Result: TypeAlias = "Listing | Comparison | Explanation | Shelf | Hits | Doubtable | Doubt | Cruxes | Checked"


class _Renderer(Protocol):
    def render(self, result: Result) -> str: ...


def module_for(package: str, result: Result) -> str:
    """The module that renders a result: in a format's package, the one named as the result's own."""
    return f"{package}.{type(result).__module__.rpartition('.')[2]}"


def rendered(package: str, result: Result) -> str:
    """A result as text, by the module in a format's package that renders it."""
    return cast(_Renderer, import_module(module_for(package, result))).render(result)
