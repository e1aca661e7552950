"""Results as a person reads them in a terminal. This package alone knows Rich.

Owns what a person sees: nothing is cut, what would be squeezed is stacked, and colour only repeats
what words and signs already say. Data reaches Rich as `Text`, never as markup.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from malign_neglect.render import module_for

if TYPE_CHECKING:
    from malign_neglect.render import Result
    from malign_neglect.render.tables.pen import Pen


class Screen(NamedTuple):
    """What the text is written to: its columns, whether it takes colour, and its encoding."""

    width: int
    color: bool = False
    encoding: str = "utf-8"


class _Renderer(Protocol):
    def render(self, result: "Result", pen: "Pen") -> str: ...


def render(result: "Result", screen: Screen) -> str:
    """The result in the columns and colours that the screen has."""
    from malign_neglect.render.tables.pen import Pen

    return cast(_Renderer, import_module(module_for(__name__, result))).render(result, Pen(screen))
