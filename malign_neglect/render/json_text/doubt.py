"""`doubt` as JSON."""

from malign_neglect.doubt import Conclusion, Doubt, Doubtable
from malign_neglect.render.json_text import Json, dumped


def render(result: Doubtable | Doubt) -> str:
    """The result in this format."""
    match result:
        case Doubtable():
            return _doubtable(result)
        case Doubt():
            return _doubt(result)


def _doubtable(result: Doubtable) -> str:
    claims: list[Json] = [
        {
            "id": candidate.claim.id,
            "option": group.option.id if group.option else None,
            "claim": candidate.claim.claim,
            "verdicts": candidate.verdicts,
        }
        for group in result.groups
        for candidate in group.candidates
    ]
    return dumped({"claims": claims})


def _doubt(result: Doubt) -> str:
    return dumped(
        {
            "doubted": result.doubted,
            "claims": {id_: change.after for id_, change in result.claims.items()},
            "verdicts": [_conclusion(one) for one in result.verdicts],
        }
    )


def _conclusion(one: Conclusion) -> Json:
    return {
        "option": one.option.id,
        "stance": one.option.verdict.stance,
        "before": one.before,
        "status": one.after,
        "grounds": [
            {"claims": ground.claims, "before": ground.before, "status": ground.after}
            for ground in one.grounds
        ],
    }
