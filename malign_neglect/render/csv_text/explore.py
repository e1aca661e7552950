"""`list`, `compare` and `explain` as CSV: an option a row, or a claim a row."""

from collections.abc import Iterator, Sequence

from malign_neglect.comparison import Comparison
from malign_neglect.explanation import Explanation, Together, Unfolded, lines
from malign_neglect.listing import Listing
from malign_neglect.model import Citation, Claim, Part
from malign_neglect.render.csv_text import written
from malign_neglect.render.text import places, stance, words

_CLAIM_COLUMNS = ("claim_id", "claim", "paragraphs", "quotations", "basis", "voice", "certainty")


def render(result: Listing | Comparison | Explanation) -> str:
    """The result in this format."""
    match result:
        case Listing():
            return _listing(result)
        case Comparison():
            return _comparison(result)
        case Explanation():
            return _explanation(result)


def _listing(result: Listing) -> str:
    rows = (
        (
            option.id,
            option.name,
            option.verdict.stance.value,
            option.verdict.label or "",
            str(len(option.pros)),
            str(len(option.cons)),
            option.summary,
        )
        for option in result.options
    )
    return written(("id", "name", "stance", "label", "pros", "cons", "summary"), rows)


def _comparison(result: Comparison) -> str:
    return written(("criterion_id", "criterion", "option", "side", *_CLAIM_COLUMNS), _cells(result))


def _cells(result: Comparison) -> Iterator[Sequence[str]]:
    for row in result.rows:
        head = (row.criterion.id, row.criterion.name) if row.criterion else ("", "")
        for option, cell in zip(result.options, row.cells, strict=True):
            for entry in cell:
                yield (*head, option.id, entry.side.value, *_claim(entry.claim))
            if not cell:
                yield (*head, option.id, "silent", *[""] * len(_CLAIM_COLUMNS))


def _explanation(result: Explanation) -> str:
    header = ("part", "depth", "role", "supports", *_CLAIM_COLUMNS, "criterion")
    return written(header, _record(result))


def _record(result: Explanation) -> Iterator[Sequence[str]]:
    option, verdict = result.option, result.option.verdict
    yield _told("summary", option.summary)
    for name, parts in (("variant", option.variants), ("step", option.steps)):
        yield from _parts(name, parts, 0)
    yield from _claims("pro", result.pros)
    yield from _claims("con", result.cons)
    said = f"{stance(verdict.stance)}: {verdict.label}. {verdict.says}" if verdict.says else "no verdict"
    yield _told("verdict", said, verdict.cite)
    yield from _claims("ground", result.because)
    yield from _claims("despite", result.despite)


def _told(part: str, text: str, cite: Sequence[Citation] = (), depth: int = 0) -> Sequence[str]:
    return (part, str(depth), "", "", "", text, places(cite), words(cite), "", "", "", "")


def _parts(name: str, parts: Sequence[Part], depth: int) -> Iterator[Sequence[str]]:
    for part in parts:
        yield _told(name, f"{part.name}: {part.text}", part.cite, depth)
        yield from _parts(name, part.parts, depth + 1)


def _claims(part: str, nodes: Sequence[Unfolded | Together]) -> Iterator[Sequence[str]]:
    for line in lines(nodes):
        claim = line.node.claim
        supports = line.supports.id if line.supports else ""
        yield (part, str(line.depth), line.role.value, supports, *_claim(claim), claim.criterion or "")


def _claim(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id,
        claim.claim,
        places(claim.cite),
        words(claim.cite),
        claim.basis.value,
        claim.voice or "",
        claim.certainty or "",
    )
