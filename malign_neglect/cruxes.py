"""What must be doubted for a verdict to lose its grounds: its crux sets.

Owns the finding of the smallest sets of claims which, doubted together, leave a verdict not standing.
Pure: it shows nothing and reads nothing. Nothing in it recurses on a dossier.

The method is that of `argument`, with sets of doubts in the place of truth values: of each claim it
finds the least that must be doubted for it not to stand, and, where the claim answers another, the
least for it not to fall (provenance with dual tokens: Green, Karvounarakis & Tannen, “Provenance
semirings”, 2007; Grädel & Tannen, “Provenance analysis for logic and games”, 2020). Where nothing is
answered, that gives the minimal cut sets of an and/or graph, as of a fault tree (Fussell & Vesely,
“A new methodology for obtaining cut sets for fault trees”, 1972).

There may be exponentially many. Work is counted, never timed, so that one dossier always has one
result: past a bound, the smallest sets are kept, each is checked to be a crux set, and the list is said
to be incomplete.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, groupby
from operator import and_, or_
from typing import NamedTuple, Protocol, TypeVar

from malign_neglect.argument import Rules, compile_rules, components, implied, known, labels
from malign_neglect.model import Dossier, Option
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Stance, Status

CAP = 10_000
"""The most crux sets that are listed."""

_NARROW = 1_000
"""The most sets with which a search works where few or none are to be listed."""

_FEW = 10
"""The fewest sets with which a search works, whatever the work."""

_PAIRS = 50
"""The sets, at the most, that are compared pair by pair."""

_BOTH_WAYS = 8
"""The claims in a set, at the most, whose doubt may also speak for the verdict, for it to be checked."""

_COLUMNS = 1 << 15
"""The sets of doubts that are checked at once, or a few more."""

_CHECKS = 1_000_000
"""The work allowed for checks, counted in claims."""


class Cruxes(NamedTuple):
    """The crux sets of a verdict, smallest first, each in the dossier's order."""

    dossier: Dossier
    option: Option
    status: Status
    """The verdict's, as it is. Where it does not stand, the one crux set is empty."""
    sets: tuple[tuple[str, ...], ...]
    complete: bool
    """There are no others."""
    carriers: frozenset[str]
    """The claims in some crux set, listed or not; of an incomplete list, those that are known to be."""

    @property
    def counts(self) -> dict[str, int]:
        """In how many of the sets a claim is, for each that is in some; most first."""
        return dict(Counter(chain.from_iterable(self.sets)).most_common())


def cruxes(
    dossier: Dossier,
    option: Option,
    *,
    within: Collection[str] | None = None,
    any_claim: bool = False,
    stated_only: bool = False,
    cap: int = CAP,
) -> Cruxes:
    """The smallest sets of claims whose doubt leaves the verdict on an option not standing.

    They are made up of leaves (claims without reasons), or with `any_claim` of whatever claims; of those
    named in `within` alone, where it is given. With `stated_only`, claims that are only implied are out
    of the reckoning. At most `cap` sets are listed.

    Raises:
        UnknownName: the source gives no verdict on the option, or `within` names no claim.

    """
    if option.verdict.stance is Stance.NONE:
        raise UnknownName(f"the source gives no verdict on '{option.id}' that could be questioned")
    rules = compile_rules(dossier)
    removed = implied(dossier) if stated_only else frozenset()
    admitted = dossier.claims_by_id if within is None else frozenset(known(dossier, within))
    status = labels(rules, removed).verdicts[option.id]
    if status is not Status.STANDS:
        return Cruxes(dossier, option, status, ((),), complete=True, carriers=frozenset())
    doubtable = {
        claim.id
        for claim in dossier.claims_by_id.values()
        if (any_claim or not claim.because) and claim.id in admitted and claim.id not in removed
    }
    graph = _graph(rules, option.id, doubtable, removed)
    found = _search(graph, max(cap, _NARROW))
    ordered = sorted((len(places), places) for places in map(_places, found.sets))
    sets = [tuple([graph.doubtable[place] for place in places]) for _, places in ordered[:cap]]
    carried = frozenset(graph.doubtable[place] for place in _places(found.bits))
    return Cruxes(dossier, option, status, tuple(sets), found.complete and len(ordered) <= cap, carried)


