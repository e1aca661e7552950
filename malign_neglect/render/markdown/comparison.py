"""`compare` as Markdown."""

from collections.abc import Sequence

from malign_neglect.comparison import Comparison, Entry
from malign_neglect.render import reading, text
from malign_neglect.render.markdown import escaped, heading, marked, page, table
from malign_neglect.vocabulary import Side


def render(result: Comparison) -> str:
    """The result in this format."""
    header = ("", *(escaped(option.name) for option in result.options))
    rows = [("**verdict**", *(escaped(text.verdict(option)) for option in result.options))]
    for row in result.rows:
        name = escaped(row.criterion.name) if row.criterion else "*no criterion*"
        rows.append((name, *(_cell(cell) for cell in row.cells)))
    names = " or ".join(option.name for option in result.options)
    only = [f"- {escaped(line)}" for line in reading.only(result)]
    return page((*heading(f"Compared: {names}", result.dossier), table(header, rows), "\n".join(only)))


def _cell(cell: Sequence[Entry]) -> str:
    return "<br>".join(_entry(entry) for entry in cell) or "*silent*"


def _entry(entry: Entry) -> str:
    sign = {Side.PRO: "(+)", Side.CON: "(−)"}[entry.side]
    said = f"{escaped(entry.claim.claim)}{marked(text.marks(entry.claim))}"
    return f"{sign} {said} {text.places(entry.claim.cite)}"
