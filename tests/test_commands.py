"""`options list`, `compare` and `explain`, as a person uses them."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

from malign_neglect import __version__


def test_list_shows_every_option_with_its_verdict_in_the_dossiers_order(run: Run) -> None:
    shown = run("list").stdout
    names = [
        "military",
        "not viable",
        "sanctions",
        "ineffective",
        "talks",
        "malign-neglect",
        "I would advocate",
    ]
    assert [shown.index(name) for name in names] == sorted(shown.index(name) for name in names)
    assert "What can the United States do about North Korea?" in shown
    assert "Mitchell B. Reiss, A new policy of “malign neglect”" in shown


@pytest.mark.parametrize(
    ("verdict", "ids"),
    [
        ("rejected", ["military", "sanctions"]),
        ("conditional", ["talks"]),
        ("recommended", ["malign-neglect"]),
        ("none", []),
    ],
)
def test_list_shows_only_the_options_with_a_verdict(run: Run, verdict: str, ids: list[str]) -> None:
    listed = json.loads(run("list", "--verdict", verdict, "--format", "json").stdout)
    assert [option["id"] for option in listed["options"]] == ids


def test_a_verdict_that_no_option_has_is_said_to_have_none(run: Run) -> None:
    assert "No option has that verdict." in run("list", "--verdict", "none").stdout


@pytest.mark.parametrize(
    "name", ["talks", "six-party-talks", "6PT", "6pt", "Six Party Talks", "six party", "TALK", "t"]
)
def test_an_option_answers_to_its_id_aliases_name_and_prefixes(run: Run, name: str) -> None:
    assert json.loads(run("explain", name, "-f", "json").stdout)["option"]["id"] == "talks"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sanktions", "no option 'sanktions'; did you mean sanctions?"),
        ("m", "'m' could be military or malign-neglect; write more of it"),
        ("xyz", "no option 'xyz'; the options are military, sanctions, talks, malign-neglect"),
        ("", "no option ''; the options are"),
    ],
)
def test_a_name_that_fits_no_option_or_several_says_what_was_meant(run: Run, name: str, said: str) -> None:
    result = run("explain", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_comparison_has_a_row_a_criterion_and_says_where_the_source_is_silent(run: Run) -> None:
    compared = json.loads(run("compare", "sanctions", "malign-neglect", "-f", "json").stdout)
    rows = {row["criterion"]["id"]: row["cells"] for row in compared["rows"] if row["criterion"]}
    assert [entry["id"] for entry in rows["leverage"]["sanctions"]] == ["limited-leverage"]
    assert rows["leverage"]["malign-neglect"] == []
    assert compared["rows"][-1]["criterion"] is None
    assert "silent" in run("compare", "sanctions", "malign-neglect").stdout


def test_a_comparison_says_what_only_one_option_is_said_to_have(run: Run) -> None:
    shown = run("compare", "station", "school", "-d", LIBRARY).stdout
    assert "Only on The old station: What does it cost?" in shown
    assert "Only on The school: Who can get there?" in shown


def test_a_comparison_stacks_where_columns_would_be_too_narrow(run: Run) -> None:
    wide = run("compare", "sanctions", "talks", columns=80).stdout.splitlines()
    narrow = run("compare", "sanctions", "talks", columns=60).stdout.splitlines()
    assert any("Economic sanctions" in line and "Six Party Talks" in line for line in wide[2:])
    assert not any("Economic sanctions" in line and "Six Party Talks" in line for line in narrow[:-4])


@pytest.mark.parametrize("names", [["talks"], ["talks", "6PT"]])
def test_a_comparison_needs_two_different_options(run: Run, names: list[str]) -> None:
    result = run("compare", *names)
    assert result.exit_code == 2
    assert "two different options; you named talks alone" in result.stderr


def test_explain_says_none_stated_where_nothing_is(run: Run) -> None:
    shown = run("explain", "military").stdout
    assert "Pros\n  None stated" in shown
    assert "Despite\n  None stated" in shown


def test_explain_marks_what_is_conceded_implied_hedged_or_anothers(run: Run) -> None:
    shown = " ".join(run("explain", "station", "-d", LIBRARY, columns=60).stdout.split())
    assert "↳ together: Nobody has repaired it." in shown
    assert "↳ and: The winters are perhaps too hard for it. (certainty: “perhaps”)" in shown
    assert "↳ answered: The roof was renewed in spring. (in the voice of the railway)" in shown
    shown = " ".join(run("explain", "school", "-d", LIBRARY, columns=60).stdout.split())
    assert "One caretaker could look after both. (implied)" in shown
    assert "It is noisy at noon. (conceded)" in shown


def test_explain_names_a_quotations_place_whenever_it_changes(run: Run) -> None:
    shown = " ".join(run("explain", "school", "-d", LIBRARY, columns=132).stdout.split())
    assert "¶4 “let us share the hall” ¶5 “share it at once” ¶4 “share the hall”" in shown


def test_explain_sets_an_option_against_its_alternatives(run: Run) -> None:
    shown = run("explain", "malign-neglect").stdout
    set_against = shown[shown.index("Set against") :]
    assert "Military action  ✗ rejected “not viable”" in set_against
    assert "Malign neglect" not in set_against


def test_an_option_without_a_verdict_says_so(run: Run) -> None:
    assert "No verdict is given." in run("explain", "market", "-d", LIBRARY).stdout


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "words", [["list"], ["compare", "military", "talks", "malign"], ["explain", "malign"]]
)
def test_nothing_is_cut_at_any_width(run: Run, columns: int, words: list[str]) -> None:
    def letters(text: str) -> int:
        return sum(text.count(letter) for letter in "aeiou")

    shown = run(*words, columns=columns).stdout
    assert all(len(line) <= max(columns, 20) for line in shown.splitlines())
    assert "…" not in shown
    if words[0] == "explain":
        assert letters(shown) == letters(run(*words, columns=132).stdout)


def test_the_dossier_can_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPTIONS_DOSSIER", str(LIBRARY))
    assert "Where should the library go?" in run("list").stdout


def test_a_result_goes_to_a_file_and_replaces_one_only_by_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "result.csv"
    assert run("list", "-f", "csv", "-o", target).stdout == ""
    first = target.read_bytes()
    assert next(row["id"] for row in csv.DictReader(io.StringIO(first.decode()))) == "military"
    refused = run("list", "-o", target)
    assert (refused.exit_code, target.read_bytes()) == (2, first)
    assert "--force replaces it" in refused.stderr
    assert run("list", "-o", target, "--force").exit_code == 0
    assert target.read_bytes() != first
    assert [path.name for path in tmp_path.iterdir()] == ["result.csv"]


def test_a_folder_that_is_not_there_is_a_message(run: Run, tmp_path: Path) -> None:
    result = run("list", "-o", tmp_path / "none" / "result.txt")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


def test_the_version_is_shown(run: Run) -> None:
    assert run("--version").stdout == f"options {__version__}\n"


def test_an_unknown_command_or_format_is_usage(run: Run) -> None:
    assert run("lists").exit_code == 2
    assert run("list", "--format", "xml").exit_code == 2
