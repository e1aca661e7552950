"""Results as tables for a terminal. The one module that knows Rich.

Owns what a person sees: nothing is cut, what would be squeezed is stacked, and colour only repeats
what words and signs already say. Data reaches Rich as `Text`, never as markup.
"""

import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malign_neglect.comparison import Comparison, Entry
from malign_neglect.explanation import Explanation, Line, Together, Unfolded, lines
from malign_neglect.listing import Listing
from malign_neglect.model import Citation, Option, Part
from malign_neglect.render import Result, text
from malign_neglect.vocabulary import Side, Stance

WIDEST = 132
"""Columns; longer lines are tiring to read, however wide the terminal."""

NARROWEST_CELL = 27
"""Columns a sentence needs; below, a table becomes a stack."""

_COLORS = {
    Stance.RECOMMENDED: "green",
    Stance.CONDITIONAL: "yellow",
    Stance.REJECTED: "red",
    Stance.NONE: "",
}
_SIDES = {Side.PRO: ("+", "green"), Side.CON: ("−", "red")}
_INDENT = 2
_LABELS = 16
_SIDE_BY_SIDE = 76


class Screen(NamedTuple):
    """What the text is written to: its columns, whether it takes colour, and its encoding."""

    width: int
    color: bool = False
    encoding: str = "utf-8"


def render(result: Result, screen: Screen) -> str:
    """The result as a person reads it, in the columns and colours that the screen has."""
    match result:
        case Listing():
            return _listing(result, _Pen(screen))
        case Comparison():
            return _comparison(result, _Pen(screen))
        case Explanation():
            return _explanation(result, _Pen(screen))


def _listing(result: Listing, pen: "_Pen") -> str:
    longest_id = max((len(option.id) for option in result.options), default=0)
    fits = pen.width - longest_id - 34 >= NARROWEST_CELL
    body = _options_table(result.options, pen) if fits else _options_stack(result.options, pen)
    return pen.drawn(_heading(result, pen), body if result.options else pen.plain("No such verdict.", "dim"))


def _comparison(result: Comparison, pen: "_Pen") -> str:
    width = (pen.width - _LABELS - 4) // len(result.options) - 3
    fits = width >= NARROWEST_CELL
    body = _side_by_side(result, width, pen) if fits else _stacked(result, pen)
    only = [pen.plain(line, "dim") for line in text.only(result)]
    return pen.drawn(_heading(result, pen), body, *([Text(""), *only] if only else []))


def _explanation(result: Explanation, pen: "_Pen") -> str:
    option = result.option
    blocks: list[RenderableType] = [
        _heading(result, pen),
        pen.join(pen.plain(option.name, "bold"), pen.plain(option.id, "cyan"), gap=2),
        _verdict(option, pen),
        pen.plain(option.summary),
    ]
    for title, parts in (("Variants", option.variants), ("Steps", option.steps)):
        if parts:
            blocks += [_title(title, pen), _grid(_part_rows(parts, pen), pen)]
    for title, nodes, side in (("Pros", result.pros, Side.PRO), ("Cons", result.cons, Side.CON)):
        blocks += [_title(title, pen), _claims(nodes, side, pen)]
    return pen.drawn(*blocks, _title("Verdict", pen), *_conclusion(result, pen))


class _Pen:
    """Writes data as `Text` that the screen can show."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.width = max(20, min(screen.width, WIDEST))
        self.console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=screen.color,
            color_system="standard" if screen.color else None,
            no_color=not screen.color,
            legacy_windows=False,
            highlight=False,
        )

    def plain(self, words: str, style: str = "") -> Text:
        return Text(text.narrowed(text.visible(words), self.screen.encoding), style, overflow="fold")

    def join(self, *pieces: Text, gap: int = 1) -> Text:
        return Text(" " * gap, overflow="fold").join(piece for piece in pieces if piece)

    def drawn(self, *blocks: RenderableType) -> str:
        """The blocks as text, without spaces at the ends of lines."""
        with self.console.capture() as capture:
            self.console.print(Group(*blocks))
        return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())

    def wrapped(self, words: Text, width: int) -> Sequence[Text]:
        if words.cell_len <= width:
            return [words] if words else []
        return list(words.wrap(self.console, max(width, 1), overflow="fold"))

    def hung(self, lead: Text, words: Text, width: int, depth: int = 0) -> Sequence[Text]:
        """Lines that hang from a sign, indented by their depth as far as there is room."""
        indent = min(_INDENT * depth, width // 3)
        room = width - indent - lead.cell_len - 1
        first, rest = lead.copy(), Text(" " * lead.cell_len)
        return [
            Text(" " * indent).append_text(rest if number else first).append(" ").append_text(line)
            for number, line in enumerate(self.wrapped(words, room) or [Text("")])
        ]

    def box(self, preferred: box.Box) -> box.Box:
        """Lines of letters and signs only, where the screen cannot draw."""
        return preferred if self.screen.encoding.lower().startswith("utf") else box.ASCII2


def _heading(result: Listing | Comparison | Explanation, pen: _Pen) -> RenderableType:
    dossier = result.dossier
    return Group(
        pen.plain(dossier.question, "bold"),
        pen.plain(text.source_line(dossier.source), "dim italic"),
        Text(""),
    )


def _title(words: str, pen: _Pen) -> RenderableType:
    return Padding(pen.plain(words, "bold underline"), (1, 0, 0, 0))


def _verdict(option: Option, pen: _Pen) -> Text:
    return pen.join(*_verdict_pieces(option, pen))


def _verdict_pieces(option: Option, pen: _Pen) -> list[Text]:
    """The stance, with its sign, and the source's label for it."""
    said = option.verdict
    sign = f"{text.SIGNS[said.stance]} {text.stance(said.stance)}"
    stance = pen.plain(sign, f"bold {_COLORS[said.stance]}".strip())
    return [stance, pen.plain(f"“{text.visible(said.label)}”", "italic")] if said.label else [stance]


