"""The cells that a claim fills, whatever the row is about."""

from malign_neglect.model import Claim
from malign_neglect.render.text import places, words

COLUMNS = ("claim_id", "claim", "paragraphs", "quotations", "basis", "voice", "certainty")


def cells(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id,
        claim.claim,
        places(claim.cite),
        words(claim.cite),
        claim.basis.value,
        claim.voice or "",
        claim.certainty or "",
    )


def in_short(claim: Claim) -> tuple[str, str, str]:
    return claim.id, claim.claim, places(claim.cite)
