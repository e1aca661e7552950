"""What a dossier means, written from its definition and from nothing else: slow, plain, to test against.

Shares no code with the package beyond the model.
"""

from collections.abc import Collection, Iterator
from itertools import combinations

from malign_neglect.model import Claim, Dossier, Linked, Option


def status(dossier: Dossier, doubted: Collection[str] = ()) -> dict[str, str]:
    """Each claim's label, by the alternating fixpoint on sets of names.

    What surely holds is derived from what may hold, and what may hold from what surely holds, by turns,
    from nothing up and from everything down, until neither changes.
    """
    surely: set[str] = set()
    while True:
        maybe = _derived(dossier, doubted, supposed=surely)
        more = _derived(dossier, doubted, supposed=maybe)
        if more == surely:
            break
        surely = more
    return {
        claim: "stands" if claim in surely else "undecided" if claim in maybe else "falls"
        for claim in dossier.claims_by_id
    }


def _derived(dossier: Dossier, doubted: Collection[str], supposed: Collection[str]) -> set[str]:
    """The least set of claims that holds, supposing that of the answers just these hold."""
    holds: set[str] = set()
    while True:
        more = {
            claim.id
            for claim in dossier.claims_by_id.values()
            if claim.id not in doubted
            and not any(_id(answer) in supposed for answer in claim.answered_by)
            and (
                not claim.because
                or claim.stands_alone
                or any(set(members(reason)) <= holds for reason in claim.because)
            )
        }
        if more == holds:
            return holds
        holds = more


def members(ground: Claim | Linked | str) -> list[str]:
    return [_id(member) for member in ground.all] if isinstance(ground, Linked) else [_id(ground)]


def _id(claim: Claim | str) -> str:
    return claim if isinstance(claim, str) else claim.id


def together(claims: Collection[str], labels: dict[str, str]) -> str:
    """The label of claims that are needed together."""
    found = {labels[claim] for claim in claims}
    return "falls" if "falls" in found else "undecided" if "undecided" in found else "stands"


def verdict(dossier: Dossier, option: Option, doubted: Collection[str] = ()) -> str:
    """The verdict's label: that of the best of its grounds."""
    labels = status(dossier, doubted)
    found = {together(members(ground), labels) for ground in option.verdict.because}
    return "stands" if "stands" in found else "undecided" if "undecided" in found else "falls"


def cruxes(
    dossier: Dossier,
    option: Option,
    *,
    within: Collection[str] | None = None,
    any_claim: bool = False,
    excluded: Collection[str] = (),
) -> set[frozenset[str]]:
    """Every crux set, by trying every set of claims that may be doubted, small ones first."""
    found: set[frozenset[str]] = set()
    for claims in _sets(dossier, within, any_claim, excluded):
        within_it = any(smaller <= claims for smaller in found)
        if not within_it and verdict(dossier, option, {*claims, *excluded}) != "stands":
            found.add(claims)
    return found


def _sets(
    dossier: Dossier, within: Collection[str] | None, any_claim: bool, excluded: Collection[str]
) -> Iterator[frozenset[str]]:
    candidates = [
        claim.id
        for claim in dossier.claims_by_id.values()
        if (any_claim or not claim.because)
        and (within is None or claim.id in within)
        and claim.id not in excluded
    ]
    for size in range(len(candidates) + 1):
        yield from map(frozenset, combinations(candidates, size))