def _options_table(options: Sequence[Option], pen: _Pen) -> Table:
    table = Table(box=pen.box(box.SIMPLE_HEAD), show_lines=False, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("id", no_wrap=True)
    table.add_column("option", ratio=1, overflow="fold")
    table.add_column("verdict", max_width=24, overflow="fold")
    table.add_column("pros", justify="right", no_wrap=True)
    table.add_column("cons", justify="right", no_wrap=True)
    for option in options:
        name = Group(pen.plain(option.name, "bold"), pen.plain(option.summary), Text(""))
        pros, cons = str(len(option.pros)), str(len(option.cons))
        table.add_row(pen.plain(option.id, "cyan"), name, Group(*_verdict_pieces(option, pen)), pros, cons)
    return table


def _options_stack(options: Sequence[Option], pen: _Pen) -> RenderableType:
    blocks: list[RenderableType] = []
    for option in options:
        counts = f"pros {len(option.pros)}, cons {len(option.cons)}"
        blocks += [
            pen.join(pen.plain(option.name, "bold"), pen.plain(option.id, "cyan"), gap=2),
            pen.join(_verdict(option, pen), pen.plain(counts, "dim"), gap=2),
            Padding(pen.plain(option.summary), (0, 0, 1, _INDENT)),
        ]
    return Group(*blocks)


def _side_by_side(result: Comparison, width: int, pen: _Pen) -> Table:
    table = Table(box=pen.box(box.SIMPLE_HEAD), show_lines=True, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("", width=_LABELS, overflow="fold")
    for option in result.options:
        table.add_column(pen.plain(option.name, "bold"), width=width, overflow="fold")
    table.add_row(pen.plain("verdict", "dim"), *(Group(*_verdict_pieces(one, pen)) for one in result.options))
    for row in result.rows:
        name = pen.plain(row.criterion.name if row.criterion else "no criterion", "dim")
        table.add_row(name, *(_cell(cell, width, pen) for cell in row.cells))
    return table


def _stacked(result: Comparison, pen: _Pen) -> RenderableType:
    blocks: list[RenderableType] = [
        pen.join(pen.plain(option.name, "bold"), _verdict(option, pen), gap=2) for option in result.options
    ]
    for row in result.rows:
        blocks.append(_title(row.criterion.name if row.criterion else "No criterion", pen))
        for option, cell in zip(result.options, row.cells, strict=True):
            blocks.append(pen.plain(option.name, "bold"))
            blocks.append(Padding(_cell(cell, pen.width - _INDENT, pen), (0, 0, 0, _INDENT)))
    return Group(*blocks)


def _cell(cell: Sequence[Entry], width: int, pen: _Pen) -> Text:
    if not cell:
        return pen.plain("silent", "dim italic")
    return Text("\n", no_wrap=True).join(line for entry in cell for line in _entry(entry, width, pen))


def _entry(entry: Entry, width: int, pen: _Pen) -> Sequence[Text]:
    sign, color = _SIDES[entry.side]
    claim = entry.claim
    said = pen.join(pen.plain(claim.claim), *_marks(text.marks(claim), pen), _places(claim.cite, pen))
    return pen.hung(pen.plain(sign, f"bold {color}"), said, width)


def _places(cite: Sequence[Citation], pen: _Pen) -> Text:
    return pen.plain(text.places(cite), "cyan")


def _marks(marks: Iterable[str], pen: _Pen) -> list[Text]:
    return [pen.plain(f"({mark})", "italic magenta") for mark in marks]


class _Row(NamedTuple):
    """What is said, hanging from its sign; where; and the source's words, unless shown above."""

    lead: Text
    said: Text
    cite: tuple[Citation, ...]
    depth: int = 0
    with_words: bool = True


def _grid(rows: Iterable[_Row], pen: _Pen) -> Text:
    """What is said beside its place and words; above them, where the screen is narrow."""
    laid = _beside if pen.width >= _SIDE_BY_SIDE else _above
    return Text("\n", no_wrap=True).join(line for row in rows for line in laid(row, pen))


def _beside(row: _Row, pen: _Pen) -> Iterable[Text]:
    place_width = max((len(text.place(one)) for one in row.cite), default=0) + 2
    left = (pen.width - place_width) * 11 // 20
    said = pen.hung(row.lead, row.said, left - 2, row.depth)
    before = (row.cite[:1] + row.cite)[: len(row.cite)]
    quotes = [
        _quote(one, pen, with_place=one.paragraph != last.paragraph)
        for last, one in zip(before, row.cite, strict=True)
    ]
    words = pen.wrapped(pen.join(*quotes), pen.width - left - place_width) if row.with_words else []
    place = [pen.plain(text.place(row.cite[0]), "cyan")] if row.cite else []
    for cells in zip_longest(said, place, words, fillvalue=Text("")):
        yield _aligned(cells, (left, place_width))


def _aligned(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    line = Text("")
    for cell, width in zip(cells, (*widths, 0), strict=True):
        line.append_text(cell).append(" " * max(0, width - cell.cell_len))
    return line


def _above(row: _Row, pen: _Pen) -> Iterable[Text]:
    if not row.with_words:
        yield from pen.hung(row.lead, pen.join(row.said, _places(row.cite, pen)), pen.width, row.depth)
        return
    yield from pen.hung(row.lead, row.said, pen.width, row.depth)
    for one in row.cite:
        quoted = _quote(one, pen, with_place=True)
        yield from pen.hung(Text(" "), quoted, pen.width, row.depth + 1)


def _quote(citation: Citation, pen: _Pen, *, with_place: bool) -> Text:
    place = pen.plain(text.place(citation) if with_place else "", "cyan")
    return pen.join(place, pen.plain(text.quoted(citation), "dim"))


def _part_rows(parts: Sequence[Part], pen: _Pen, depth: int = 0) -> Iterable[_Row]:
    for number, part in enumerate(parts, start=1):
        lead = pen.plain(f"{number}." if not depth else "•", "bold")
        said = pen.join(pen.plain(f"{part.name}:", "bold"), pen.plain(part.text))
        yield _Row(lead, said, part.cite, depth)
        yield from _part_rows(part.parts, pen, depth + 1)


def _claims(nodes: Sequence[Unfolded | Together], side: Side | None, pen: _Pen) -> RenderableType:
    if not nodes:
        return Padding(pen.plain("None stated", "dim italic"), (0, 0, 0, _INDENT))
    return _grid(_claim_rows(nodes, side, pen), pen)


def _claim_rows(nodes: Sequence[Unfolded | Together], side: Side | None, pen: _Pen) -> Iterable[_Row]:
    for line in lines(nodes):
        said = pen.join(*_said(line, pen))
        cite, shown = line.node.claim.cite, line.node.repeated
        yield _Row(_lead(line, side, pen), said, cite, line.depth, with_words=not shown)


def _lead(line: Line, side: Side | None, pen: _Pen) -> Text:
    if line.depth:
        return pen.plain("↳", "dim")
    sign, color = _SIDES[side] if side else ("•", "")
    return pen.plain(sign, f"bold {color}".strip())


def _said(line: Line, pen: _Pen) -> Iterable[Text]:
    claim = line.node.claim
    if lead := text.lead(line):
        yield pen.plain(lead, "dim italic")
    yield pen.plain(claim.claim)
    yield from _marks(text.marks(claim), pen)
    for aside in text.asides(line):
        yield pen.plain(f"({aside})", "dim italic")


def _conclusion(result: Explanation, pen: _Pen) -> Iterable[RenderableType]:
    verdict = result.option.verdict
    said = pen.plain(verdict.says, "bold") if verdict.says else pen.plain("No verdict is given.", "dim")
    mark = pen.plain(text.SIGNS[verdict.stance], f"bold {_COLORS[verdict.stance]}".strip())
    yield _grid([_Row(mark, said, verdict.cite)], pen)
    yield _title("Grounds", pen)
    yield _claims(result.because, None, pen)
    yield _title("Despite", pen)
    yield _claims(result.despite, None, pen)
    if result.alternatives:
        yield _title("Set against", pen)
    for option in result.alternatives:
        line = pen.join(pen.plain(option.name), _verdict(option, pen), gap=2)
        yield Padding(line, (0, 0, 0, _INDENT))
