"""`cruxes` as JSON."""

from malign_neglect.cruxes import Cruxes
from malign_neglect.render.json_text import dumped


def render(result: Cruxes) -> str:
    """The result in this format."""
    return dumped(
        {
            "option": result.option.id,
            "stance": result.option.verdict.stance,
            "status": result.status,
            "complete": result.complete,
            "cruxes": result.sets,
        }
    )
