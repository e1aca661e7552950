"""`list`, `compare` and `explain` as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from malign_neglect.comparison import Comparison, Entry
from malign_neglect.explanation import Explanation, Line, Together, Unfolded, lines
from malign_neglect.listing import Listing
from malign_neglect.model import Citation, Part
from malign_neglect.render import reading, text
from malign_neglect.render.markdown import escaped, page, table
from malign_neglect.vocabulary import Side


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
    rows = [
        (
            f"`{option.id}`",
            f"**{escaped(option.name)}**",
            escaped(text.verdict(option)),
            str(len(option.pros)),
            str(len(option.cons)),
            escaped(option.summary),
        )
        for option in result.options
    ]
    header = ("id", "option", "verdict", "pros", "cons", "summary")
    return page((*_heading(result.dossier.question, result), table(header, rows)))


def _comparison(result: Comparison) -> str:
    header = ("", *(escaped(option.name) for option in result.options))
    rows = [("**verdict**", *(escaped(text.verdict(option)) for option in result.options))]
    for row in result.rows:
        name = escaped(row.criterion.name) if row.criterion else "*no criterion*"
        rows.append((name, *(_cell(cell) for cell in row.cells)))
    names = " or ".join(option.name for option in result.options)
    only = [f"- {escaped(line)}" for line in reading.only(result)]
    return page((*_heading(f"Compared: {names}", result), table(header, rows), "\n".join(only)))


def _explanation(result: Explanation) -> str:
    option, verdict = result.option, result.option.verdict
    despite = _claims(result.despite)
    blocks = [
        *_heading(option.name, result),
        f"**{escaped(text.verdict(option))}**",
        escaped(option.summary),
        *_section("Variants", _parts(option.variants), optional=True),
        *_section("Steps", _parts(option.steps), optional=True),
        *_section("Pros", _claims(result.pros)),
        *_section("Cons", _claims(result.cons)),
        "## Verdict",
        f"**{escaped(text.verdict(option))}**" + (f": {escaped(verdict.says)}" if verdict.says else ""),
        *(f"> {escaped(text.quoted(one))} {text.place(one)}" for one in verdict.cite),
        *_section("Grounds", _claims(result.because), level=3),
        *_section("Despite", despite, level=3),
        *_section("Set against", _alternatives(result), level=3),
    ]
    return page(blocks)


def _alternatives(result: Explanation) -> Iterator[str]:
    for one in result.alternatives:
        yield f"- {escaped(one.name)}: {escaped(text.verdict(one))}"


def _heading(title: str, result: Listing | Comparison | Explanation) -> tuple[str, str]:
    return f"# {escaped(title)}", f"*{escaped(text.source_line(result.dossier.source))}*"


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
    said = f"{escaped(claim.claim)}{_marked((*text.marks(claim), *reading.asides(line)))}"
    return f"{said} {text.places(claim.cite)}" if line.node.repeated else said + _cited(claim.cite)


def _marked(marks: Iterable[str]) -> str:
    return "".join(f" *({escaped(mark)})*" for mark in marks)


def _cited(cite: Sequence[Citation]) -> str:
    return "".join(f" {text.place(one)} {escaped(text.quoted(one))}" for one in cite)


def _cell(cell: Sequence[Entry]) -> str:
    return "<br>".join(_entry(entry) for entry in cell) or "*silent*"


def _entry(entry: Entry) -> str:
    sign = {Side.PRO: "(+)", Side.CON: "(−)"}[entry.side]
    said = f"{escaped(entry.claim.claim)}{_marked(text.marks(entry.claim))}"
    return f"{sign} {said} {text.places(entry.claim.cite)}"
