"""`list` as JSON."""

from malign_neglect.listing import Listing
from malign_neglect.model import Option
from malign_neglect.render.json_text import Json, dumped
from malign_neglect.render.json_text.claims import dossier


def render(result: Listing) -> str:
    """The result in this format."""
    return dumped(
        {
            "dossier": dossier(result.dossier),
            "options": [_summary(option) for option in result.options],
        }
    )


def _summary(option: Option) -> Json:
    verdict = option.verdict
    return {
        "id": option.id,
        "name": option.name,
        "aliases": option.aliases,
        "summary": option.summary,
        "verdict": {"stance": verdict.stance.value, "label": verdict.label, "says": verdict.says},
        "pros": len(option.pros),
        "cons": len(option.cons),
    }
