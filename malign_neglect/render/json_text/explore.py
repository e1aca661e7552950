"""`list`, `compare` and `explain` as JSON."""

from collections.abc import Sequence

from malign_neglect.comparison import Comparison
from malign_neglect.explanation import Explanation, Together, Unfolded
from malign_neglect.listing import Listing
from malign_neglect.model import Citation, Claim, Dossier, Linked, Option, Part
from malign_neglect.render.json_text import Json, dumped


def render(result: Listing | Comparison | Explanation) -> str:
    """The result in this format."""
    match result:
        case Listing():
            return _listing(result)
        case Comparison():
            return _comparison(result)
        case Explanation():
            return _explanation(result)


def _listing(result: Listing) -> str:
    return dumped(
        {
            "dossier": _dossier(result.dossier),
            "options": [_summary(option) for option in result.options],
        }
    )


def _comparison(result: Comparison) -> str:
    rows: list[Json] = []
    for row in result.rows:
        cells: dict[str, Json] = {
            option.id: [{"side": entry.side.value, **_claim(entry.claim)} for entry in cell]
            for option, cell in zip(result.options, row.cells, strict=True)
        }
        criterion: Json = dict(row.criterion) if row.criterion else None
        rows.append({"criterion": criterion, "cells": cells})
    return dumped(
        {
            "dossier": _dossier(result.dossier),
            "options": [option.id for option in result.options],
            "rows": rows,
        }
    )


def _explanation(result: Explanation) -> str:
    option, verdict = result.option, result.option.verdict
    return dumped(
        {
            "dossier": _dossier(result.dossier),
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
                    "label": verdict.label,
                    "says": verdict.says,
                    "cite": _cite(verdict.cite),
                    "because": [_unfolded(node) for node in result.because],
                    "despite": [_unfolded(node) for node in result.despite],
                },
            },
        }
    )


def _dossier(dossier: Dossier) -> dict[str, Json]:
    return {
        "id": dossier.id,
        "title": dossier.title,
        "question": dossier.question,
        "source": dict(dossier.source),
    }


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


def _cite(citations: Sequence[Citation]) -> Json:
    return [dict(citation) for citation in citations]


def _part(part: Part) -> Json:
    return {
        "name": part.name,
        "text": part.text,
        "cite": _cite(part.cite),
        "parts": [_part(inner) for inner in part.parts],
    }


def _claim(claim: Claim) -> dict[str, Json]:
    """A claim whose reasons and answers stay ids."""
    return {
        "id": claim.id,
        "claim": claim.claim,
        "criterion": claim.criterion,
        "cite": _cite(claim.cite),
        "basis": claim.basis.value,
        "voice": claim.voice,
        "certainty": claim.certainty,
        "because": [
            {"all": [_id(member) for member in entry.all]} if isinstance(entry, Linked) else _id(entry)
            for entry in claim.because
        ],
        "stands_alone": claim.stands_alone,
        "answered_by": [_id(entry) for entry in claim.answered_by],
    }


def _id(claim_or_id: Claim | str) -> str:
    return claim_or_id if isinstance(claim_or_id, str) else claim_or_id.id


def _unfolded(node: Unfolded | Together) -> Json:
    if isinstance(node, Together):
        return {"all": [_unfolded(member) for member in node.all]}
    record = _claim(node.claim)
    if not node.folded:
        record["because"] = [_unfolded(reason) for reason in node.because]
        record["answered_by"] = [_unfolded(answer) for answer in node.answered_by]
    return record
