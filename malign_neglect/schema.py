"""The dossier format as JSON Schema (2020-12), for editors and other programs.

Owns the difference between the model and a schema of it: in a dossier every scalar is text, while
a reader of YAML hands a schema numbers and booleans. What no schema can say (that ids are unique, that
references point somewhere, how deep lists may nest) is left to the model and to `check`.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from malign_neglect import model
from malign_neglect.keys import KEYS
from malign_neglect.vocabulary import Basis, Stance

Schema: TypeAlias = Mapping[str, "Schema | Sequence[Schema] | Sequence[str] | str | int"]


def _one_of(*kinds: Schema) -> Schema:
    return {"anyOf": list(kinds)}


def _a(kind: str) -> Schema:
    return {"$ref": f"#/$defs/{kind}"}


def _list_of(*kinds: str) -> Schema:
    return {"type": "array", "items": _one_of(*map(_a, kinds)) if len(kinds) > 1 else _a(kinds[0])}


def _some(*kinds: str) -> Schema:
    return {**_list_of(*kinds), "minItems": 1}


_SCALARS: dict[str, Schema] = {
    "Words": _one_of({"type": "string", "pattern": r"\S"}, {"type": "number"}, {"type": "boolean"}),
    "Id": _one_of(
        {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
        {"type": "integer", "minimum": 0},
        {"type": "boolean"},
    ),
    "Number": _one_of({"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^0*[1-9][0-9]*$"}),
    "YesNo": _one_of({"type": "boolean"}, {"enum": ["true", "false"]}),
    "Format": _one_of({"const": 1}, {"type": "string", "pattern": "^0*1$"}),
    "Stance": {"enum": list(Stance)},
    "Basis": {"enum": list(Basis)},
    "Cite": _one_of(_a("Citation"), _list_of("Citation")),
}
_CLAIMS = _list_of("Claim", "Id")
_GROUNDS = _list_of("Claim", "Id", "Linked")
_KINDS: dict[str, dict[str, Schema]] = {
    "Dossier": {
        "format": _a("Format"),
        "id": _a("Id"),
        "title": _a("Words"),
        "question": _a("Words"),
        "source": _a("Source"),
        "criteria": _list_of("Criterion"),
        "claims": _list_of("Claim"),
        "options": _some("Option"),
    },
    "Source": dict.fromkeys(model.Source.model_fields, _a("Words")),
    "Criterion": {"id": _a("Id"), "name": _a("Words")},
    "Option": {
        "id": _a("Id"),
        "name": _a("Words"),
        "aliases": _list_of("Id"),
        "summary": _a("Words"),
        "variants": _list_of("Part"),
        "steps": _list_of("Part"),
        "pros": _CLAIMS,
        "cons": _CLAIMS,
        "verdict": _a("Verdict"),
    },
    "Part": {"name": _a("Words"), "text": _a("Words"), "cite": _a("Cite"), "parts": _list_of("Part")},
    "Claim": {
        "id": _a("Id"),
        "claim": _a("Words"),
        "criterion": _a("Id"),
        "cite": _one_of(_a("Citation"), _some("Citation")),
        "basis": _a("Basis"),
        "voice": _a("Words"),
        "certainty": _a("Words"),
        "because": _GROUNDS,
        "stands_alone": _a("YesNo"),
        "answered_by": _CLAIMS,
    },
    "Linked": {"all": _some("Claim", "Id")},
    "Citation": {"paragraph": _a("Number"), "quote": _a("Words")},
    "Verdict": {
        "stance": _a("Stance"),
        "label": _a("Words"),
        "says": _a("Words"),
        "cite": _a("Cite"),
        "because": _GROUNDS,
        "despite": _CLAIMS,
    },
}
_SAYS_SOMETHING: Schema = {
    "if": {"properties": {"stance": {"const": "none"}}},
    "else": {"required": ["label", "says"]},
}


def schema() -> Schema:
    """The schema of a dossier, with a description for each key."""
    kinds = {kind: _record(kind, keys) for kind, keys in _KINDS.items()}
    dossier = kinds.pop("Dossier")
    verdict: Schema = {**kinds["Verdict"], **_SAYS_SOMETHING}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier",
        **dossier,
        "$defs": {**kinds, "Verdict": verdict, **_SCALARS},
    }


def required(kind: str) -> list[str]:
    """The keys that a type of the model must have."""
    fields = getattr(model, kind).model_fields
    # A dossier's id may be missing: its file has a name.
    return [key for key in fields if fields[key].is_required() and (kind, key) != ("Dossier", "id")]


def _record(kind: str, keys: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "description": getattr(model, kind).__doc__,
        "properties": {key: {"description": KEYS[kind][key], **said} for key, said in keys.items()},
        "required": required(kind),
        "additionalProperties": False,
    }
