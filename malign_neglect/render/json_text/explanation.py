"""`explain` as JSON."""

from malign_neglect.explanation import Explanation, Together, Unfolded
from malign_neglect.model import Part
from malign_neglect.render.json_text import Json, dumped
from malign_neglect.render.json_text.claims import cite, claim, dossier


def render(result: Explanation) -> str:
    """The result in this format."""
    option, verdict = result.option, result.option.verdict
    return dumped(
        {
            "dossier": dossier(result.dossier),
            "option": {
                "id": option.id,
                "name": option.name,
                "aliases": option.aliases,
                "summary": option.summary,
                "variants": [_part(part) for part in option.variants],
                "steps": [_part(part) for part in option.steps],
                "pros": [_unfolded(node) for node in result.pros],
                "cons": [_unfolded(node) for node in result.cons],
                "verdict": {
                    "stance": verdict.stance.value,
                    "status": result.status,
                    "label": verdict.label,
                    "says": verdict.says,
                    "cite": cite(verdict.cite),
                    "because": [_unfolded(node) for node in result.because],
                    "despite": [_unfolded(node) for node in result.despite],
                },
            },
        }
    )


def _part(part: Part) -> Json:
    return {
        "name": part.name,
        "text": part.text,
        "cite": cite(part.cite),
        "parts": [_part(inner) for inner in part.parts],
    }


def _unfolded(node: Unfolded | Together) -> Json:
    if isinstance(node, Together):
        return {"all": [_unfolded(member) for member in node.all]}
    record = {**claim(node.claim), "carries": node.carries, "status": node.status}
    if not node.folded:
        record["because"] = [_unfolded(reason) for reason in node.because]
        record["answered_by"] = [_unfolded(answer) for answer in node.answered_by]
    return record
