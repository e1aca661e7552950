"""Sets of doubts, as the least that it takes: the algebra in which crux sets are found.

Owns what is kept of too many sets: the smallest, under a bound on the work, which is counted and never
timed. A set is an int, with a bit for each claim.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import and_, or_
from typing import NamedTuple


def bits_of(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


def places_of(bits: int) -> tuple[int, ...]:
    return tuple([bit.bit_length() - 1 for bit in bits_of(bits)])


FEW = 10
"""The fewest sets with which a search works, whatever the work."""


_PAIRS = 50
"""The sets, at the most, that are compared pair by pair."""


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


class OutOfWork(Exception):
    """The work allowed is done."""


class Families:
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
            OutOfWork: it is more than is allowed, and the search can be narrower.

        """
        self.work -= work
        if self.work < 0 and self.most > FEW:
            raise OutOfWork

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
                absorbed |= reduce(and_, map(holders.__getitem__, bits_of(one)), every)
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
        for bit in bits_of(one):
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


def _rank(bits: int) -> int:
    """Smaller sets first; those of one size as if shuffled, so that those kept are no lopsided sample."""
    return bits.bit_count() << 64 | hash(bits) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
