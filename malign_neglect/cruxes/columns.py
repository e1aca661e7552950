"""Whether sets of doubts are crux sets, checked many at a time: an algebra of bits, one a set.

Owns the check of sets that may hold more than they need, under a bound on the work.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from malign_neglect.cruxes.families import bits_of
from malign_neglect.cruxes.gates import Graph, evaluate

_BOTH_WAYS = 8
"""The claims in a set, at the most, whose doubt may also speak for the verdict, for it to be checked."""


_COLUMNS = 1 << 15
"""The sets of doubts that are checked at once, or a few more."""


_CHECKS = 1_000_000
"""The work allowed for checks, counted in claims."""


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
            for bit in bits_of(bits):
                spared[bit] = spared.get(bit, 0) | 1 << place
        for bit in bits_of(doubts):
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


def checked(graph: Graph, sets: Sequence[int]) -> Iterator[int]:
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
                less = [0, *bits_of(doubts & ~both_ways), *_subsets(doubts & both_ways)]
                batch.append((doubts, less, columns.add(doubts, less)))
        toppled = evaluate(graph, columns)
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
