"""The formats: golden files, and what holds between them.

UPDATE_GOLDEN=1 pytest writes the golden files anew; read the difference before you commit it.
"""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "list": ["list"],
    "compare": ["compare", "station", "school"],
    "explain": ["explain", "station"],
    "explain-doubted": ["explain", "school", "--doubt", "on-every-bus"],
    "doubtable": ["doubt"],
    "doubt": ["doubt", "roof-is-new", "on-every-bus"],
    "cruxes": ["cruxes", "school"],
}
FORMATS = {"table": "txt", "json": "json", "csv": "csv", "markdown": "md"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_output_is_the_golden_file(run: Run, command: str, format: str) -> None:
    golden = GOLDEN / f"{command}.{FORMATS[format]}"
    shown = run(*COMMANDS[command], "-d", LIBRARY, "-f", format).stdout
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text("utf-8")


CLAIM = {
    "id", "claim", "criterion", "cite", "basis", "voice", "certainty", "because", "stands_alone", "answered_by",
}  # fmt: skip


def test_the_keys_of_list_are_the_contract(run: Run) -> None:
    listed = json.loads(run("list", "-f", "json").stdout)
    assert set(listed) == {"dossier", "options"}
    assert set(listed["dossier"]) == {"id", "title", "question", "source"}
    for option in listed["options"]:
        assert set(option) == {"id", "name", "aliases", "summary", "verdict", "pros", "cons"}
        assert set(option["verdict"]) == {"stance", "label", "says"}
    assert next((one["pros"], one["cons"]) for one in listed["options"]) == (0, 2)


def test_the_keys_of_compare_are_the_contract(run: Run) -> None:
    compared = json.loads(run("compare", "military", "talks", "-f", "json").stdout)
    assert compared["options"] == ["military", "talks"]
    for row in compared["rows"]:
        assert set(row) == {"criterion", "cells"}
        assert list(row["cells"]) == ["military", "talks"]
        for cell in row["cells"].values():
            assert all(set(entry) == {"side", *CLAIM} for entry in cell)


def test_the_keys_of_doubt_are_the_contract(run: Run) -> None:
    doubted = json.loads(run("doubt", "ineffective", "-f", "json").stdout)
    assert set(doubted) == {"doubted", "claims", "verdicts"}
    assert doubted["doubted"] == ["ineffective"]
    assert set(doubted["claims"].values()) <= {"stands", "falls", "undecided"}
    for verdict in doubted["verdicts"]:
        assert set(verdict) == {"option", "stance", "before", "status", "grounds"}
        assert all(set(ground) == {"claims", "before", "status"} for ground in verdict["grounds"])


def test_the_keys_of_cruxes_are_the_contract(run: Run) -> None:
    found = json.loads(run("cruxes", "sanctions", "-f", "json").stdout)
    assert set(found) == {"option", "stance", "status", "complete", "cruxes"}
    assert found["complete"] is True
    leaves = ["ineffective", "little-interaction", "people-may-suffer", "china-prevents-collapse"]
    assert found["cruxes"] == [leaves]


def test_explain_gives_whole_claims_where_the_dossier_has_references(run: Run) -> None:
    option = json.loads(run("explain", "talks", "-f", "json").stdout)["option"]
    unfolded = {*CLAIM, "carries", "status"}
    assert set(option["verdict"]) == {"stance", "status", "label", "says", "cite", "because", "despite"}
    assert all(
        set(claim) == unfolded for claim in option["verdict"]["because"] + option["pros"] + option["cons"]
    )
    mistake = next(one for one in option["cons"] if one["id"] == "appeasing-is-a-mistake")
    linked = mistake["because"][0]["because"][0]["all"]
    assert [set(one) for one in linked] == [unfolded, unfolded]


def test_table_and_csv_agree_cell_for_cell(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "-f", "csv").stdout)))
    shown = run("list", columns=200).stdout
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        end = shown.index(f"\n {after['id']}") if after else len(shown)
        block = " ".join(shown[shown.index(f"\n {row['id']}") : end].split())
        for cell in ("id", "name", "stance", "pros", "cons"):
            assert row[cell] in block
        assert f"“{row['label']}”" in block
    compared = list(csv.DictReader(io.StringIO(run("compare", "talks", "sanctions", "-f", "csv").stdout)))
    text = " ".join(run("compare", "talks", "sanctions", columns=60).stdout.split())
    assert all(row["claim"] in text and row["paragraphs"] in text for row in compared)
    assert text.count(" silent") == sum(row["side"] == "silent" for row in compared)


def test_explain_as_csv_has_every_claim_of_the_json(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("explain", "malign", "-f", "csv").stdout)))
    text = run("explain", "malign", "-f", "json").stdout
    ids = {row["claim_id"] for row in rows} - {""}
    assert ids
    assert all(f'"id": "{one}"' in text for one in ids)
    assert {row["part"] for row in rows} == {"summary", "step", "pro", "con", "verdict", "ground", "despite"}