def carriers(dossier: Dossier, option: Option) -> frozenset[str]:
    """The leaves that carry a verdict: those in some crux set; none where there is no verdict.

    Where there are more than a thousand crux sets and reasons are so shared that they cannot be told
    apart, some may be missing.
    """
    if option.verdict.stance is Stance.NONE:
        return frozenset()
    return cruxes(dossier, option, cap=0).carriers


class _Graph(NamedTuple):
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


def _graph(rules: Rules, option: str, doubtable: Collection[str], removed: Collection[str]) -> _Graph:
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
    return _Graph(names, literals, gates, ordered, _spent(gates, ordered))


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


class _Algebra(Protocol[_Value]):
    """What gates can be evaluated to. Any of no values is impossible, all of no values is certain."""

    work: int
    """What is still allowed."""

    def literal(self, bit: int) -> _Value: ...
    def any_of(self, values: Sequence[_Value]) -> _Value: ...
    def all_of(self, values: Sequence[_Value]) -> _Value: ...
    def same(self, one: _Value, other: _Value) -> bool: ...


def _evaluate(graph: _Graph, algebra: _Algebra[_Value]) -> _Value:
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


def _value(graph: _Graph, algebra: _Algebra[_Value], gate: int, values: dict[int, _Value]) -> _Value:
    algebra.work -= 1
    rules = [[values[other] for other in rule] for rule in graph.rules[gate]]
    if gate % 2:
        return algebra.any_of([algebra.all_of(rule) for rule in rules])
    return algebra.all_of([algebra.any_of(rule) for rule in rules])


def _settle(
    graph: _Graph, algebra: _Algebra[_Value], component: list[int], values: dict[int, _Value]
) -> None:
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


def _iterate(graph: _Graph, algebra: _Algebra[_Value], gates: list[int], values: dict[int, _Value]) -> None:
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


class _Family(NamedTuple):
    """Alternatives, each a set of bits; none of them within another."""

    sets: tuple[int, ...]
    support: int
    """The bits in some set; in those that were given up, too."""
    whole: bool = True
    """None was given up."""
    exact: bool = True
    """Each bit of the support is indeed in some set that has no other within it."""


_IMPOSSIBLE = _Family((), 0)
_CERTAIN = _Family((0,), 0)


class _Spent(Exception):
    """The work allowed is done."""


