"""What several results say in JSON: dossiers, claims, citations."""

from collections.abc import Sequence

from malign_neglect.model import Citation, Claim, Dossier, Linked
from malign_neglect.render.json_text import Json


def dossier(dossier: Dossier) -> dict[str, Json]:
    return {
        "id": dossier.id,
        "title": dossier.title,
        "question": dossier.question,
        "source": dict(dossier.source),
    }


def cite(citations: Sequence[Citation]) -> Json:
    return [dict(citation) for citation in citations]


def claim(claim: Claim) -> dict[str, Json]:
    """A claim whose reasons and answers stay ids."""
    return {
        "id": claim.id,
        "claim": claim.claim,
        "criterion": claim.criterion,
        "cite": cite(claim.cite),
        "basis": claim.basis.value,
        "voice": claim.voice,
        "certainty": claim.certainty,
        "because": [
            {"all": [id_of(member) for member in entry.all]} if isinstance(entry, Linked) else id_of(entry)
            for entry in claim.because
        ],
        "stands_alone": claim.stands_alone,
        "answered_by": [id_of(entry) for entry in claim.answered_by],
    }


def id_of(claim_or_id: Claim | str) -> str:
    return claim_or_id if isinstance(claim_or_id, str) else claim_or_id.id
