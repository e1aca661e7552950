"""`explain` as CSV: a claim a row."""

from collections.abc import Iterator, Sequence

from malign_neglect.explanation import Explanation, Together, Unfolded, lines
from malign_neglect.model import Citation, Part
from malign_neglect.render.csv_text import written
from malign_neglect.render.csv_text.claims import COLUMNS, cells
from malign_neglect.render.text import places, stance, words


def render(result: Explanation) -> str:
    """The result in this format."""
    header = ("part", "depth", "role", "supports", *COLUMNS, "criterion", "carries", "status")
    return written(header, _record(result))


def _record(result: Explanation) -> Iterator[Sequence[str]]:
    option, verdict = result.option, result.option.verdict
    yield _told("summary", option.summary)
    for name, parts in (("variant", option.variants), ("step", option.steps)):
        yield from _parts(name, parts, 0)
    yield from _claims("pro", result.pros)
    yield from _claims("con", result.cons)
    said = f"{stance(verdict.stance)}: {verdict.label}. {verdict.says}" if verdict.says else "no verdict"
    yield _told("verdict", said, verdict.cite, status=result.status or "")
    yield from _claims("ground", result.because)
    yield from _claims("despite", result.despite)


def _told(
    part: str, text: str, cite: Sequence[Citation] = (), depth: int = 0, status: str = ""
) -> Sequence[str]:
    return (part, str(depth), "", "", "", text, places(cite), words(cite), "", "", "", "", "", status)


def _parts(name: str, parts: Sequence[Part], depth: int) -> Iterator[Sequence[str]]:
    for part in parts:
        yield _told(name, f"{part.name}: {part.text}", part.cite, depth)
        yield from _parts(name, part.parts, depth + 1)


def _claims(part: str, nodes: Sequence[Unfolded | Together]) -> Iterator[Sequence[str]]:
    for line in lines(nodes):
        claim = line.node.claim
        supports = line.supports.id if line.supports else ""
        carries = "yes" if line.node.carries else ""
        about = (claim.criterion or "", carries, line.node.status or "")
        yield (part, str(line.depth), line.role.value, supports, *cells(claim), *about)