class _Families:
    """The algebra that finds crux sets: what makes a gate true, as the smallest sets of bits that do."""

    def __init__(self, most: int, width: int) -> None:
        self.most = most
        """The sets that a family may have."""
        self.width = width
        self.room = min(8 * most, (1 << 30) // (width + 1))
        """The sets of which a family is made, at the most: many may turn out to be within others."""
        # Wide sets take longer, and more room.
        self.work = (1_000_000 + 400 * most) // (1 + width // 2000)

    def spend(self, work: int) -> None:
        """Count work done.

        Raises:
            _Spent: it is more than is allowed, and the search can be narrower.

        """
        self.work -= work
        if self.work < 0 and self.most > _FEW:
            raise _Spent

    def literal(self, bit: int) -> _Family:
        return _Family((bit,), bit)

    def same(self, one: _Family, other: _Family) -> bool:
        self.spend(len(one.sets))
        return one[1:] == other[1:] and sorted(one.sets) == sorted(other.sets)

    def any_of(self, families: Sequence[_Family]) -> _Family:
        families = [family for family in families if family != _IMPOSSIBLE]
        if _CERTAIN in families or not families:
            return _CERTAIN if families else _IMPOSSIBLE
        if len(families) == 1:
            return families[0]
        sets: list[int] = []
        for family in families:
            sets += family.sets
        apart = sum(family.support.bit_count() for family in families) == _support(families).bit_count()
        return self._family(sets, families, apart=apart)

    def all_of(self, families: Sequence[_Family]) -> _Family:
        return reduce(self._both, sorted(families, key=lambda family: len(family.sets)), _CERTAIN)

    def _both(self, one: _Family, other: _Family) -> _Family:
        if one == _CERTAIN or other == _IMPOSSIBLE:
            return other
        if other == _CERTAIN or one == _IMPOSSIBLE:
            return one
        common: set[int] = set()
        if one.support & other.support:
            self.spend(len(one.sets) + len(other.sets))
            common = set(one.sets).intersection(other.sets)
        if not common:
            return self._unions(one, other)
        # “This or that, and this or the other” is “this, or that and the other”: far fewer unions.
        shared = _Family(tuple(common), reduce(or_, common))
        return self.any_of([shared, self._both(_without(one, common), _without(other, common))])

    def _unions(self, one: _Family, other: _Family) -> _Family:
        """Each set here with each set there; of too many, some of the smallest."""
        support = _support((one, other))
        against = support >> self.width & support
        apart = not (one.support & other.support or against)
        whole = len(one.sets) * len(other.sets) <= self.room
        if whole:
            sets = [left | right for left in one.sets for right in other.sets]
        else:
            # The m smallest sums of two sorted lists lie where the product of the ranks is at most m.
            ranked, others = (sorted(side.sets, key=int.bit_count) for side in (one, other))
            shares = [(left, self.most // place) for place, left in enumerate(ranked, 1)]
            sets = [left | right for left, share in shares for right in others[:share]]
        if against:
            sets = [union for union in sets if not union >> self.width & union]
        return self._family(sets, (one, other), apart=apart, whole=whole)

    def _family(
        self, sets: list[int], parts: Sequence[_Family], *, apart: bool, whole: bool = True
    ) -> _Family:
        """The smallest of the sets made from parts. If these lie apart, none can be within another."""
        self.spend(len(sets))
        whole = whole and all(part.whole for part in parts)
        if not apart:
            whole = whole and len(sets) <= self.room
            sets = self.minimal(_smallest(sets, self.room))
        whole = whole and len(sets) <= self.most
        kept = tuple(_smallest(sets, self.most))
        if whole and not apart:
            return _Family(kept, reduce(or_, kept)) if kept else _IMPOSSIBLE
        return _Family(kept, _support(parts), whole, apart and all(part.exact for part in parts))

    def minimal(self, sets: Sequence[int]) -> list[int]:
        """The sets that have no other within them; at least more than a family may have, if there are."""
        ordered = sorted(dict.fromkeys(sets), key=int.bit_count)
        if len(ordered) <= _PAIRS:
            return _minimal_of_few(ordered)
        self.spend(sum(map(int.bit_count, ordered)) // 2)
        holders = _holders(ordered)
        every = (1 << len(ordered)) - 1
        kept: list[int] = []
        absorbed = 0
        # Sets of one size are not within one another.
        for _, same_size in groupby(enumerate(ordered), key=lambda entry: entry[1].bit_count()):
            flags = absorbed.to_bytes(len(ordered) // 8 + 1, "little")
            fresh = [one for place, one in same_size if not flags[place >> 3] >> (place & 7) & 1]
            kept += fresh
            if len(kept) > self.most:
                break
            for one in fresh:
                self.spend(one.bit_count() * len(ordered) // 50_000)
                absorbed |= reduce(and_, map(holders.__getitem__, _bits(one)), every)
        return kept


def _minimal_of_few(ordered: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for one in ordered:
        if not any(other & one == other for other in kept):
            kept.append(one)
    return kept


def _holders(sets: Sequence[int]) -> dict[int, int]:
    """By bit: which of the sets have it, as bits in turn."""
    holders: dict[int, bytearray] = {}
    for place, one in enumerate(sets):
        for bit in _bits(one):
            if bit not in holders:
                holders[bit] = bytearray(len(sets) // 8 + 1)
            holders[bit][place >> 3] |= 1 << (place & 7)
    return {bit: int.from_bytes(places, "little") for bit, places in holders.items()}


def _smallest(sets: list[int], most: int) -> list[int]:
    return sorted(sets, key=_rank)[:most] if len(sets) > most else sets


def _support(families: Sequence[_Family]) -> int:
    return reduce(or_, (family.support for family in families))


def _without(family: _Family, gone: Collection[int]) -> _Family:
    """A family without some of its sets."""
    sets = tuple([one for one in family.sets if one not in gone])
    if family.whole:
        return _Family(sets, reduce(or_, sets)) if sets else _IMPOSSIBLE
    # A bit that is a set by itself is in no other; any other bit may be in a set that was given up.
    alone = reduce(or_, (one for one in gone if one.bit_count() == 1), 0)
    return _Family(sets, family.support & ~alone, whole=False, exact=family.exact)


def _bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


def _places(bits: int) -> tuple[int, ...]:
    return tuple([bit.bit_length() - 1 for bit in _bits(bits)])


def _rank(bits: int) -> int:
    """Smaller sets first; those of one size as if shuffled, so that those kept are no lopsided sample."""
    return bits.bit_count() << 64 | hash(bits) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF


class _Found(NamedTuple):
    sets: Sequence[int]
    """Crux sets."""
    complete: bool
    """They are all that there are."""
    bits: int
    """The bits in any crux set, where that is known, or else in those found."""


def _search(graph: _Graph, most: int) -> _Found:
    """The crux sets of the verdict; of too many, some of the smallest."""
    width = len(graph.doubtable)
    one_way = len(graph.literals) == width
    families = _Families(most, width)
    try:
        family = _evaluate(graph, families)
        sets: Sequence[int] = family.sets
        if not one_way:
            sets = families.minimal([one & ((1 << width) - 1) for one in sets])
    except _Spent:
        return _search(graph, max(most // 10, _FEW))
    done = families.work >= 0
    if done and family.whole:
        return _Found(sets, complete=True, bits=reduce(or_, sets, 0))
    sets = list(_checked(graph, sets))
    bits = family.support if done and family.exact and one_way else reduce(or_, sets, 0)
    return _Found(sets, complete=False, bits=bits)


class _Columns:
    """The algebra that checks crux sets: whether a gate is true, for many sets of doubts, a bit for each."""

    def __init__(self, width: int, work: int) -> None:
        self.width = width
        self.work = work
        self.number = 0
        self.every = 0
        self.doubted: dict[int, int] = {}
        """By a claim's bit: the columns in which it is doubted."""

    def add(self, doubts: int, less: Sequence[int]) -> int:
        """A column for the doubts less each of these; returns the place of the first."""
        first, block = self.number, (1 << len(less)) - 1
        spared: dict[int, int] = {}
        for place, bits in enumerate(less):
            for bit in _bits(bits):
                spared[bit] = spared.get(bit, 0) | 1 << place
        for bit in _bits(doubts):
            self.doubted[bit] = self.doubted.get(bit, 0) | (block ^ spared.get(bit, 0)) << first
        self.number += len(less)
        self.every = (1 << self.number) - 1
        return first

    def literal(self, bit: int) -> int:
        if bit >> self.width:
            return self.every ^ self.doubted.get(bit >> self.width, 0)
        return self.doubted.get(bit, 0)

    def same(self, one: int, other: int) -> bool:
        return one == other

    def any_of(self, values: Sequence[int]) -> int:
        return reduce(or_, values, 0)

    def all_of(self, values: Sequence[int]) -> int:
        return reduce(and_, values, self.every)


def _checked(graph: _Graph, sets: Sequence[int]) -> Iterator[int]:
    """The crux sets among sets that may be too large, or else within them, as far as the work allowed goes.

    A set is one if it topples the verdict, and it does not less any one claim; less any claims, of
    those whose doubt may also speak for the verdict.
    """
    width, work = len(graph.doubtable), _CHECKS
    both_ways = reduce(or_, (bit >> width for bit in graph.literals.values()), 0)
    waiting, met = deque(sets), set(sets)
    while waiting:
        columns, batch = _Columns(width, work), []
        while waiting and columns.number < _COLUMNS:
            doubts = waiting.popleft()
            if (doubts & both_ways).bit_count() <= _BOTH_WAYS:
                less = [0, *_bits(doubts & ~both_ways), *_subsets(doubts & both_ways)]
                batch.append((doubts, less, columns.add(doubts, less)))
        toppled = _evaluate(graph, columns)
        work = columns.work
        if work < 0:
            return
        for doubts, less, first in batch:
            column = toppled >> first & ((1 << len(less)) - 1)
            if column == 1:
                yield doubts
            elif column & 1:
                smaller = doubts & ~less[column.bit_length() - 1]
                if smaller not in met:
                    met.add(smaller)
                    waiting.append(smaller)


def _subsets(bits: int) -> Iterator[int]:
    """All but the empty one."""
    subset = bits
    while subset:
        yield subset
        subset = (subset - 1) & bits
