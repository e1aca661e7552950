"""One file a format, each with a function `render` from a result to text."""

from typing import TypeAlias

from malign_neglect.comparison import Comparison
from malign_neglect.explanation import Explanation
from malign_neglect.listing import Listing

Result: TypeAlias = Listing | Comparison | Explanation
