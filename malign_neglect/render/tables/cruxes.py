"""`cruxes` as a table: a sentence, the crux sets, and a bar for each claim in them."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from malign_neglect.cruxes import Cruxes
from malign_neglect.model import Dossier
from malign_neglect.render import questioning
from malign_neglect.render.tables.claims import listed
from malign_neglect.render.tables.pen import (
    Pen,
    heading,
    title,
    verdict,
)
from malign_neglect.vocabulary import Status

_LISTED = 20
"""Crux sets that are spelled out; more would tell a reader nothing."""
_BAR = 24


def render(result: Cruxes, pen: Pen) -> str:
    """The result as a person reads it."""
    option = result.option
    blocks: list[RenderableType] = [
        heading(result.dossier, pen),
        pen.join(pen.plain(option.name, "bold"), verdict(option, pen), gap=2),
        pen.plain(questioning.crux_sentence(result)),
    ]
    if result.status is Status.STANDS:
        blocks += [title("Crux sets", pen), pen.plain(questioning.completeness(result), "dim")]
        blocks += [] if result.any_claim else [pen.plain(questioning.LEAVES, "dim")]
        blocks += [_set(result.dossier, n, claims, pen) for n, claims in enumerate(result.sets[:_LISTED], 1)]
    if more := len(result.sets[_LISTED:]):
        blocks.append(pen.plain(f"… and {more:,} more; --format csv has them all.", "dim"))
    if result.counts:
        blocks += [title("What they turn on", pen), *_bars(result, pen)]
    return pen.drawn(*blocks)


def _set(dossier: Dossier, number: int, claims: Sequence[str], pen: Pen) -> Text:
    sign = pen.plain(f"{number}.", "bold")
    joint = pen.verbatim("+".rjust(sign.cell_len), "dim")
    return listed([(joint if n else sign, dossier.claim(id_)) for n, id_ in enumerate(claims)], dossier, pen)


def _bars(result: Cruxes, pen: Pen) -> Iterable[RenderableType]:
    total = len(result.sets)
    widest = max(len(id_) for id_ in result.counts)
    room = pen.width - widest - _BAR > len(f" {total:,} of {total:,} ")
    for id_, count in list(result.counts.items())[:_LISTED]:
        bar = pen.plain("█" * max(1, round(_BAR * count / total)), "cyan")
        label = pen.verbatim(id_.ljust(widest) if room else id_, "cyan")
        yield pen.join(label, bar, pen.plain(f"{count:,} of {total:,}", "dim"))
