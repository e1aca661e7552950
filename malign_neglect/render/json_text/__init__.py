"""Results as JSON: the contract of docs/output.md.

Data is kept to the letter; what could act on a screen is escaped.
"""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from malign_neglect.render import rendered
from malign_neglect.render.text import UNSAFE

if TYPE_CHECKING:
    from malign_neglect.render import Result

Json: TypeAlias = str | int | bool | Sequence["Json"] | dict[str, "Json"] | None


def render(result: "Result") -> str:
    """The result in this format."""
    return rendered(__name__, result)


def dumped(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return UNSAFE.sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    # Between the strings of indented JSON, a line feed is the one control character.
    return found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1]
