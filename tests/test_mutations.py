"""A good dossier with one thing corrupted: `check` finds it, at its line, and never breaks.

The good dossiers are the library's and the shipped one, each held against its text. One thing is
corrupted at a time: every quotation, paragraph number, id, reference, key, value and line. In the
library's, that is every letter; in the shipped one, which is larger, the middle one of a word, and of
a quotation the first, the middle and the last.

A corruption's line is the line that was changed; of a key twice, the second; of a key left out, the
first of the mapping that lacks it. Where the file alone cannot tell where the slip was, other lines
count too:

- An id changed where it is defined is missed where it is referred to; of two things with one id,
  either may be the one that is wrong.
- A line moved sideways may run on into the line before it, or make the first line after it that is no
  deeper the odd one out, or, where that would be more of its text, the first of these with a key.

Three kinds of change are no corruption. They are counted apart, and must raise no error at all:
a move that leaves the data the same (of the only entry of a list, say), a new name for what nothing
refers to, and the number of another paragraph in which the words stand too.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple, TypeAlias

import pytest
import yaml
from conftest import LIBRARY, source_at_hand

from malign_neglect import checking
from malign_neglect.files import data_folder
from malign_neglect.vocabulary import Severity

Name: TypeAlias = tuple[str, str]
"""The kind of thing that an id stands for, and the id."""

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NEXT_LETTER = str.maketrans(
    ascii_lowercase + ascii_uppercase, ascii_lowercase[1:] + "a" + ascii_uppercase[1:] + "A"
)
REQUIRED = {
    *("format", "title", "question", "source", "options", "name", "summary", "pros", "cons", "verdict"),
    *("stance", "label", "says", "claim", "paragraph", "quote", "all"),
}
"""Keys that are required wherever the good dossiers have them; of the others, `_required` knows."""
REFERRING = {"criterion", "pros", "cons", "because", "despite", "all", "answered_by"}
"""Keys whose texts, single or in a list, are ids of claims or criteria."""
OTHER_TYPES = {
    yaml.ScalarNode: ("[x]", "{x: y}"),
    yaml.SequenceNode: ("x", "{x: y}"),
    yaml.MappingNode: ("x", "[x]"),
}


class Value(NamedTuple):
    """A value in a file: the path to it, and the key (in a list, none) and the collection that hold it."""

    path: tuple[str | int, ...]
    node: yaml.Node
    key: yaml.Node | None
    within: yaml.Node

    @property
    def under(self) -> str:
        """The key that leads to it, itself or through a list."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def said(self) -> str:
        return str(self.node.value)

    @property
    def line(self) -> int:
        return _line(self.node)


class Corruption(NamedTuple):
    """A dossier with one thing changed, and the lines on which that may be told."""

    text: str
    lines: frozenset[int]
    harmless: bool = False


