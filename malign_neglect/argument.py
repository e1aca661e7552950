"""What a verdict rests on: a dossier as rules, and which of its claims and verdicts stand.

Owns the meaning of a dossier. A claim without reasons is a fact; one with reasons holds by any one
of them, and by itself where it stands alone; none holds while a claim that answers it does; a
verdict holds by any one of its grounds. To doubt a claim removes whatever concludes it.

The labels are the well-founded model of these rules (Van Gelder, Ross & Schlipf, “The well-founded
semantics for general logic programs”, 1991). For such rules that is the grounded labelling of
argumentation (Dung, “On the acceptability of arguments”, 1995; Caminada, “On the issue of
reinstatement in argumentation”, 2006): it always exists and is unique, a circle of claims that
support only one another falls, and two claims that answer each other are undecided.

Pure: it knows the model and nothing of questions, terminals or output. Nothing in it recurses, so
that no depth of reasons exhausts the stack.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from malign_neglect.model import Claim, Dossier, Linked
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Basis, Stance, Status

_STATUS = {True: Status.STANDS, False: Status.FALLS, None: Status.UNDECIDED}


class Rules(NamedTuple):
    """A dossier's rules: the head of one holds if all of its `because` hold and all of its `unless` fall.

    Nodes are numbered: the claims in the dossier's order, the verdicts, then the supports. A claim with
    answers and several rules holds by one rule, “supported and unanswered”; its support is a node of
    its own, so that the answers are not written out again in every rule.
    """

    claims: tuple[str, ...]
    options: tuple[str, ...]
    """The ids of those that have a verdict."""
    heads: Sequence[int]
    because: Sequence[tuple[int, ...]]
    unless: Sequence[tuple[int, ...]]
    concluding: Sequence[range]
    """By node: the rules of which it is the head."""
    helped: Mapping[int, Sequence[int]]
    """By node: the rules that have it in `because`."""
    hindered: Mapping[int, Sequence[int]]
    """By node: the rules that have it in `unless`."""

    def verdict(self, option: str) -> int:
        """The node of an option's verdict."""
        return len(self.claims) + self.options.index(option)


class Labels(NamedTuple):
    """What stands: of the claims by id, and of the verdicts by the option's id."""

    claims: dict[str, Status]
    verdicts: dict[str, Status]


def known(dossier: Dossier, claims: Iterable[str]) -> tuple[str, ...]:
    """The ids of claims, each once.

    Raises:
        UnknownName: the dossier has no claim of that id; the message says what was meant.

    """
    once = tuple(dict.fromkeys(claims))
    for claim in once:
        if claim not in dossier.claims_by_id:
            raise UnknownName(f"no claim '{claim}'{_meant(dossier, claim)}")
    return once


