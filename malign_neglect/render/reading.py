"""The words that every format puts beside the claims of an explanation, and below a comparison."""

from malign_neglect.comparison import Comparison
from malign_neglect.explanation import Explanation, Line, Role, lines
from malign_neglect.render.text import CARRIES, visible
from malign_neglect.vocabulary import Status


def asides(line: Line) -> tuple[str, ...]:
    """What a reader must know of a claim's reasons; empty where they follow."""
    node = line.node
    if node.folded:
        return ("reasons above" if node.repeated else "reasons not shown",)
    alone = node.claim.stands_alone and node.claim.because
    return ("also said without these reasons",) if alone else ()


def carried(line: Line) -> str:
    """The sign of a leaf that carries the verdict."""
    return CARRIES if line.node.carries else ""


def legend(result: Explanation) -> str:
    """What that sign says; nothing where it is not used."""
    every = (*result.pros, *result.cons, *result.because)
    if not any(line.node.carries for line in lines(every)):
        return ""
    return f"{CARRIES} carries the verdict: it is in one of its crux sets (options cruxes)"


def standing(result: Explanation) -> str:
    """What is left of the verdict, where something is doubted; else nothing."""
    if result.status is None:
        return ""
    left = {Status.STANDS: "stands", Status.FALLS: "falls", Status.UNDECIDED: "is left undecided"}[
        result.status
    ]
    return f"Doubting {', '.join(result.doubted)}: the verdict {left}."


def lead(line: Line) -> str:
    """The word that says what a claim does below another; none for a claim of the first level."""
    match line.role:
        case Role.LINKED:
            return "together:" if line.opens_group else "and:"
        case Role.ANSWER:
            return "answered:"
        case Role.REASON:
            return "because:"
        case Role.CLAIM:
            return ""


def only(result: Comparison) -> tuple[str, ...]:
    """A line for each option of which alone the source speaks on some criteria."""
    return tuple(
        f"Only on {visible(option.name)}: " + " · ".join(visible(one.name) for one in criteria)
        for option in result.options
        if (criteria := result.only(option))
    )