class Good:
    """A dossier as it should be, and its text."""

    def __init__(self, path: Path, source: str) -> None:
        self.is_small = path == LIBRARY
        self.name = path.name
        self.written = path.read_text("utf-8")
        self.source = source
        self.values = list(_values(yaml.compose(self.written, Loader=LOADER)))
        self.data = yaml.load(self.written, LOADER)
        begins: str = self.data["source"]["begins"]
        runs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", source)]
        self.paragraphs = runs[next(n for n, run in enumerate(runs) if run.startswith(begins)) :]

    def letters(self, node: yaml.Node) -> list[int]:
        """Where the letters to be changed of a word or a quotation stand in the file."""
        start, end = _span(node)
        found = [start + one.start() for one in re.finditer(r"(?<!\\)[A-Za-z]", self.written[start:end])]
        if self.is_small:
            return found
        middle = found[len(found) // 2]
        return sorted({found[0], middle, found[-1]}) if " " in self.written[start:end] else [middle]

    def replaced(self, start: int, end: int, new: str, lines: Iterable[int] = ()) -> Corruption:
        """Other text from one place to another, which is told on the first line of it, or on `lines`."""
        first = self.written.count("\n", 0, start) + 1
        return Corruption(self.written[:start] + new + self.written[end:], frozenset(lines or (first,)))

    def misspelt(self, node: yaml.Node, lines: Iterable[int] = ()) -> Iterator[Corruption]:
        """One letter after the other become the next of the alphabet."""
        for at in self.letters(node):
            yield self.replaced(at, at + 1, self.written[at].translate(NEXT_LETTER), lines)


def quotations(good: Good) -> Iterator[Corruption]:
    """A letter of a quotation."""
    for value in good.values:
        if value.under in ("quote", "begins"):
            yield from good.misspelt(value.node)


def paragraphs(good: Good) -> Iterator[Corruption]:
    """The number of another paragraph, of none, or no number at all."""
    for n, value in enumerate(value for value in good.values if value.under == "paragraph"):
        quotation = next(one for key, one in _pairs(value.within) if key.value == "quote").value
        others = (int(value.said) + 1, 0, 99, "five")
        for other in others if good.is_small else others[n % 2 :: 2]:
            numbered = dict(enumerate(good.paragraphs, start=1))
            stands = isinstance(other, int) and quotation in numbered.get(other, "")
            yield good.replaced(*_span(value.node), str(other))._replace(harmless=stands)


def ids(good: Good) -> Iterator[Corruption]:
    """A letter of an id, where it is defined."""
    for value, name in _definitions(good):
        referring = [other.line for other, named in _references(good) if named == name]
        for one in good.misspelt(value.node, [value.line, *referring]):
            yield one._replace(harmless=not referring)


def ids_of_others(good: Good) -> Iterator[Corruption]:
    """The id of another thing of the same kind."""
    for value, (kind, id_) in _definitions(good):
        others = (one for one, (its, other) in _definitions(good) if its == kind and other != id_)
        if other := next(others, None):
            yield good.replaced(*_span(value.node), other.said, [value.line, other.line])


def references(good: Good) -> Iterator[Corruption]:
    """A letter of a reference to an id."""
    for value, _ in _references(good):
        yield from good.misspelt(value.node)


def capitals(good: Good) -> Iterator[Corruption]:
    """A capital in an id, or in a reference to one."""
    for value, _ in (*_definitions(good), *_references(good)):
        for at in good.letters(value.node):
            yield good.replaced(at, at + 1, good.written[at].upper())


def fixed_words(good: Good) -> Iterator[Corruption]:
    """A letter of a word that can only be one of a few."""
    for value in good.values:
        if value.under in ("stance", "basis", "stands_alone"):
            yield from good.misspelt(value.node)


def keys(good: Good) -> Iterator[Corruption]:
    """A letter of a key."""
    for value in good.values:
        if value.key:
            yield from good.misspelt(value.key)


def keys_twice(good: Good) -> Iterator[Corruption]:
    """A key twice, with its value."""
    for value in good.values:
        if value.key:
            start, column = value.key.start_mark.index, value.key.start_mark.column
            between = ", " if _in_brackets(value.within) else "\n" + " " * column
            copy = good.written[start : _end(value.node)] + between
            yield good.replaced(start, start, copy, [_line(value.key) + copy.count("\n")])


def keys_left_out(good: Good) -> Iterator[Corruption]:
    """A key that is required, left out with its value."""
    for value in good.values:
        if value.key and _required(value):
            pairs = _pairs(value.within)
            n = [key for key, _ in pairs].index(value.key)
            start = _end(pairs[n - 1][1]) if 0 < n == len(pairs) - 1 else value.key.start_mark.index
            end = pairs[n + 1][0].start_mark.index if n + 1 < len(pairs) else _end(value.node)
            yield good.replaced(start, end, "", [_line(value.within)])


def types(good: Good) -> Iterator[Corruption]:
    """Text, a list or a mapping, each in the place of another."""
    for n, value in enumerate(good.values):
        others = OTHER_TYPES[type(value.node)]
        for other in others if good.is_small else (others[n % 2],):
            yield good.replaced(*_span(value.node), other)


def indents(good: Good) -> Iterator[Corruption]:
    """A line one space to the right or to the left, or behind a tab in the place of its spaces."""
    lines = good.written.splitlines()
    depths = {n: len(one) - len(one.lstrip()) for n, one in enumerate(lines) if re.match("[^#]", one)}
    for n, depth in depths.items():
        own = frozenset(_lines_of_a_move(lines, depths, n))
        for moved in (f" {lines[n]}", f"\t{lines[n].lstrip()}", *([lines[n][1:]] if depth else [])):
            yield Corruption("\n".join([*lines[:n], moved, *lines[n + 1 :], ""]), own)


def _lines_of_a_move(lines: list[str], depths: dict[int, int], n: int) -> Iterator[int]:
    words = len(lines[n]) - len(lines[n].lstrip(" -"))
    after = [one for one in depths if one > n and depths[one] <= words]
    yield from (n + 1, max((one + 1 for one in depths if one < n), default=1))
    yield after[0] + 1 if after else len(lines) + 1
    yield next((one + 1 for one in after if ":" in lines[one]), len(lines) + 1)


AT_LEAST = {
    quotations: (271, 270), paragraphs: (52, 170), ids: (33, 25), ids_of_others: (14, 70), references: (33, 50),
    capitals: (150, 120), keys: (590, 550), keys_twice: (109, 550), keys_left_out: (88, 440), types: (264, 680),
    indents: (235, 1150), fixed_words: (38, 12),
}  # fmt: skip
"""How many corruptions of each kind are to be found: in the library's dossier, and in the shipped one."""


@lru_cache
def good_dossier(name: str) -> Good:
    if name == "library":
        return Good(LIBRARY, LIBRARY.with_suffix(".txt").read_text("utf-8"))
    return Good(data_folder() / "malign-neglect.yaml", source_at_hand("malign-neglect.txt"))


@pytest.mark.parametrize(("corrupted", "at_least"), AT_LEAST.items(), ids=[one.__name__ for one in AT_LEAST])
@pytest.mark.parametrize("name", ["library", "shipped"])
def test_every_corruption_is_found_at_its_line(
    name: str,
    corrupted: Callable[[Good], Iterator[Corruption]],
    at_least: tuple[int, int],
    tmp_path: Path,
) -> None:
    good = good_dossier(name)
    assert errors(good, good.written, tmp_path) == []
    count = Counter({"found": 0, "harmless": 0, "missed": 0})
    for one in corrupted(good):
        told = errors(good, one.text, tmp_path)
        outcome = judged(good, one, told)
        count[outcome] += 1
        if outcome == "missed":
            print(difference(good, one), f"should be told on {sorted(one.lines)}, not {told}", sep="\n")
    print(f"{name}: {corrupted.__doc__} {dict(count)}")
    assert count["missed"] == 0
    assert count["found"] >= at_least[name == "shipped"]


def errors(good: Good, text: str, folder: Path) -> list[tuple[int, str]]:
    """Line and message of each error of a dossier, held against the good one's source."""
    path = folder / good.name
    path.write_text(text, "utf-8")
    report = checking.check(path, good.source)
    return [(one.line, one.message) for one in report.problems if one.severity is Severity.ERROR]


def judged(good: Good, one: Corruption, told: list[tuple[int, str]]) -> str:
    if one.harmless or (not told and yaml.load(one.text, LOADER) == good.data):
        return "missed" if told else "harmless"
    return "found" if one.lines & {line for line, _ in told} else "missed"


def difference(good: Good, one: Corruption) -> str:
    lines = difflib.unified_diff(good.written.splitlines(), one.text.splitlines(), n=0, lineterm="")
    return "\n".join(list(lines)[2:])


def _values(root: yaml.Node | None) -> Iterator[Value]:
    """Every value of a file, in its order."""
    assert root
    yield from _values_within(Value((), root, None, root))


def _values_within(value: Value) -> Iterator[Value]:
    yield value
    for key, node in _pairs(value.node):
        yield from _values_within(Value((*value.path, key.value), node, key, value.node))
    for n, node in enumerate(_entries(value.node)):
        yield from _values_within(Value((*value.path, n), node, None, value.node))


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _entries(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _definitions(good: Good) -> Iterator[tuple[Value, Name]]:
    """The ids of criteria, claims and options (aliases too); the dossier's own is its only one."""
    for value in good.values:
        if value.under in ("id", "aliases") and len(value.path) > 1 and not _entries(value.node):
            kind = "option" if value.path[0] == "options" and len(value.path) < 5 else "claim"
            yield value, ("criterion" if value.path[0] == "criteria" else kind, value.said)


def _references(good: Good) -> Iterator[tuple[Value, Name]]:
    for value in good.values:
        if isinstance(value.node, yaml.ScalarNode) and value.under in REFERRING:
            yield value, ("criterion" if value.under == "criterion" else "claim", value.said)


def _required(value: Value) -> bool:
    of_a_part = bool({"variants", "steps", "parts"} & set(value.path))
    return (
        value.under in REQUIRED
        or (value.under == "id" and len(value.path) > 1)
        or (value.under == "text" and of_a_part)
        or (value.under == "cite" and not of_a_part and value.path[-2] != "verdict")
    )


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _in_brackets(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _span(node: yaml.Node) -> tuple[int, int]:
    return int(node.start_mark.index), _end(node)


def _end(node: yaml.Node) -> int:
    """Where a value ends; a block's own mark stands behind the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or _in_brackets(node):
        return int(node.end_mark.index)
    return _end([*_entries(node), *(one for _, one in _pairs(node))][-1])
