"""`search` as CSV: a hit a row."""

from malign_neglect.render.csv_text import written
from malign_neglect.search import Hit, Hits

_HITS = (
    "dossier", "option", "stance", "kind", "side", "id", "text", "paragraphs", "quotations", "basis", "voice",
    "certainty",
)  # fmt: skip


def render(result: Hits) -> str:
    """The result in this format."""
    return written(_HITS, (_hit(hit) for hit in result.hits))


def _hit(hit: Hit) -> tuple[str, ...]:
    return (
        hit.dossier.id,
        hit.option or "",
        hit.stance or "",
        hit.kind.value,
        hit.bearing or "",
        hit.claim or "",
        hit.text,
        " ".join(dict.fromkeys(f"¶{one.paragraph}" for one in hit.quotations)),
        " ".join(f"“{one.quote}”" for one in hit.quotations),
        hit.basis or "",
        hit.voice or "",
        hit.certainty or "",
    )
