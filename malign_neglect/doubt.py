"""What follows when claims are doubted, and which claims there are to doubt.

Owns the comparison of the labels before and after. Pure: it shows nothing and reads nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from malign_neglect.argument import Labels, Rules, compile_rules, implied, known, labels, members, reach
from malign_neglect.model import Claim, Dossier, Linked, Option
from malign_neglect.vocabulary import Stance, Status


class Change(NamedTuple):
    """What is the case without the doubt, and with it."""

    before: Status
    after: Status


class Ground(NamedTuple):
    """One ground of a verdict: the claims that carry it together."""

    claims: tuple[str, ...]
    before: Status
    after: Status


class Conclusion(NamedTuple):
    """A verdict, and its grounds in the dossier's order."""

    option: Option
    before: Status
    after: Status
    grounds: tuple[Ground, ...]
    reached: bool
    """It depends on a claim that is doubted, through reasons and answers."""

    @property
    def lost(self) -> tuple[Ground, ...]:
        """The grounds that stood and no longer do."""
        return tuple(ground for ground in self.grounds if ground.before is Status.STANDS is not ground.after)

    @property
    def remaining(self) -> tuple[Ground, ...]:
        """The grounds that stand."""
        return tuple(ground for ground in self.grounds if ground.after is Status.STANDS)

    @property
    def untouched(self) -> bool:
        """Neither it nor any of its grounds is other than it was."""
        return self.before is self.after and all(one.before is one.after for one in self.grounds)


class Doubt(NamedTuple):
    """The claims doubted, and what becomes of every claim and verdict."""

    dossier: Dossier
    doubted: tuple[str, ...]
    claims: dict[str, Change]
    verdicts: tuple[Conclusion, ...]

    def become(self, status: Status) -> tuple[str, ...]:
        """The claims, beside the doubted, that come to this status: those that fall with them, say."""
        return tuple(
            claim
            for claim, change in self.claims.items()
            if change.after is status is not change.before and claim not in self.doubted
        )


class Candidate(NamedTuple):
    """A claim that can be doubted, and the number of verdicts that depend on it."""

    claim: Claim
    verdicts: int


class Group(NamedTuple):
    """The claims that first appear under an option; None: those that appear under none."""

    option: Option | None
    candidates: tuple[Candidate, ...]


class Doubtable(NamedTuple):
    """The claims that can be doubted, in the dossier's order of options."""

    dossier: Dossier
    groups: tuple[Group, ...]


def doubt(dossier: Dossier, claims: Sequence[str], *, stated_only: bool = False) -> Doubt:
    """What becomes of a dossier's claims and verdicts when these claims, by id, are doubted.

    With `stated_only`, the claims that are only implied are out of the reckoning, before and after.

    Raises:
        UnknownName: the dossier has no claim of that id.

    """
    doubted = known(dossier, claims)
    rules = compile_rules(dossier)
    excluded = implied(dossier) if stated_only else frozenset()
    before, after = labels(rules, excluded), labels(rules, excluded.union(doubted))
    return Doubt(
        dossier,
        doubted,
        {claim: Change(status, after.claims[claim]) for claim, status in before.claims.items()},
        tuple(_conclusions(dossier, rules, before, after, frozenset(doubted))),
    )


def _conclusions(
    dossier: Dossier, rules: Rules, before: Labels, after: Labels, doubted: frozenset[str]
) -> Iterator[Conclusion]:
    for option in dossier.options:
        if option.verdict.stance is not Stance.NONE:
            together = [members(ground) for ground in option.verdict.because]
            grounds = [Ground(ids, _together(ids, before), _together(ids, after)) for ids in together]
            statuses = before.verdicts[option.id], after.verdicts[option.id]
            yield Conclusion(
                option, *statuses, tuple(grounds), not doubted.isdisjoint(reach(rules, option.id))
            )


def _together(claims: Iterable[str], found: Labels) -> Status:
    """The status of claims taken together: that of the weakest."""
    statuses = {found.claims[claim] for claim in claims}
    return next(one for one in (Status.FALLS, Status.UNDECIDED, Status.STANDS) if one in statuses)


def doubtable(dossier: Dossier) -> Doubtable:
    """Every claim of a dossier, in the group of the option under which it first appears.

    A claim appears under an option if it is written or referred to there, be it as a reason or an
    answer. Claims that appear under none make up the last group.
    """
    rules = compile_rules(dossier)
    bearing = Counter(claim for option in rules.options for claim in reach(rules, option))
    left = dict(dossier.claims_by_id)
    groups: list[tuple[Option | None, list[Claim]]] = []
    for option in dossier.options:
        here = [left.pop(claim) for claim in _appearing(dossier, option) if claim in left]
        groups.append((option, here))
    groups.append((None, list(left.values())))
    return Doubtable(
        dossier,
        tuple(
            Group(option, tuple(Candidate(claim, bearing[claim.id]) for claim in claims))
            for option, claims in groups
            if claims
        ),
    )


def _appearing(dossier: Dossier, option: Option) -> Iterator[str]:
    """The claims under an option in reading order, each before its reasons, these before its answers."""
    verdict = option.verdict
    pending = _ids((*option.pros, *option.cons, *verdict.because, *verdict.despite))
    seen = set()
    while pending:
        claim = pending.pop()
        if claim not in seen:
            seen.add(claim)
            yield claim
            whole = dossier.claim(claim)
            pending += _ids((*whole.because, *whole.answered_by))


def _ids(entries: Sequence[Claim | Linked | str]) -> list[str]:
    """The ids of claims, the first of them last."""
    return [claim for entry in entries for claim in members(entry)][::-1]
