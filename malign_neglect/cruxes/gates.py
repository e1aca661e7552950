"""What a verdict depends on, as gates of an and/or graph, and their value in any algebra.

Owns the graph of doubts: for each claim, what it takes for it not to stand and, where it answers
another, not to fall (provenance with dual tokens: Grädel & Tannen, “Provenance analysis for logic and
games”, 2020). Knows nothing of what is asked of it. Nothing in it recurses on a dossier.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from malign_neglect.argument import Rules, components


class Graph(NamedTuple):
    """What a verdict depends on, each claim as one gate or two: it does not stand; it does not fall.

    The gates of node n are 2n and 2n + 1. For a claim not to stand, each of its rules must fail in some
    condition; not to fall, some rule must keep all of them. A condition fails where its claim does not
    stand or, being the fall of an answer, where that does not fall. That a claim is not doubted is one
    more condition of each of its rules, a literal; that of gate g is ~g.
    """

    doubtable: tuple[str, ...]
    """Those whose doubt can tell against the verdict; the place of a claim here is its bit in a set."""
    literals: dict[int, int]
    """The bit that says that a claim is doubted or, so many bits higher, that it is not."""
    rules: dict[int, list[list[int]]]
    """By gate: the gates and literals of each rule's conditions."""
    components: list[list[int]]
    """The gates, each component after those that it depends on; the verdict's comes last."""
    spent: list[list[int]]
    """By component: the gates and literals that no later one depends on."""


def graph_of(rules: Rules, option: str, doubtable: Collection[str], removed: Collection[str]) -> Graph:
    gates: dict[int, list[list[int]]] = {}

    def below(gate: int) -> Iterable[int]:
        node, side = divmod(gate, 2)
        gone = node < len(rules.claims) and rules.claims[node] in removed
        gates[gate] = [
            [2 * other + side for other in rules.because[rule]]
            + [2 * other + 1 - side for other in rules.unless[rule]]
            for rule in (() if gone else rules.concluding[node])
        ]
        return chain.from_iterable(gates[gate])

    ordered = list(components([2 * rules.verdict(option)], below))
    nodes = [node for node, claim in enumerate(rules.claims) if claim in doubtable and 2 * node in gates]
    doubts = {2 * node: 1 << place for place, node in enumerate(nodes)}
    keeps = {gate + 1: bit << len(nodes) for gate, bit in doubts.items() if gate + 1 in gates}
    literals = {~gate: bit for gate, bit in (doubts | keeps).items()}
    for literal in literals:
        for conditions in gates[~literal]:
            conditions.append(literal)
    _flatten(gates, ordered)
    ordered = [left for component in ordered if (left := [gate for gate in component if gate in gates])]
    names = tuple([rules.claims[node] for node in nodes])
    return Graph(names, literals, gates, ordered, _spent(gates, ordered))


def _flatten(rules: dict[int, list[list[int]]], ordered: list[list[int]]) -> None:
    """Put the conditions of a gate with one rule in its place, where nothing else depends on it.

    A long chain of reasons becomes one gate, and what is found for each is not copied at every link.
    """
    uses = Counter(chain.from_iterable(chain.from_iterable(rules.values())))
    done: set[int] = set()

    def conditions(gate: int, other: int) -> list[int]:
        found = [other]
        while len(found) == 1 and found[0] in done and uses[found[0]] == len(rules[found[0]]) == 1:
            inner = rules[found[0]][0]
            # Of several conditions one must fail, or all be kept: the two are not to be mixed.
            if (gate - found[0]) % 2 and len(inner) != 1:
                break
            del rules[found[0]]
            found = inner
        return found

    for component in ordered:
        for gate in component:
            rules[gate] = [_joined([conditions(gate, other) for other in rule]) for rule in rules[gate]]
        done.update(component)


def _joined(lists: list[list[int]]) -> list[int]:
    """The lists in one: in the longest of them, which is not copied."""
    longest = max(lists, key=len, default=[])
    for one in lists:
        if one is not longest:
            longest += one
    return longest


def _spent(rules: dict[int, list[list[int]]], ordered: list[list[int]]) -> list[list[int]]:
    last: dict[int, int] = {}
    for step, component in enumerate(ordered):
        for gate in component:
            last.update(dict.fromkeys(chain.from_iterable(rules[gate]), step))
    spent: list[list[int]] = [[] for _ in ordered]
    for gate, step in last.items():
        spent[step].append(gate)
    return spent


_Value = TypeVar("_Value")


class Algebra(Protocol[_Value]):
    """What gates can be evaluated to. Any of no values is impossible, all of no values is certain."""

    work: int
    """What is still allowed."""

    def literal(self, bit: int) -> _Value: ...
    def any_of(self, values: Sequence[_Value]) -> _Value: ...
    def all_of(self, values: Sequence[_Value]) -> _Value: ...
    def same(self, one: _Value, other: _Value) -> bool: ...


def evaluate(graph: Graph, algebra: Algebra[_Value]) -> _Value:
    """The value of “the verdict does not stand”."""
    values = {literal: algebra.literal(bit) for literal, bit in graph.literals.items()}
    for component, spent in zip(graph.components, graph.spent, strict=True):
        gate = component[0]
        if len(component) > 1 or gate in chain.from_iterable(graph.rules[gate]):
            _settle(graph, algebra, component, values)
        else:
            values[gate] = _value(graph, algebra, gate, values)
        for other in spent:
            del values[other]
    return values[graph.components[-1][0]]


def _value(graph: Graph, algebra: Algebra[_Value], gate: int, values: dict[int, _Value]) -> _Value:
    algebra.work -= 1
    rules = [[values[other] for other in rule] for rule in graph.rules[gate]]
    if gate % 2:
        return algebra.any_of([algebra.all_of(rule) for rule in rules])
    return algebra.all_of([algebra.any_of(rule) for rule in rules])


def _settle(graph: Graph, algebra: Algebra[_Value], component: list[int], values: dict[int, _Value]) -> None:
    """Gates that depend on one another: the alternating fixpoint (Van Gelder, 1989).

    By turns: as much as can does not stand, given what does not fall; and as little as can does not
    fall, given what does not stand, so that no circle is its own support.
    """
    standing, falling = ([gate for gate in component if gate % 2 == side] for side in (0, 1))
    values.update(dict.fromkeys(component, algebra.all_of(())))
    while True:
        before = [values[gate] for gate in falling]
        _iterate(graph, algebra, standing, values)
        values.update(dict.fromkeys(falling, algebra.any_of(())))
        _iterate(graph, algebra, falling, values)
        after = [values[gate] for gate in falling]
        if algebra.work < 0 or all(map(algebra.same, before, after)):
            return


def _iterate(graph: Graph, algebra: Algebra[_Value], gates: list[int], values: dict[int, _Value]) -> None:
    """Evaluate gates, and again those that depend on what has changed, until nothing does."""
    users: dict[int, set[int]] = {gate: set() for gate in gates}
    for gate in gates:
        for other in chain.from_iterable(graph.rules[gate]):
            if other in users:
                users[other].add(gate)
    queue, waiting = deque(gates), set(gates)
    while queue and algebra.work >= 0:
        gate = queue.popleft()
        waiting.remove(gate)
        value = _value(graph, algebra, gate, values)
        if not algebra.same(value, values[gate]):
            values[gate] = value
            queue += users[gate] - waiting
            waiting |= users[gate]
