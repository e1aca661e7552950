"""`search` as Markdown."""

from collections.abc import Iterator, Sequence

from malign_neglect.render import text
from malign_neglect.render.markdown import escaped, marked, page
from malign_neglect.search import Hit, Hits, Span


def render(result: Hits) -> str:
    """The result in this format."""
    found = "\n".join(line for hit in result.hits for line in _hit(hit))
    return page((f"# Search: {escaped(result.query)}", found or "*Nothing was found.*"))


def _hit(hit: Hit) -> Iterator[str]:
    where = " · ".join((hit.dossier.id, hit.option_name or "context", hit.bearing or hit.kind))
    yield f"- {escaped(where)}: {_with_found(hit.text, hit.spans)}{marked(text.marks(hit))}"
    for one in hit.quotations:
        yield f"  - ¶{one.paragraph} “{_with_found(one.quote, one.spans)}”"


def _with_found(words: str, spans: Sequence[Span]) -> str:
    return "".join(
        f"**{_piece(piece)}**" if found else _piece(piece) for piece, found in text.found_in(words, spans)
    )


def _piece(piece: str) -> str:
    """A piece of a line; its escaping must not lose the spaces at its ends."""
    start, end = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    return piece[:start] + escaped(piece) + piece[max(end, start) :]
