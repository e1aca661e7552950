"""What labels and crux sets cost.

Run `python tests/benchmarks/argument.py [ROUNDS]`. Labels: every round compiles and labels each size
once, in turn, so that a busy machine slows all of them alike; what counts is the median, and by how much
it grows when the size doubles. Crux sets: each case in a process of its own, with the peak of its memory
as the kernel counts it. Times are of the processor, not of the clock; dossiers are built beforehand.
"""

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from malign_neglect.argument import compile_rules, labels
from malign_neglect.cruxes import cruxes
from malign_neglect.model import Claim, Dossier, Linked, Option, Verdict
from malign_neglect.vocabulary import Basis, Stance

_SIZES = (25_000, 50_000, 100_000)
_SECONDS, _DOUBLING = 2.0, 2.2


def claim(id_: str, because: Sequence[str | Linked] = (), answered_by: Sequence[str] = ()) -> Claim:
    return Claim.model_construct(
        id=id_,
        claim="A claim.",
        cite=(),
        basis=Basis.STATED,
        because=tuple(because),
        stands_alone=False,
        answered_by=tuple(answered_by),
    )


def linked(*members: str) -> Linked:
    return Linked.model_construct(all=members)


def dossier(claims: Sequence[Claim], grounds: Sequence[str | Linked]) -> Dossier:
    """Built past validation, which is not what is measured."""
    verdict = Verdict.model_construct(stance=Stance.REJECTED, because=tuple(grounds), despite=())
    option = Option.model_construct(id="it", name="It", pros=(), cons=(), verdict=verdict)
    return Dossier.model_construct(id="big", claims=tuple(claims), options=(option,))


# -- labels: shapes of dossiers, by size ----------------------------------------------------------


def deep(size: int) -> Dossier:
    """Each claim has the next for its reason."""
    return dossier([claim(f"c{n}", [f"c{n + 1}"] if n < size - 1 else []) for n in range(size)], ["c0"])


def wide(size: int) -> Dossier:
    """Each claim is a ground."""
    return dossier([claim(f"c{n}") for n in range(size)], [f"c{n}" for n in range(size)])


def answers(size: int) -> Dossier:
    """Each claim is answered by the next."""
    return dossier([claim(f"c{n}", (), [f"c{n + 1}"] if n < size - 1 else []) for n in range(size)], ["c0"])


def shared(size: int) -> Dossier:
    """Each claim has two reasons, one of them linked, that it shares with others; many are answered."""
    return dossier(
        [
            claim(
                f"c{n}",
                [linked(f"c{n + 1}", f"c{n + 2}"), f"c{n + 3}"] if n < size - 3 else [],
                [f"c{size - 1 - n // 2}"] if n % 5 == 0 and n < size // 2 else [],
            )
            for n in range(size)
        ],
        ["c0"],
    )


def circle(size: int) -> Dossier:
    """Each claim has the next for its reason, and the last one the first."""
    return dossier([claim(f"c{n}", [f"c{(n + 1) % size}"]) for n in range(size)], ["c0"])


def pairs(size: int) -> Dossier:
    """Circles of two, each answered by the next."""
    return dossier(
        [claim(f"c{n}", [f"c{n ^ 1}"], [f"c{n + 2}"] if n < size - 2 else []) for n in range(size)], ["c0"]
    )


def measure_labels(shape: Callable[[int], Dossier], rounds: int) -> Iterator[float]:
    """The median of the seconds that each size takes."""
    dossiers = [shape(size) for size in _SIZES]
    runs: list[list[float]] = [[] for _ in _SIZES]
    for one in dossiers:
        labels(compile_rules(one))
    # One dossier is not to pay for the garbage collector's way through the others.
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for one, taken in zip(dossiers, runs, strict=True):
            start = time.process_time()
            labels(compile_rules(one))
            taken.append(time.process_time() - start)
    gc.unfreeze()
    return map(statistics.median, runs)


