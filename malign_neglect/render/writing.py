"""What a writer of a dossier begins with: a skeleton to fill in, or a prompt to paste into a chat model.

Owns how a text's paragraphs are numbered there, and which of them is taken for the first.
"""

import json
import os
import re
from pathlib import Path
from string import Template

from malign_neglect.keys import KEYS
from malign_neglect.render.text import UNSAFE, visible
from malign_neglect.schema import required
from malign_neglect.source import Text, text

TEMPLATES = Path(__file__).parents[1] / "templates"

_PROSE = 25
_SENTENCE = 8
"""Words: what is shorter, at the head of a text, is a title or a byline."""

_SHOWN = 10
_COLUMN = 26


def skeleton(file: Path, schema: Path, source: Path | None = None, words: str | None = None) -> str:
    """A dossier to fill in; with the words of its source, their paragraphs' beginnings below it.

    Raises:
        ValueError: the words are blank.

    """
    first, numbered = _numbered(words) if words is not None else ("", None)
    return _template("skeleton.yaml").substitute(
        schema=schema.as_uri(),
        file=visible(file.name),
        id=_id(file.stem),
        title=_known("title", _heading(words or ""), "the title of the text"),
        begins=_known("begins", first, "the first words of paragraph 1: titles and bylines are not counted"),
        text=_known(
            "text", _relative(source, file) if source else "", "the path of the text, from this folder"
        ),
        paragraphs=_beginnings(numbered) if numbered else "",
    )


def prompt(words: str) -> str:
    """Instructions, the format, an example and the numbered text, for a chat model to encode.

    Raises:
        ValueError: the words are blank.

    """
    first, numbered = _numbered(words)
    whole = text(words).paragraphs
    above = whole[: len(whole) - len(numbered.paragraphs)]
    return _template("prompt.md").substitute(
        above="\n\n".join(map(visible, above)) or "(nothing)",
        keys=_keys(),
        example_text=_paragraphs(text(_read("example.txt"))),
        example=_read("example.yaml").rstrip(),
        begins=_quoted(first),
        text=_paragraphs(numbered),
    )


def _numbered(words: str) -> tuple[str, Text]:
    """The first words of the first paragraph of prose, and the text counted from there."""
    whole = text(words)
    if not whole.paragraphs:
        raise ValueError("the text is empty")
    first = next((one for one in whole.paragraphs if _is_prose(one)), whole.paragraphs[0])
    listed = first.split()
    beginnings = (" ".join(listed[:number]) for number in range(min(5, len(listed)), len(listed) + 1))
    for beginning in beginnings:
        numbered = text(words, beginning)
        if numbered.paragraphs[0] == first:
            return beginning, numbered
    return first, text(words, first)


def _is_prose(paragraph: str) -> bool:
    words = len(paragraph.split())
    sentence = words >= _SENTENCE and re.search(r"[.?!…]\W*$", paragraph) is not None
    return (words >= _PROSE or sentence) and not paragraph.startswith("#")


def _heading(words: str) -> str:
    """The title that Markdown marks as one; a plain line at the head of a text may be anything."""
    found = re.match(r"\s*#[ \t]+(.+?)[ \t#]*$", words, re.MULTILINE)
    return found[1] if found else ""


def _id(stem: str) -> str:
    """A line for the id, where the file's name cannot be one."""
    letters = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-")
    return "" if letters == stem else f"id: {letters or 'my-dossier'}\n"


def _known(key: str, value: str, hint: str) -> str:
    """A line of the source block: what is known, or else a hint of what belongs there."""
    if value:
        return f"{key}: {_quoted(value)}"
    return (
        f"{key}:".ljust(_COLUMN) + f"# {hint}" if key == "title" else f"# {key}:".ljust(_COLUMN) + f"# {hint}"
    )


def _relative(source: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(source, file.parent)).as_posix()
    except ValueError:  # Windows: it lies on another drive
        return source.absolute().as_posix()


def _beginnings(numbered: Text) -> str:
    """Comments from which a paragraph's number can be read off, without giving the whole text away."""
    rows = [
        "",
        "# The paragraphs. If paragraph 1 is another one, change source.begins, and the numbers move.",
    ]
    for number, paragraph in enumerate(numbered.paragraphs, start=1):
        words = paragraph.split()
        shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        rows.append(f"# ¶{number}".ljust(8) + visible(shown))
    return "\n".join(rows) + "\n"


def _paragraphs(numbered: Text) -> str:
    rows = (f"¶{number} {visible(one)}" for number, one in enumerate(numbered.paragraphs, start=1))
    return "\n\n".join(rows)


def _keys() -> str:
    rows = []
    for kind, keys in KEYS.items():
        rows.append(f"- {kind.lower()}")
        needed = required(kind)
        rows += [f"  - {key}{'*' if key in needed else ''}: {said}" for key, said in keys.items()]
    return "\n".join(rows)


def _template(name: str) -> Template:
    return Template(_read(name))


def _quoted(words: str) -> str:
    """Words as YAML and JSON quote them, with nothing in them that acts on a screen."""
    return UNSAFE.sub(lambda found: f"\\U{ord(found[0]):08X}", json.dumps(words, ensure_ascii=False))


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")
