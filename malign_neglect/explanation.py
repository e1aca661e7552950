"""One option whole: its claims with their reasons, unfolded.

Owns the unfolding of references. A claim's reasons are unfolded where it first appears, so that
shared claims and circles of claims stay finite; elsewhere, and below a depth, they stay ids.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from malign_neglect.argument import compile_rules, known, labels
from malign_neglect.cruxes import carriers
from malign_neglect.model import Claim, Dossier, Linked, Option
from malign_neglect.vocabulary import Status

DEEPEST = 40
"""Levels of reasons that are unfolded; JSON readers give up somewhere past this."""


class Unfolded(NamedTuple):
    """A claim, with its reasons and answers where they are unfolded here."""

    claim: Claim
    because: tuple["Unfolded | Together", ...] = ()
    answered_by: tuple["Unfolded", ...] = ()
    repeated: bool = False
    """It has appeared before."""
    carries: bool = False
    """It is a leaf that carries the verdict: one of its crux sets has it."""
    status: Status | None = None
    """What is left of it, where something is doubted."""

    @property
    def folded(self) -> bool:
        """It has reasons or answers that are not given here."""
        given = self.because or self.answered_by
        return not given and bool(self.claim.because or self.claim.answered_by)


class Together(NamedTuple):
    """Linked reasons."""

    all: tuple[Unfolded, ...]


class Explanation(NamedTuple):
    """An option's whole record, and the options it is set against."""

    dossier: Dossier
    option: Option
    pros: tuple[Unfolded, ...]
    cons: tuple[Unfolded, ...]
    because: tuple[Unfolded | Together, ...]
    despite: tuple[Unfolded, ...]
    doubted: tuple[str, ...] = ()
    status: Status | None = None
    """What is left of the verdict, where something is doubted."""

    @property
    def alternatives(self) -> tuple[Option, ...]:
        return tuple(one for one in self.dossier.options if one.id != self.option.id)


class Role(StrEnum):
    """What a claim does where it appears."""

    CLAIM = "claim"
    REASON = "reason"
    LINKED = "linked"
    ANSWER = "answer"


class Line(NamedTuple):
    """A claim in reading order; `supports` is the claim it is a reason for or an answer to."""

    depth: int
    role: Role
    node: Unfolded
    supports: Claim | None
    opens_group: bool = False
    """It is the first of linked reasons."""


def explain(dossier: Dossier, option: Option, doubted: Sequence[str] = ()) -> Explanation:
    """The whole record of an option, and what stands of it when claims are doubted.

    Raises:
        UnknownName: the dossier has no claim of that id.

    """
    ids = known(dossier, doubted)
    found = labels(compile_rules(dossier), ids) if ids else None
    unfolder = _Unfolder(dossier, carriers(dossier, option), found.claims if found else {})
    return Explanation(
        dossier,
        option,
        pros=unfolder.claims(option.pros),
        cons=unfolder.claims(option.cons),
        because=unfolder.grounds(option.verdict.because),
        despite=unfolder.claims(option.verdict.despite),
        doubted=ids,
        status=found.verdicts.get(option.id) if found else None,
    )


class _Unfolder:
    def __init__(self, dossier: Dossier, carriers: Collection[str], statuses: Mapping[str, Status]) -> None:
        self.dossier = dossier
        self.carriers = carriers
        self.statuses = statuses
        self.seen: set[str] = set()

    def claims(self, entries: Sequence[Claim | str], depth: int = 0) -> tuple[Unfolded, ...]:
        return tuple(self._unfold(self.dossier.claim(entry), depth) for entry in entries)

    def grounds(
        self, entries: Sequence[Claim | Linked | str], depth: int = 0
    ) -> tuple[Unfolded | Together, ...]:
        return tuple(
            Together(self.claims(entry.all, depth))
            if isinstance(entry, Linked)
            else self._unfold(self.dossier.claim(entry), depth)
            for entry in entries
        )

    def _unfold(self, claim: Claim, depth: int) -> Unfolded:
        node = Unfolded(
            claim,
            repeated=claim.id in self.seen,
            carries=claim.id in self.carriers,
            status=self.statuses.get(claim.id),
        )
        if node.repeated or depth == DEEPEST:
            return node
        self.seen.add(claim.id)
        return node._replace(
            because=self.grounds(claim.because, depth + 1),
            answered_by=self.claims(claim.answered_by, depth + 1),
        )


def lines(
    nodes: Sequence[Unfolded | Together],
    role: Role = Role.CLAIM,
    depth: int = 0,
    supports: Claim | None = None,
) -> Iterator[Line]:
    """The claims of a tree in reading order, each before its reasons, and these before its answers."""
    for node in nodes:
        members = node.all if isinstance(node, Together) else (node,)
        for index, member in enumerate(members):
            linked = isinstance(node, Together)
            yield Line(depth, Role.LINKED if linked else role, member, supports, linked and not index)
            yield from lines(member.because, Role.REASON, depth + 1, member.claim)
            yield from lines(member.answered_by, Role.ANSWER, depth + 1, member.claim)
