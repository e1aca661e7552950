"""One package a format: its own mechanics, and a module for each family of results.

Owns which module renders a result, so that a command imports only what it shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

if TYPE_CHECKING:
    from malign_neglect.checking import Checked
    from malign_neglect.comparison import Comparison
    from malign_neglect.explanation import Explanation
    from malign_neglect.listing import Listing

Result: TypeAlias = "Listing | Comparison | Explanation | Checked"

_FAMILIES = {
    "listing": "explore",
    "comparison": "explore",
    "explanation": "explore",
    "checking": "checking",
}


class _Family(Protocol):
    def render(self, result: Result) -> str: ...


def family(package: str, result: Result) -> str:
    """The name of the module in a format's package that renders the results of a module."""
    return f"{package}.{_FAMILIES[type(result).__module__.rpartition('.')[2]]}"


def rendered(package: str, result: Result) -> str:
    """A result as text, by the module in a format's package that renders it."""
    return cast(_Family, import_module(family(package, result))).render(result)
