"""`cruxes` as CSV: a claim of a crux set a row."""

from collections.abc import Iterator

from malign_neglect.cruxes import Cruxes
from malign_neglect.render.csv_text import written
from malign_neglect.render.csv_text.claims import in_short


def render(result: Cruxes) -> str:
    """The result in this format."""
    return written(("set", "claim_id", "claim", "paragraphs"), _rows(result))


def _rows(result: Cruxes) -> Iterator[tuple[str, ...]]:
    for number, claims in enumerate(result.sets, start=1):
        for id_ in claims:
            yield (str(number), *in_short(result.dossier.claim(id_)))