def report_labels(rounds: int) -> None:
    sizes = "".join(f"{size:>9,}" for size in _SIZES)
    print(f"\nLabels: seconds for so many claims, compiled and labelled (reach: {_SECONDS:g} for the last)")
    print(f"{'shape':10}{sizes}   when the size doubles (reach: {_DOUBLING:g})")
    for shape in (deep, wide, answers, shared, circle, pairs):
        small, middle, large = measure_labels(shape, rounds)
        print(
            f"{shape.__name__:10}{small:9.2f}{middle:9.2f}{large:9.2f}   {middle / small:.2f} {large / middle:.2f}"
        )


# -- crux sets ------------------------------------------------------------------------------------


def two_grounds(own: int, both: int, claims: int = 1_000) -> Dossier:
    """Two grounds, each of so many leaves of its own and in common, under chains of further claims."""
    names = [f"{side}{n}" for side, count in (("s", both), ("a", own), ("b", own)) for n in range(count)]
    height = claims // len(names)
    chains = [[f"{name}-{level}" for level in range(height)] for name in names]
    leaves = [claim(chain[0]) for chain in chains]
    others = [claim(upper, [lower]) for chain in chains for lower, upper in pairwise(chain)]
    grounds = [[chain[-1] for chain in chains if chain[0][0] in sides] for sides in ("sa", "sb")]
    return dossier([*leaves, *others], [linked(*ground) for ground in grounds])


def many_grounds(number: int, members: int, everywhere: Sequence[str] = ()) -> Dossier:
    """Linked grounds, whose crux sets take one claim from each."""
    grounds = [[f"g{ground}-{n}" for n in range(members)] for ground in range(number)]
    leaves = [claim(leaf) for leaf in (*everywhere, *(leaf for ground in grounds for leaf in ground))]
    return dossier(leaves, [linked(*ground, *everywhere) for ground in grounds])


def overlapping(grounds: int, leaves: int) -> Dossier:
    """Linked grounds of three that share their leaves in no order."""
    return dossier(
        [claim(f"c{n}") for n in range(leaves)],
        [
            linked(*(f"c{(ground * step + 7 * step) % leaves}" for step in (1, 7, 11)))
            for ground in range(grounds)
        ],
    )


def deep_and_linked(depth: int) -> Dossier:
    """Each claim has for its reason the next, linked with a leaf."""
    chain = [claim(f"c{n}", [linked(f"c{n + 1}", f"leaf{n}")] if n < depth - 1 else []) for n in range(depth)]
    return dossier([*chain, *(claim(f"leaf{n}") for n in range(depth))], ["c0"])


_CASES: dict[str, Callable[[], Dossier]] = {
    "10,000 sets, 1,000 claims": lambda: two_grounds(100, 0),
    "the same, with shared leaves": lambda: two_grounds(99, 100),
    "3^40 sets": lambda: many_grounds(40, 3),
    "3^40, and a claim in every ground": lambda: many_grounds(40, 3, ["everywhere"]),
    "10^100 sets, 1,000 claims": lambda: many_grounds(100, 10),
    "40 triples over 60 leaves": lambda: overlapping(40, 60),
    "10,000 deep": lambda: deep(10_000),
    "10,000 deep, linked": lambda: deep_and_linked(10_000),
    "9,999 answers deep": lambda: answers(9_999),
}


def run_case(name: str, any_claim: bool) -> None:
    built = _CASES[name]()
    start = time.process_time()
    found = cruxes(built, built.options[0], any_claim=any_claim)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    doubted = "any claim" if any_claim else "leaves"
    end = "" if found.complete else ", incomplete"
    print(f"{name:36}{doubted:12}{seconds:9.2f}{peak:8.0f}{len(found.sets):9,}{end}", flush=True)


def report_cruxes() -> None:
    print(f"{'Crux sets (reach: 5 s, 300 MiB)':36}{'of':12}{'seconds':>9}{'MiB':>8}{'sets':>9}", flush=True)
    for name in _CASES:
        for doubted in ("leaves", "any"):
            subprocess.run([sys.executable, __file__, name, doubted], check=True)


def main(rounds: int) -> None:
    # First: a process starts with the peak of the one that started it.
    report_cruxes()
    report_labels(rounds)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run_case(sys.argv[1], any_claim=sys.argv[2] == "any")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
