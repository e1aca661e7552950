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

from collections import Counter
from collections.abc import Collection, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from malign_neglect.argument import compile_rules, implied, known, labels
from malign_neglect.cruxes.columns import checked
from malign_neglect.cruxes.families import FEW, Families, OutOfWork, places_of
from malign_neglect.cruxes.gates import Graph, evaluate, graph_of
from malign_neglect.model import Dossier, Option
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Stance, Status

CAP = 10_000
"""The most crux sets that are listed."""


_NARROW = 1_000
"""The most sets with which a search works where few or none are to be listed."""


class Cruxes(NamedTuple):
    """The crux sets of a verdict, smallest first, each in the dossier's order."""

    dossier: Dossier
    option: Option
    status: Status
    """The verdict's, as it is. Where it does not stand, the one crux set is empty."""
    sets: tuple[tuple[str, ...], ...]
    complete: bool
    """There are no others."""
    any_claim: bool
    """Claims with reasons were admitted beside leaves."""
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
        return Cruxes(
            dossier, option, status, ((),), complete=True, any_claim=any_claim, carriers=frozenset()
        )
    doubtable = {
        claim.id
        for claim in dossier.claims_by_id.values()
        if (any_claim or not claim.because) and claim.id in admitted and claim.id not in removed
    }
    graph = graph_of(rules, option.id, doubtable, removed)
    found = _search(graph, max(cap, _NARROW))
    ordered = sorted((len(places), places) for places in map(places_of, found.sets))
    sets = [tuple([graph.doubtable[place] for place in places]) for _, places in ordered[:cap]]
    carried = frozenset(graph.doubtable[place] for place in places_of(found.bits))
    complete = found.complete and len(ordered) <= cap
    return Cruxes(dossier, option, status, tuple(sets), complete, any_claim, carried)


def carriers(dossier: Dossier, option: Option) -> frozenset[str]:
    """The leaves that carry a verdict: those in some crux set; none where there is no verdict.

    Where there are more than a thousand crux sets and reasons are so shared that they cannot be told
    apart, some may be missing.
    """
    if option.verdict.stance is Stance.NONE:
        return frozenset()
    return cruxes(dossier, option, cap=0).carriers


class _Found(NamedTuple):
    sets: Sequence[int]
    """Crux sets."""
    complete: bool
    """They are all that there are."""
    bits: int
    """The bits in any crux set, where that is known, or else in those found."""


def _search(graph: Graph, most: int) -> _Found:
    """The crux sets of the verdict; of too many, some of the smallest."""
    width = len(graph.doubtable)
    one_way = len(graph.literals) == width
    families = Families(most, width)
    try:
        family = evaluate(graph, families)
        sets: Sequence[int] = family.sets
        if not one_way:
            sets = families.minimal([one & ((1 << width) - 1) for one in sets])
    except OutOfWork:
        return _search(graph, max(most // 10, FEW))
    done = families.work >= 0
    if done and family.whole:
        return _Found(sets, complete=True, bits=reduce(or_, sets, 0))
    sets = list(checked(graph, sets))
    bits = family.support if done and family.exact and one_way else reduce(or_, sets, 0)
    return _Found(sets, complete=False, bits=bits)
