"""`list` as CSV: an option a row."""

from malign_neglect.listing import Listing
from malign_neglect.render.csv_text import written


def render(result: Listing) -> str:
    """The result in this format."""
    rows = (
        (
            option.id,
            option.name,
            option.verdict.stance.value,
            option.verdict.label or "",
            str(len(option.pros)),
            str(len(option.cons)),
            option.summary,
        )
        for option in result.options
    )
    return written(("id", "name", "stance", "label", "pros", "cons", "summary"), rows)
