"""The sentences that every format says of doubts and of crux sets."""

from collections.abc import Sequence

from malign_neglect.cruxes import Cruxes
from malign_neglect.doubt import Conclusion, Doubt
from malign_neglect.render.text import conclusion
from malign_neglect.vocabulary import Status

LEAVES = "Doubted are claims without reasons of their own; --any-claim admits the others."

_SPELLED_OUT = 3


def outcome(verdict: Conclusion) -> str:
    """What becomes of a verdict."""
    if not verdict.reached:
        return f"untouched: {_stands(verdict.after)}"
    if verdict.untouched and verdict.after is Status.STANDS:
        return "still stands, on all its grounds"
    if verdict.before is verdict.after:
        return f"still {_stands(verdict.after)}" if verdict.after is Status.STANDS else _stands(verdict.after)
    return f"{_stood(verdict.before)} before, now {_stands(verdict.after)}"


def _stands(status: Status) -> str:
    return {Status.STANDS: "stands", Status.FALLS: "falls", Status.UNDECIDED: "is undecided"}[status]


def _stood(status: Status) -> str:
    return {Status.STANDS: "stood", Status.FALLS: "fell", Status.UNDECIDED: "was undecided"}[status]


def consequence(result: Doubt) -> str:
    """In how many verdicts the doubt is felt."""
    changed = [one for one in result.verdicts if one.before is not one.after]
    touched = [one for one in result.verdicts if not one.untouched and one not in changed]
    if changed:
        named = " and ".join(f"{conclusion(one.option)} {_now(one.after)}" for one in changed)
        return _sentence(named)
    if touched:
        named = " and ".join(conclusion(one.option) for one in touched)
        return _sentence(
            f"no verdict falls; {named} lost grounds and stand{'s' if len(touched) == 1 else ''}"
        )
    if any(one.reached for one in result.verdicts):
        return "No verdict falls, and no ground is lost: other reasons hold."
    return "No verdict depends on that."


def _now(status: Status) -> str:
    return {
        Status.STANDS: "now stands",
        Status.FALLS: "loses its stated grounds",
        Status.UNDECIDED: "is left undecided",
    }[status]


def crux_sentence(result: Cruxes) -> str:
    """In plain words: what must be doubted for the verdict to lose its stated grounds."""
    subject = conclusion(result.option)
    if result.status is not Status.STANDS:
        return _sentence(f"{subject} does not stand as it is: {result.status}, with nothing doubted")
    if not result.sets:
        return _sentence(
            f"no set of the claims that may be doubted takes its stated grounds from {subject}"
            if result.complete
            else f"no crux set of {subject} was found in the search that was made"
        )
    named = [*map(_all_of, result.sets[:_SPELLED_OUT]), *_others(len(result.sets) - _SPELLED_OUT)]
    only = "only if" if result.complete else "if"
    return _sentence(f"{subject} loses its stated grounds {only} you doubt {', or '.join(named)}")


def _others(more: int) -> Sequence[str]:
    if more <= 0:
        return ()
    return ("the other set below",) if more == 1 else (f"one of the other {more:,} sets below",)


def _all_of(claims: Sequence[str]) -> str:
    if len(claims) == 1:
        return claims[0]
    return f"{'both' if len(claims) == 2 else 'all of'} {', '.join(claims[:-1])} and {claims[-1]}"


def completeness(result: Cruxes) -> str:
    """How many sets there are, and whether these are all."""
    count = len(result.sets)
    if not count:
        return "None." if result.complete else "None was found; there may be some."
    said = f"{count:,} crux set{'' if count == 1 else 's'}"
    return f"{said}: all there are." if result.complete else f"{said}; there may be more."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