def _meant(dossier: Dossier, claim: str) -> str:
    import difflib

    close = difflib.get_close_matches(claim, dossier.claims_by_id, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def implied(dossier: Dossier) -> frozenset[str]:
    """The claims that the source does not write: they need a step of the reader's."""
    return frozenset(claim.id for claim in dossier.claims_by_id.values() if claim.basis is Basis.IMPLIED)


def compile_rules(dossier: Dossier) -> Rules:
    """The rules of a dossier; as many as it has facts, reasons and grounds, or little more."""
    number = {claim: node for node, claim in enumerate(dossier.claims_by_id)}
    options = [option for option in dossier.options if option.verdict.stance is not Stance.NONE]
    draft = _Draft(len(number) + len(options))

    def numbered(ground: Claim | Linked | str) -> tuple[int, ...]:
        return tuple([number[claim] for claim in members(ground)])

    for node, claim in enumerate(dossier.claims_by_id.values()):
        bodies = [numbered(ground) for ground in claim.because]
        if claim.stands_alone or not bodies:
            bodies.append(())
        answers = tuple([node for answer in claim.answered_by for node in numbered(answer)])
        if answers and len(bodies) > 1:
            bodies = [(draft.support(bodies),)]
        draft.conclude(node, bodies, answers)
    for node, option in enumerate(options, len(number)):
        draft.conclude(node, [numbered(ground) for ground in option.verdict.because])
    return draft.rules(tuple(number), tuple(option.id for option in options))


def members(ground: Claim | Linked | str) -> tuple[str, ...]:
    """The ids of the claims that make up a reason or a ground: one, or the linked ones."""
    entries = ground.all if isinstance(ground, Linked) else (ground,)
    return tuple([entry if isinstance(entry, str) else entry.id for entry in entries])


class _Draft:
    """Rules under construction."""

    def __init__(self, nodes: int) -> None:
        self.heads: list[int] = []
        self.because: list[tuple[int, ...]] = []
        self.unless: list[tuple[int, ...]] = []
        self.concluding = [range(0)] * nodes

    def conclude(self, head: int, bodies: Sequence[tuple[int, ...]], unless: tuple[int, ...] = ()) -> None:
        self.concluding[head] = range(len(self.heads), len(self.heads) + len(bodies))
        self.heads += [head] * len(bodies)
        self.because += bodies
        self.unless += [unless] * len(bodies)

    def support(self, bodies: Sequence[tuple[int, ...]]) -> int:
        """A node that holds by any of these bodies."""
        self.concluding.append(range(0))
        self.conclude(len(self.concluding) - 1, bodies)
        return len(self.concluding) - 1

    def rules(self, claims: tuple[str, ...], options: tuple[str, ...]) -> Rules:
        helped, hindered = _users(self.because), _users(self.unless)
        return Rules(
            claims, options, self.heads, self.because, self.unless, self.concluding, helped, hindered
        )


def _users(conditions: Sequence[tuple[int, ...]]) -> dict[int, list[int]]:
    users: dict[int, list[int]] = {}
    for rule, nodes in enumerate(conditions):
        for node in nodes:
            users.setdefault(node, []).append(rule)
    return users


def labels(rules: Rules, doubted: Collection[str] = ()) -> Labels:
    """The status of every claim and verdict when some claims are doubted.

    Raises:
        KeyError: a doubted claim is not in the dossier.

    """
    labelling = _Labelling(rules)
    number = {claim: node for node, claim in enumerate(rules.claims)} if doubted else {}
    labelling.start([number[claim] for claim in doubted])
    labelling.drop_circles()
    verdicts = labelling.holds[len(rules.claims) :]
    return Labels(
        dict(zip(rules.claims, map(_STATUS.__getitem__, labelling.holds), strict=False)),
        dict(zip(rules.options, map(_STATUS.__getitem__, verdicts), strict=False)),
    )


def reach(rules: Rules, option: str) -> frozenset[str]:
    """The claims that an option's verdict depends on, through reasons and through answers."""
    pending = [rules.verdict(option)]
    reached = set(pending)
    while pending:
        fresh = set(conditions(rules, pending.pop())) - reached
        reached |= fresh
        pending += fresh
    return frozenset(rules.claims[node] for node in reached if node < len(rules.claims))


def conditions(rules: Rules, node: int) -> list[int]:
    """The nodes on which a node directly depends."""
    return [
        other
        for rule in rules.concluding[node]
        for conditions in (rules.because[rule], rules.unless[rule])
        for other in conditions
    ]


class _Labelling:
    """Labels under construction. Linear, save where a circle of reasons has answers within it.

    Counters carry what is decided from node to rule and from rule to node (Dowling & Gallier,
    “Linear-time algorithms for testing the satisfiability of propositional Horn formulae”, 1984).
    Only circles withstand them; of these, what has no support but itself falls.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.holds: list[bool | None] = [None] * len(rules.concluding)
        self.waits = [
            len(because) + len(unless) for because, unless in zip(rules.because, rules.unless, strict=True)
        ]
        """By rule: its conditions that are not yet met; below zero, it is broken."""
        self.chances = list(map(len, rules.concluding))
        """By node: the rules for it that are not broken."""

    def start(self, doubted: Iterable[int]) -> None:
        """What is doubted falls, facts hold, and all that follows."""
        falls = set(doubted)
        facts = {self.rules.heads[rule] for rule, waits in enumerate(self.waits) if not waits}
        self.decide(falls, facts - falls)

    def decide(self, falls: Collection[int], holds: Collection[int] = ()) -> None:
        """These nodes fall, those hold, and all that follows. A node is decided once."""
        for node in falls:
            self.holds[node] = False
        for node in holds:
            self.holds[node] = True
        decided = [*falls, *holds]
        while decided:
            node = decided.pop()
            met, broken = self.rules.helped, self.rules.hindered
            if not self.holds[node]:
                met, broken = broken, met
            decided += self._met(met.get(node, ()))
            decided += self._broken(broken.get(node, ()))

    def _met(self, rules: Sequence[int]) -> Iterator[int]:
        """The nodes that hold now that these rules have a condition less to wait for."""
        for rule in rules:
            self.waits[rule] -= 1
            head = self.rules.heads[rule]
            if not self.waits[rule] and self.holds[head] is None:
                self.holds[head] = True
                yield head

    def _broken(self, rules: Sequence[int]) -> Iterator[int]:
        """The nodes that fall now that these rules can no longer conclude them."""
        for rule in rules:
            if self.waits[rule] > 0:
                self.waits[rule] = -1
                head = self.rules.heads[rule]
                self.chances[head] -= 1
                if not self.chances[head] and self.holds[head] is None:
                    self.holds[head] = False
                    yield head

    def drop_circles(self) -> None:
        """What is still open and is supported by nothing but itself falls, from the bottom up."""
        still_open = [node for node, holds in enumerate(self.holds) if holds is None]
        for component in list(components(still_open, self._open_conditions)):
            while unfounded := self._unfounded(component):
                self.decide(falls=unfounded)

    def _open_conditions(self, node: int) -> list[int]:
        return [other for other in conditions(self.rules, node) if self.holds[other] is None]

    def _unfounded(self, component: list[int]) -> set[int]:
        """The open nodes of a component that would hold only if one of them already did."""
        unfounded = {node for node in component if self.holds[node] is None}
        needs = {
            rule: sum(reason in unfounded for reason in self.rules.because[rule])
            for node in unfounded
            for rule in self.rules.concluding[node]
            if self.waits[rule] > 0
        }
        founded = [self.rules.heads[rule] for rule, needed in needs.items() if not needed]
        while founded:
            node = founded.pop()
            if node in unfounded:
                unfounded.remove(node)
                for rule in self.rules.helped.get(node, ()):
                    if rule in needs:
                        needs[rule] -= 1
                        if not needs[rule]:
                            founded.append(self.rules.heads[rule])
        return unfounded


def components(roots: Iterable[int], below: Callable[[int], Iterable[int]]) -> Iterator[list[int]]:
    """The strongly connected components of a graph, each after those that it depends on.

    Gabow, “Path-based depth-first search for strong and biconnected components”, 2000.
    """
    found: dict[int, int] = {}
    path: list[int] = []
    starts: list[int] = []
    pending = list(roots)
    while pending:
        node = pending.pop()
        if node < 0:
            # All below it has been seen. If nothing there leads back past it, its component is whole.
            if starts[-1] == found[~node]:
                starts.pop()
                component = [path.pop()]
                while component[-1] != ~node:
                    component.append(path.pop())
                found.update(dict.fromkeys(component, sys.maxsize))
                yield component
        elif node not in found:
            starts.append(len(found))
            found[node] = len(found)
            path.append(node)
            pending.append(~node)
            pending += below(node)
        else:
            while starts and starts[-1] > found[node]:
                starts.pop()
