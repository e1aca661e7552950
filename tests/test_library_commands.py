"""`options dossiers` and `options search`, as a person uses them."""

import json
from pathlib import Path

import pytest
from conftest import LIBRARY, Run


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with the library's dossier and one that cannot be read."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("OPTIONS_PATH", raising=False)
    own = tmp_path / "data" / "malign-neglect" / "dossiers"
    own.mkdir(parents=True)
    (own / "library.yaml").write_bytes(LIBRARY.read_bytes())
    (own / "broken.yaml").write_text("format: 1\ntitle: [\n", encoding="utf-8")
    return own


def test_dossiers_lists_the_shipped_ones_and_ones_own(run: Run, shelf: Path) -> None:
    listed = json.loads(run("dossiers", "-f", "json").stdout)["dossiers"]
    origins = {one["id"]: one["origin"] for one in listed}
    assert origins == {
        "federalist-10": "shipped", "malign-neglect": "shipped", "library": "user", "broken": "user",
    }  # fmt: skip
    shown = " ".join(run("dossiers").stdout.split())
    assert "library Where the town should put its library A. Reader." in shown
    assert f"Your own go into {shelf}" in run("dossiers", columns=132).stdout


def test_a_dossier_that_cannot_be_read_is_listed_with_its_reason_and_spoils_nothing(run: Run) -> None:
    result = run("dossiers", columns=120)
    assert result.exit_code == 0
    assert "broken" in result.stdout
    assert "cannot be read: line" in result.stdout
    assert run("search", "caretaker").exit_code == 0
    assert "1 could not be read: options dossiers says why." in run("search", "caretaker").stdout


def test_a_dossier_answers_to_its_id_wherever_it_lies(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Where should the library go?" in run("list", "-d", "library").stdout
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "class"))
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "essay.yaml").write_text(
        f"id: third\n{LIBRARY.read_text('utf-8')}", encoding="utf-8"
    )
    assert "Where should the library go?" in run("list", "-d", "third").stdout
    assert run("list", "-d", "fourth").exit_code == 3


def test_the_article_stays_the_default(run: Run) -> None:
    assert "North Korea" in run("list").stdout


def test_a_hit_has_its_dossier_option_side_place_and_words_marked(run: Run) -> None:
    shown = " ".join(run("search", "collapse", "china", columns=120).stdout.split())
    assert (
        "malign-neglect Economic sanctions ✗ rejected con − *China* is unwilling to let the North *collapse*"
    ) in shown
    assert "¶5 “perhaps most important of all, *China*’s unwillingness" in shown


def test_search_is_over_every_dossier_at_hand_or_those_that_are_named(run: Run) -> None:
    found = json.loads(run("search", "the", "-f", "json", "--limit", "1000").stdout)
    assert {hit["dossier"]["id"] for hit in found["hits"]} == {"federalist-10", "malign-neglect", "library"}
    found = json.loads(run("search", "the", "-f", "json", "-d", "library", "-d", "federalist-10").stdout)
    assert {hit["dossier"]["id"] for hit in found["hits"]} <= {"federalist-10", "library"}


@pytest.mark.parametrize(
    ("filters", "key", "value"),
    [
        (["--side", "pro"], "side", "pro"),
        (["--side", "con"], "side", "con"),
        (["--verdict", "rejected"], "stance", "rejected"),
        (["--option", "6pt"], "option", "talks"),
    ],
)
def test_a_filter_leaves_only_what_it_names(run: Run, filters: list[str], key: str, value: str) -> None:
    found = json.loads(run("search", "the", *filters, "-f", "json", "--limit", "1000").stdout)
    assert found["hits"]
    assert {hit[key] for hit in found["hits"]} == {value}


def test_words_in_quotation_marks_are_a_phrase(run: Run) -> None:
    assert json.loads(run("search", "pure democracy", "-f", "json").stdout)["total"] > 0
    loose = json.loads(run("search", "democracy", "pure", "-f", "json").stdout)["total"]
    phrase = json.loads(run("search", '"democracy pure"', "-f", "json").stdout)["total"]
    assert loose > phrase == 0


def test_case_and_diacritics_do_not_count(run: Run, shelf: Path) -> None:
    accented = LIBRARY.read_text("utf-8").replace("It is noisy at noon.", "Café Müller is noisy.")
    (shelf / "library.yaml").write_text(accented, encoding="utf-8")
    assert json.loads(run("search", "CAFE", "muller", "-f", "json").stdout)["total"] == 1


def test_a_span_is_where_the_word_stands(run: Run) -> None:
    hit = json.loads(run("search", "caretaker", "-f", "json").stdout)["hits"][0]
    assert [hit["text"][start:end] for start, end in hit["spans"]] == ["caretaker"]
    assert [one["quote"][start:end] for one in hit["cite"] for start, end in one["spans"]] == ["caretaker"]


def test_more_than_is_shown_is_said(run: Run) -> None:
    shown = run("search", "the", "--limit", "2").stdout
    assert "The best 2 of" in shown
    assert "Nothing was found." in run("search", "xylophone").stdout


@pytest.mark.parametrize("words", ["", "?!", '"'])
def test_a_search_for_no_word_is_usage(run: Run, words: str) -> None:
    assert run("search", words).exit_code == 2


def test_markdown_marks_what_was_found(run: Run) -> None:
    assert "One **caretaker** could look after both." in run("search", "caretaker", "-f", "markdown").stdout
