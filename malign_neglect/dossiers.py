"""Reading and validating dossiers.

Owns the way from a file to a valid `Dossier`; a failure is a list of problems, all that the file
has, each with its place. Prints nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from malign_neglect import files, references, yaml_text
from malign_neglect.model import Dossier
from malign_neglect.problems import Fault, InvalidDossier, Problem


class Written(NamedTuple):
    """A dossier as its file has it: the places of its parts, and the dossier, unless it has problems."""

    path: Path
    reading: yaml_text.Reading
    dossier: Dossier | None
    problems: tuple[Problem, ...]


def load(path: Path) -> Dossier:
    """The dossier in a file.

    Raises:
        InvalidDossier: it cannot be read, or is not valid; `problems` says all that is wrong.

    """
    written = read(path)
    if written.dossier is None:
        raise InvalidDossier(written.problems)
    return written.dossier


def read(path: Path) -> Written:
    """A dossier with the places of its parts, or all that is wrong with it.

    Raises:
        Unreadable: there is no text file at that path.

    """
    reading = yaml_text.read(files.read(path, "dossier"))
    problems = [
        Problem(str(path), *complaint.place, "yaml", complaint.message) for complaint in reading.complaints
    ]
    if reading.value is None:
        empty = Problem(str(path), 1, 1, "file", "empty: a dossier is expected here")
        return Written(path, reading, None, tuple(problems or [empty]))
    try:
        valid = Dossier.model_validate(reading.value, context={"id": path.stem})
    except ValidationError as error:
        valid = None
        problems += _model_problems(path, reading, error)
    problems += [located(path, reading, fault) for fault in references.faults(reading.value)]
    return Written(path, reading, None if problems else valid, tuple(sorted(set(problems))))


def located(path: Path, reading: yaml_text.Reading, fault: Fault) -> Problem:
    """A fault with its place in the file."""
    return Problem(str(path), *reading.place(fault.path), fault.rule, fault.message, fault.severity)


def _model_problems(path: Path, reading: yaml_text.Reading, error: ValidationError) -> Iterator[Problem]:
    already = {complaint.place for complaint in reading.complaints}
    for detail in error.errors(include_url=False, include_context=True):
        where = _path_in_file(reading.value, detail["loc"])
        place = reading.place(where, of_key=detail["type"] == "extra_forbidden")
        # What stands in for an alias is of no type; the alias itself was complained of.
        if place not in already:
            yield Problem(str(path), *place, "schema", _message(detail, where))


def _path_in_file(value: yaml_text.Value | None, loc: tuple[str | int, ...]) -> yaml_text.Path:
    """A pydantic location without the steps (tags of unions) that are not in the file."""
    path: yaml_text.Path = ()
    for step in loc:
        inner = _step_into(value, step)
        if inner is not None:
            value, path = inner, (*path, step)
    return path


def _step_into(value: yaml_text.Value | None, step: str | int) -> yaml_text.Value | None:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _message(detail: ErrorDetails, where: yaml_text.Path) -> str:
    """What pydantic found, in words for a person who writes YAML and not Python."""
    key = next((step for step in reversed(where) if isinstance(step, str)), "the dossier")
    missing = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "missing" if missing in ("pros", "cons"):
            return f"missing key '{missing}': write [] if the source gives none"
        case "missing":
            return f"missing key '{missing}'"
        case "extra_forbidden":
            return f"unknown key '{missing}'{_meant(missing, where[:-1])}"
        case "tuple_type" | "list_type":
            return f"'{key}' should be {_list_expected(key, detail['input'])}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"'{key}' should be a mapping (keys with values), not {_kind(detail['input'])}"
        case "string_type":
            return f"'{key}' should be text, not {_kind(detail['input'])}"
        case "string_too_short":
            return f"'{key}' is empty"
        case "string_pattern_mismatch" if not where:
            return "the name of the file cannot be the dossier's id: write one, such as id: my-article"
        case "string_pattern_mismatch":
            return f"'{key}' should be an id: small letters, digits and hyphens, such as limited-leverage"
        case "enum" | "literal_error":
            return f"'{key}' should be {detail['ctx']['expected'].replace(chr(39), '')}"
        case _:
            return f"'{key}': {detail['msg']}" if where else detail["msg"]


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "text"


def _list_expected(key: str, value: object) -> str:
    if key == "cite":
        return "{paragraph: 5, quote: words of the text}, or a list of these"
    if isinstance(value, str) and value:
        return f"a list: write [{value}]"
    return "a list; write [] for an empty one"


_KIND_AT = {
    "source": "Source", "criteria": "Criterion", "options": "Option", "verdict": "Verdict",
    "cite": "Citation", "variants": "Part", "steps": "Part", "parts": "Part",
    **dict.fromkeys(("claims", "pros", "cons", "because", "despite", "answered_by", "all"), "Claim"),
}  # fmt: skip
"""The type of the model that stands under a key."""


def _meant(key: str, where: yaml_text.Path) -> str:
    """What an unknown key may be meant to be, among those that may stand there."""
    import difflib

    from malign_neglect.keys import KEYS

    if " " in key:
        return ": put text that holds a comma or a colon in quotation marks"
    parent = next((step for step in reversed(where) if isinstance(step, str)), None)
    kind = _KIND_AT[parent] if parent else "Dossier"
    if close := difflib.get_close_matches(key, KEYS[kind], n=1):
        return f"; did you mean {close[0]}?"
    if key in KEYS["Citation"]:
        return ": it belongs inside cite: {paragraph: 5, quote: words of the text}"
    return f"; here may stand {', '.join(KEYS[kind])}"
