"""YAML as dossiers are written in it: text, lists and mappings, and where each of them stands.

Owns the reading of YAML under guard: the failsafe schema, without aliases, anchors, tags or
duplicate keys, within a depth. The guard walks the parser's events and builds as it goes, since
composing first would let a hostile file exhaust the stack or the memory. Knows nothing of dossiers.
"""

import re
from typing import NamedTuple, Protocol, TypeAlias

import yaml

DEEPEST = 100
"""Levels of nesting; pydantic itself stops at about 250."""

_TOO_DEEP = f"nested more than {DEEPEST} levels deep"

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1."""

_Tagged: TypeAlias = yaml.ScalarEvent | yaml.CollectionStartEvent
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Mark(Protocol):
    """A mark of either parser, the one in C or the one in Python."""

    line: int
    column: int


class Complaint(NamedTuple):
    """What is wrong with the YAML itself, and where."""

    place: Place
    message: str


class Reading(NamedTuple):
    """The value that a text holds (None: it holds none), where each part stands, what was wrong."""

    value: Value | None
    places: dict[Path, Place]
    keys: dict[Path, Place]
    complaints: tuple[Complaint, ...]

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value (or key) at a path stands, or else its nearest ancestor that does."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read(text: str) -> Reading:
    """Read one YAML document, as far as it can be read.

    Complaints never stop the reading where there is more to find, save for syntax, depth and a
    character that YAML does not admit.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return builder.finished(_syntax(text, error))
    except yaml.YAMLError as error:
        return builder.finished(_unreadable(text, error))
    except _TooDeep as error:
        return builder.finished(error.complaint)
    return builder.finished()


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.complaint = Complaint(place, _TOO_DEEP)


class _Open:
    """A list or mapping under construction; `key` is the key that still waits for its value."""

    def __init__(self, path: Path, value: list[Value] | dict[str, Value]) -> None:
        self.path = path
        self.value = value
        self.key: str | None = None
        self.key_is_new = True


class _Builder:
    def __init__(self) -> None:
        self.stack: list[_Open] = []
        self.documents: list[Value] = []
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.complaints: list[Complaint] = []

    def finished(self, last: Complaint | None = None) -> Reading:
        """What was built; after a complaint that ended the reading, no value."""
        complaints = (*self.complaints, *([last] if last else []))
        value = self.documents[0] if self.documents and not last else None
        return Reading(value, self.places, self.keys, complaints)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._scalar(event.value, _place(event))
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._complain(event, f"aliases are not used here: write out what *{event.anchor} means")
            self._scalar("", _place(event))
        elif isinstance(event, yaml.DocumentStartEvent) and self.documents:
            self._complain(event, "a second document: a file holds one dossier")

    def _complain(self, event: yaml.Event, message: str) -> None:
        self.complaints.append(Complaint(_place(event), message))

    def _check(self, event: _Tagged) -> None:
        if event.anchor is not None:
            self._complain(event, f"anchors are not used here: remove &{event.anchor}")
        # A quoted scalar carries the tag "!" by itself.
        if event.tag not in (None, "!"):
            self._complain(event, f"tags are not used here: remove {event.tag}")

    def _scalar(self, text: str, place: Place) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, parent.value, text, place)
        else:
            self._place_value(text, place)

    def _key(self, parent: _Open, mapping: dict[str, Value], key: str, place: Place) -> None:
        parent.key, parent.key_is_new = key, key not in mapping
        if parent.key_is_new:
            self.keys[(*parent.path, key)] = place
        else:
            first = self.keys[(*parent.path, key)][0]
            self.complaints.append(Complaint(place, f"duplicate key '{key}', first on line {first}"))

    def _open(self, value: list[Value] | dict[str, Value], event: _Tagged) -> None:
        self._check(event)
        if len(self.stack) >= DEEPEST:
            raise _TooDeep(_place(event))
        parent = self.stack[-1] if self.stack else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self._complain(event, "a key should be a word, not a list or a mapping")
            self.stack.append(_Open((*parent.path, "?"), value))
            parent.key, parent.key_is_new = "?", False
            return
        self.stack.append(_Open(self._place_value(value, _place(event)), value))

    def _place_value(self, value: Value, place: Place) -> Path:
        """Put a value where it belongs, keeping the first of two under one key; returns its path."""
        if not self.stack:
            self.documents.append(value)
            path: Path = ()
        else:
            parent = self.stack[-1]
            if isinstance(parent.value, dict):
                key, parent.key = parent.key or "", None
                path = (*parent.path, key)
                if not parent.key_is_new:
                    return path
                parent.value[key] = value
            else:
                path = (*parent.path, len(parent.value))
                parent.value.append(value)
        self.places[path] = place
        return path


def _place(event: yaml.Event) -> Place:
    return _marked(event.start_mark)


def _marked(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax(text: str, error: yaml.MarkedYAMLError) -> Complaint:
    said = ": ".join(part for part in (error.context, error.problem) if part)
    if "quoted scalar" in said and "end of stream" in said:
        return Complaint(_marked(error.context_mark), "not YAML: this quotation mark is never closed")
    place = min(_marked(error.problem_mark or error.context_mark), _end(text))
    # Newer parsers look so far ahead that they meet a limit of their own before an event shows ours.
    if "nesting depth" in said:
        return Complaint(place, _TOO_DEEP)
    return Complaint(place, f"not YAML: {_advice(text, place, said)}")


def _end(text: str) -> Place:
    """Behind the last letter; the parser in C sees the end of a last line that has none."""
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    return len(lines), len(lines[-1]) + 1


def _advice(text: str, place: Place, said: str) -> str:
    """What the parser says, or, where it meets a beginner's slip, what to do about it."""
    rest = "".join(text.splitlines()[place[0] - 1 : place[0]])[place[1] - 1 :]
    if rest.startswith("```"):
        return "remove the lines of a Markdown fence (```) around the dossier"
    if rest.startswith("\t"):
        return "indent with spaces, not with a tab"
    if rest.startswith(("@", "`", "%")) and "cannot start any token" in said:
        return f"put text that begins with {rest[0]} in quotation marks"
    if "mapping values are not allowed" in said:
        return "put text that holds a colon and a space in quotation marks; indent keys of one level alike"
    if "flow" in said:
        return (
            "inside {…} and […], put text that holds a comma, a colon or a quotation mark in quotation marks"
        )
    return f"{_LOOK} ({said})"


_LOOK = "see to the indentation, the colons and the quotation marks, here and on the lines above"


def _unreadable(text: str, error: yaml.YAMLError) -> Complaint:
    """A character that YAML does not admit; the parser says that there is one, but not its line."""
    admitted = "\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
    found = re.search(f"[^{admitted}]", text)
    if found is None:
        return Complaint((1, 1), f"not YAML: {error}")
    before = text[: found.start()]
    place = (before.count("\n") + 1, found.start() - (before.rfind("\n") + 1) + 1)
    return Complaint(place, f"the character U+{ord(found[0]):04X} cannot stand in a dossier: remove it")
