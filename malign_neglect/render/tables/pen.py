"""What every table is written with: data as Rich's `Text`, on a screen of some width.

Owns the widths, the colours of verdicts and sides, and the lines that hang from a sign.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from malign_neglect.render import text
from malign_neglect.render.tables import Screen
from malign_neglect.vocabulary import Side, Stance, Status

if TYPE_CHECKING:
    from malign_neglect.model import Citation, Dossier, Option

WIDEST = 132
"""Columns; longer lines are tiring to read, however wide the terminal."""

NARROWEST_CELL = 25
"""Columns a sentence needs; below, a table becomes a stack."""

INDENT = 2
SIDES = {Side.PRO: ("+", "green"), Side.CON: ("−", "red")}
COLORS = {
    Stance.RECOMMENDED: "green",
    Stance.CONDITIONAL: "yellow",
    Stance.REJECTED: "red",
    Stance.NONE: "",
}
STATUS_COLORS = {Status.STANDS: "green", Status.FALLS: "red", Status.UNDECIDED: "yellow"}


class Pen:
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
        return self.verbatim(text.visible(words), style)

    def verbatim(self, piece: str, style: str = "") -> Text:
        """A piece of a line that is safe already, with the spaces at its ends."""
        return Text(text.narrowed(piece, self.screen.encoding), style, overflow="fold")

    def unbroken(self, words: str, style: str = "") -> Text:
        """Words to copy as they are, however long; the terminal may break them, the text does not."""
        line = self.plain(words, style)
        line.no_wrap, line.overflow = True, "ignore"
        return line

    def join(self, *pieces: Text, gap: int = 1) -> Text:
        return Text(" " * gap, overflow="fold").join(piece for piece in pieces if piece)

    def drawn(self, *blocks: RenderableType) -> str:
        """The blocks as text, without spaces at the ends of lines."""
        with self.console.capture() as capture:
            self.console.print(Group(*blocks), crop=False)
        return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())

    def lines(self, lines: Iterable[Text]) -> str:
        """Lines as long as they are, for whoever follows `file:line:column`."""
        with self.console.capture() as capture:
            for line in lines:
                self.console.print(line, soft_wrap=True)
        return capture.get()

    def wrapped(self, words: Text, width: int) -> Sequence[Text]:
        if words.cell_len <= width:
            return [words] if words else []
        return list(words.wrap(self.console, max(width, 1), overflow="fold"))

    def hung(self, lead: Text, words: Text, width: int, depth: int = 0) -> Sequence[Text]:
        """Lines that hang from a sign, indented by their depth as far as there is room."""
        indent = min(INDENT * depth, width // 3)
        room = width - indent - lead.cell_len - 1
        first, rest = lead.copy(), Text(" " * lead.cell_len)
        return [
            Text(" " * indent).append_text(rest if number else first).append(" ").append_text(line)
            for number, line in enumerate(self.wrapped(words, room) or [Text("")])
        ]

    def box(self, preferred: box.Box) -> box.Box:
        """Lines of letters and signs only, where the screen cannot draw."""
        return preferred if self.screen.encoding.lower().startswith("utf") else box.ASCII2


def below(line: Text) -> RenderableType:
    """A line that belongs to the one above it."""
    return Padding(line, (0, 0, 0, INDENT))


def heading(dossier: "Dossier", pen: Pen) -> RenderableType:
    """The question and the source, above what is said of them."""
    return Group(
        pen.plain(dossier.question, "bold"),
        pen.plain(text.source_line(dossier.source), "dim italic"),
        Text(""),
    )


def title(words: str, pen: Pen) -> RenderableType:
    return Padding(pen.plain(words, "bold underline"), (1, 0, 0, 0))


def verdict(option: "Option", pen: Pen) -> Text:
    return pen.join(*verdict_pieces(option, pen))


def verdict_pieces(option: "Option", pen: Pen) -> list[Text]:
    """The stance, with its sign, and the source's label for it."""
    said = option.verdict
    sign = f"{text.SIGNS[said.stance]} {text.stance(said.stance)}"
    stance = pen.plain(sign, f"bold {COLORS[said.stance]}".strip())
    return [stance, pen.plain(f"“{text.visible(said.label)}”", "italic")] if said.label else [stance]


def status(value: Status, pen: Pen) -> Text:
    return pen.plain(f"({value})", f"italic {STATUS_COLORS[value]}")


def places(cite: Sequence["Citation"], pen: Pen) -> Text:
    return pen.plain(text.places(cite), "cyan")


def marks(marks: Iterable[str], pen: Pen) -> list[Text]:
    return [pen.plain(f"({mark})", "italic magenta") for mark in marks]
