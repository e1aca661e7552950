"""`doubt` as a table: what falls, and what is left of each verdict."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from malign_neglect.doubt import Conclusion, Doubt, Doubtable, Ground, Group
from malign_neglect.model import Claim, Dossier
from malign_neglect.render import questioning, text
from malign_neglect.render.tables.claims import listed
from malign_neglect.render.tables.pen import (
    INDENT,
    STATUS_COLORS,
    Pen,
    heading,
    title,
    verdict,
)
from malign_neglect.vocabulary import Status

_WORD = len("● undecided")
_BECOMING = {
    Status.FALLS: "Falling as well",
    Status.UNDECIDED: "Left undecided",
    Status.STANDS: "Standing again",
}


def render(result: Doubtable | Doubt, pen: Pen) -> str:
    """The result as a person reads it."""
    match result:
        case Doubtable():
            return _doubtable(result, pen)
        case Doubt():
            return _doubt(result, pen)


def _doubtable(result: Doubtable, pen: Pen) -> str:
    hint = pen.plain(
        "options doubt CLAIM… says what falls with a claim; here, on how many verdicts each bears.", "dim"
    )
    blocks = [block for group in result.groups for block in _group(group, result.dossier, pen)]
    return pen.drawn(heading(result.dossier, pen), hint, *blocks)


def _group(group: Group, dossier: Dossier, pen: Pen) -> Iterable[RenderableType]:
    yield title(group.option.name if group.option else "Context", pen)
    yield listed([(_number(one.verdicts, pen), one.claim) for one in group.candidates], dossier, pen)


def _number(verdicts: int, pen: Pen) -> Text:
    return pen.plain(str(verdicts), "bold") if verdicts else pen.plain("–", "dim")


def _doubt(result: Doubt, pen: Pen) -> str:
    blocks: list[RenderableType] = [
        heading(result.dossier, pen),
        pen.plain(questioning.consequence(result), "bold"),
        title("Doubted", pen),
        _listed(result.dossier, result.doubted, pen),
    ]
    for status, name in _BECOMING.items():
        if claims := result.become(status):
            blocks += [title(name, pen), _listed(result.dossier, claims, pen)]
    blocks.append(title("Verdicts", pen))
    for one in result.verdicts:
        blocks += _conclusion(result.dossier, one, pen)
    return pen.drawn(*blocks)


def _listed(dossier: Dossier, claims: Sequence[str], pen: Pen) -> Text:
    return listed([(pen.plain("•"), dossier.claim(id_)) for id_ in claims], dossier, pen)


def _conclusion(dossier: Dossier, one: Conclusion, pen: Pen) -> Iterable[RenderableType]:
    said = pen.plain(questioning.outcome(one), f"bold {STATUS_COLORS[one.after]}")
    yield pen.join(pen.plain(one.option.name, "bold"), verdict(one.option, pen), said, gap=2)
    if not one.untouched:
        rows = [row for ground in one.grounds for row in _ground(dossier, ground, pen)]
        yield Padding(listed(rows, dossier, pen, INDENT), (0, 0, 1, INDENT))


def _ground(dossier: Dossier, ground: Ground, pen: Pen) -> Iterable[tuple[Text, Claim]]:
    word = "lost" if ground.before is Status.STANDS is not ground.after else str(ground.after)
    sign = f"{text.STATUS_SIGNS[ground.after]} {word}".ljust(_WORD)
    for n, id_ in enumerate(ground.claims):
        lead = (
            pen.verbatim("and ".rjust(_WORD), "dim italic")
            if n
            else pen.verbatim(sign, STATUS_COLORS[ground.after])
        )
        yield lead, dossier.claim(id_)
