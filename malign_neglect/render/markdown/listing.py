"""`list` as Markdown."""

from malign_neglect.listing import Listing
from malign_neglect.render import text
from malign_neglect.render.markdown import escaped, heading, page, table


def render(result: Listing) -> str:
    """The result in this format."""
    rows = [
        (
            f"`{option.id}`",
            f"**{escaped(option.name)}**",
            escaped(text.verdict(option)),
            str(len(option.pros)),
            str(len(option.cons)),
            escaped(option.summary),
        )
        for option in result.options
    ]
    header = ("id", "option", "verdict", "pros", "cons", "summary")
    return page((*heading(result.dossier.question, result.dossier), table(header, rows)))
