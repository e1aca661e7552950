"""The JSON Schema and the model take the same dossiers, but for what no schema can say."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import LIBRARY, Run
from jsonschema import Draft202012Validator
from test_bad_input import GOOD, REPLACED

from malign_neglect import model, yaml_text
from malign_neglect.dossiers import read
from malign_neglect.keys import KEYS
from malign_neglect.schema import schema

ROOT = Path(__file__).parents[1]
STORED = ROOT / "data" / "dossier.schema.json"
VALIDATOR = Draft202012Validator(schema())

BEYOND_A_SCHEMA = {
    "an alias for a part of itself", "a key twice", "a tag", "two documents", "half a character",  # YAML itself
    "a claim's id twice", "an option's id twice", "an alias that is an id", "a criterion's id twice",
    "a ground that is nowhere", "a linked ground that is nowhere", "an objection that is nowhere",
    "a criterion that is nowhere",
}  # fmt: skip


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_stored_schema_is_current() -> None:
    assert json.loads(STORED.read_text("utf-8")) == json.loads(json.dumps(schema()))


def test_every_key_of_the_model_is_described() -> None:
    for kind, keys in KEYS.items():
        assert list(keys) == list(getattr(model, kind).model_fields)
        assert all(keys.values())


def test_the_schema_takes_every_shipped_dossier() -> None:
    for path in (LIBRARY, *sorted((ROOT / "data").glob("*.yaml"))):
        assert list(VALIDATOR.iter_errors(yaml_text.read(path.read_text("utf-8")).value)) == []


@pytest.mark.parametrize("fault", sorted(set(REPLACED) - BEYOND_A_SCHEMA))
def test_the_schema_refuses_what_the_model_refuses(fault: str) -> None:
    good, bad, _ = REPLACED[fault]
    assert not VALIDATOR.is_valid(yaml_text.read(GOOD.replace(good, bad, 1)).value)


def values(value: yaml_text.Value, path: yaml_text.Path = ()) -> Iterator[yaml_text.Path]:
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from values(inner, (*path, step))


def replaced(value: yaml_text.Value, path: yaml_text.Path, by: yaml_text.Value | None) -> yaml_text.Value:
    """A copy in which the part at a path is another, or gone."""
    if not path:
        assert by is not None
        return by
    step, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(step, str):
        return {
            key: replaced(inner, rest, by) if key == step else inner
            for key, inner in value.items()
            if key != step or rest or by is not None
        }
    assert isinstance(value, list)
    return [
        replaced(inner, rest, by) if n == step else inner
        for n, inner in enumerate(value)
        if n != step or rest or by is not None
    ]


WRONG: list[yaml_text.Value | None] = [
    None,
    "",
    " ",
    "words",
    "no-such-id",
    "0",
    "01",
    "true",
    [],
    ["x"],
    {},
    {"all": []},
    {"x": "y"},
]


def test_schema_and_model_agree_on_a_dossier_with_any_part_replaced(tmp_path: Path) -> None:
    dossier = yaml_text.read(GOOD).value
    assert dossier is not None
    tried, disagreed = 0, []
    for path in list(values(dossier))[1:]:
        for by in WRONG:
            changed = replaced(dossier, path, by)
            tried += 1
            if VALIDATOR.is_valid(changed) != valid(changed):
                disagreed.append((path, by))
    assert disagreed == []
    assert tried > 1000


def valid(value: yaml_text.Value) -> bool:
    try:
        model.Dossier.model_validate(value, context={"id": "library"})
    except ValueError:
        return False
    return True


def test_a_validator_that_reads_yaml_by_itself_agrees(tmp_path: Path) -> None:
    """check-jsonschema reads numbers, booleans and dates as editors do."""
    written = GOOD.replace("title: A library for everyone", "title: 1984\n  published: 2009-04-20")
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(written, encoding="utf-8")
    bad.write_text(written.replace("stance: rejected", "stance: no"), encoding="utf-8")
    assert read(good).problems == ()
    assert read(bad).problems != ()
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(STORED)]
    assert subprocess.run([*command, str(good)], capture_output=True, check=False).returncode == 0
    assert subprocess.run([*command, str(bad)], capture_output=True, check=False).returncode == 1


def test_schema_prints_the_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(schema()))
