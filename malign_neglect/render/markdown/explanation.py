"""`explain` as Markdown."""

from collections.abc import Iterator, Sequence

from malign_neglect.explanation import Explanation, Line, Together, Unfolded, lines
from malign_neglect.model import Citation, Part
from malign_neglect.render import reading, text
from malign_neglect.render.markdown import escaped, heading, marked, page


def render(result: Explanation) -> str:
    """The result in this format."""
    option, verdict = result.option, result.option.verdict
    despite = _claims(result.despite)
    blocks = [
        *heading(option.name, result.dossier),
        f"**{escaped(text.verdict(option))}**",
        escaped(option.summary),
        *_section("Variants", _parts(option.variants), optional=True),
        *_section("Steps", _parts(option.steps), optional=True),
        *_section("Pros", _claims(result.pros)),
        *_section("Cons", _claims(result.cons)),
        "## Verdict",
        f"**{escaped(text.verdict(option))}**" + (f": {escaped(verdict.says)}" if verdict.says else ""),
        *(f"> {escaped(text.quoted(one))} {text.place(one)}" for one in verdict.cite),
        escaped(reading.standing(result)),
        *_section("Grounds", _claims(result.because), level=3),
        escaped(reading.legend(result)),
        *_section("Despite", despite, level=3),
        *_section("Set against", _alternatives(result), level=3),
    ]
    return page(blocks)


def _alternatives(result: Explanation) -> Iterator[str]:
    for one in result.alternatives:
        yield f"- {escaped(one.name)}: {escaped(text.verdict(one))}"


def _section(title: str, rows: Iterator[str], *, level: int = 2, optional: bool = False) -> tuple[str, ...]:
    body = "\n".join(rows)
    if optional and not body:
        return ()
    return f"{'#' * level} {title}", body or "*None stated.*"


def _parts(parts: Sequence[Part], depth: int = 0) -> Iterator[str]:
    for part in parts:
        yield f"{'  ' * depth}- **{escaped(part.name)}**: {escaped(part.text)}{_cited(part.cite)}"
        yield from _parts(part.parts, depth + 1)


def _claims(nodes: Sequence[Unfolded | Together]) -> Iterator[str]:
    for line in lines(nodes):
        yield f"{'  ' * line.depth}- {_lead(line)}{_claim(line)}"


def _lead(line: Line) -> str:
    return f"*{lead}* " if (lead := reading.lead(line)) else ""


def _claim(line: Line) -> str:
    claim = line.node.claim
    status = (str(line.node.status),) if line.node.status else ()
    carried = f"{sign} " if (sign := reading.carried(line)) else ""
    said = f"{carried}{escaped(claim.claim)}{marked((*text.marks(claim), *reading.asides(line), *status))}"
    return f"{said} {text.places(claim.cite)}" if line.node.repeated else said + _cited(claim.cite)


def _cited(cite: Sequence[Citation]) -> str:
    return "".join(f" {text.place(one)} {escaped(text.quoted(one))}" for one in cite)
