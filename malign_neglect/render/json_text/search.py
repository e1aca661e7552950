"""`search` as JSON."""

from collections.abc import Sequence

from malign_neglect.render.json_text import Json, dumped
from malign_neglect.search import Hit, Hits, Span


def render(result: Hits) -> str:
    """The result in this format."""
    return dumped(
        {
            "query": result.query,
            "total": result.total,
            "hits": [_hit(hit) for hit in result.hits],
            "unreadable": [{"path": str(path), "reason": reason} for path, reason in result.unreadable],
        }
    )


def _hit(hit: Hit) -> Json:
    return {
        "dossier": {"id": hit.dossier.id, "title": hit.dossier.title, "path": str(hit.dossier.path)},
        "option": hit.option,
        "stance": hit.stance,
        "kind": hit.kind.value,
        "side": hit.bearing,
        "id": hit.claim,
        "text": hit.text,
        "spans": _spans(hit.spans),
        "basis": hit.basis,
        "voice": hit.voice,
        "certainty": hit.certainty,
        "cite": [
            {"paragraph": one.paragraph, "quote": one.quote, "spans": _spans(one.spans)}
            for one in hit.quotations
        ],
    }


def _spans(spans: Sequence[Span]) -> Json:
    return [list(span) for span in spans]
