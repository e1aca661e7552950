"""`options check`: what it finds, where, and what becomes of it."""

import json
import re
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

from malign_neglect.files import data_folder

TEXT = LIBRARY.with_suffix(".txt")
GOOD = LIBRARY.read_text("utf-8")
DOCS = Path(__file__).parents[1] / "docs"

KNOWN = {(14, "unused-claim"), (9, "lonely-criterion"), (11, "lonely-criterion")}
"""What is to be said of the library's dossier as it is."""


def found(run: Run, folder: Path, text: str, *words: str | Path) -> set[tuple[int, int, str, str]]:
    """Line, column, severity and rule of each problem of a dossier, but those that the good one has."""
    path = folder / "library.yaml"
    path.write_text(text, encoding="utf-8")
    told = json.loads(run("check", path, "--source", TEXT, "-f", "json", *words).stdout)["problems"]
    assert all(one["file"] == str(path) and one["message"] for one in told)
    problems = {(one["line"], one["column"], one["severity"], one["rule"]) for one in told}
    shift = text.count("\n") - GOOD.count("\n")
    known = KNOWN | {(line + shift, rule) for line, rule in KNOWN}
    return {one for one in problems if (one[0], one[3]) not in known}


def test_a_good_dossier_has_warnings_at_most(run: Run) -> None:
    result = run("check", LIBRARY, "--source", TEXT)
    assert result.exit_code == 0
    assert "library.yaml: no errors, 3 warnings" in result.stdout
    assert "Citations touch 5 of the 5 paragraphs of the text." in result.stdout


def test_the_example_that_writers_are_given_has_not_even_a_warning(run: Run) -> None:
    example = Path(__file__).parents[1] / "malign_neglect" / "templates" / "example.yaml"
    result = run("check", example, "--source", example.with_suffix(".txt"), "--strict")
    assert (result.exit_code, "no errors, no warnings" in result.stdout) == (0, True)


CHANGED = {
    "a quotation that is nowhere": ("quote: no shelf is free", "quote: every shelf is full", (16, 33, "error", "quotation-missing")),
    "one letter of a quotation": ("quote: noisy at noon", "quote: noisy at moon", (69, 37, "error", "quotation-missing")),
    "half a word": ("quote: noisy at noon", "quote: oisy at noon", (69, 37, "error", "quotation-missing")),
    "nothing but dashes after a skip": ("quote: noisy at noon", "quote: a … - -", (69, 37, "error", "quotation-missing")),
    "another paragraph": ("paragraph: 4, quote: noisy", "paragraph: 1, quote: noisy", (69, 27, "error", "quotation-misplaced")),
    "a paragraph past the end": ("paragraph: 4, quote: noisy", "paragraph: 99, quote: noisy", (69, 27, "error", "quotation-misplaced")),
    "a long quotation": (
        "quote: no shelf is free",
        "quote: " + " ".join(["no shelf is free"] * 7),
        (16, 33, "error", "quotation-too-long"),
    ),
    "a beginning that is nowhere": ("begins: Our library", "begins: Your library", (7, 11, "error", "beginning-missing")),
    "a hedge of the writer's": ("certainty: perhaps", "certainty: maybe", (39, 28, "warning", "words-missing")),
    "a label of the writer's": ("label: too dear", "label: too costly", (48, 14, "warning", "words-missing")),
    "no grounds": ("because: [roof-leaks]", "because: []", (47, 7, "warning", "verdict-without-grounds")),
    "no citation": ("      cite: {paragraph: 3, quote: that makes it too dear}\n", "", (47, 7, "warning", "verdict-without-citation")),
    "an objection passed over": ("      despite: [noisy]\n", "", (66, 9, "warning", "objection-passed-over")),
    "the same words": ("claim: It is noisy at noon.", "claim: every bus stops there", (67, 16, "warning", "same-words")),
    "a ground for what is rejected": (
        "    pros: []\n    cons:\n      - id: roof-leaks", "    cons: []\n    pros:\n      - id: roof-leaks", (51, 17, "warning", "contrary-ground"),
    ),
    "a ground against what is recommended": ("because: [on-every-bus]", "because: [noisy]", (75, 17, "warning", "contrary-ground")),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGED)
def test_a_fault_is_told_at_its_place_by_its_rule(run: Run, tmp_path: Path, change: str) -> None:
    good, bad, (line, column, severity, rule) = CHANGED[change]
    assert good in GOOD
    problems = found(run, tmp_path, GOOD.replace(good, bad, 1))
    at = [(one, two) for one, two, weight, name in problems if (weight, name) == (severity, rule)]
    assert (line, column) in at, problems


@pytest.mark.parametrize("change", CHANGED)
def test_an_error_fails_and_a_warning_fails_only_strictly(run: Run, tmp_path: Path, change: str) -> None:
    good, bad, (_, _, severity, _) = CHANGED[change]
    path = tmp_path / "library.yaml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    assert run("check", path, "--source", TEXT).exit_code == (1 if severity == "error" else 0)
    assert run("check", path, "--source", TEXT, "--strict").exit_code == 1


def test_a_near_passage_is_suggested_and_never_passes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    path.write_text(
        GOOD.replace("the roof has leaked for ten years", "the roof has leeked for two years"), "utf-8"
    )
    result = run("check", path, "--source", TEXT)
    assert result.exit_code == 1
    assert "the nearest passage is in ¶2: “the roof has leaked for ten years,”" in result.stdout


def test_a_passage_that_skips_words_is_quoted_with_an_ellipsis(run: Run, tmp_path: Path) -> None:
    skipping = GOOD.replace("quote: the roof has leaked for ten years", "quote: the roof … leaked ... years")
    assert found(run, tmp_path, skipping) == set()


def test_a_dossier_can_name_its_own_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.read_bytes().replace(b"\n", b"\r\n"))
    path = tmp_path / "library.yaml"
    path.write_text(
        GOOD.replace("source:\n", "source:\n  text: text.txt\n").replace("leaked", "leeked"), "utf-8"
    )
    assert "[quotation-missing]" in run("check", path).stdout
    (tmp_path / "text.txt").unlink()
    assert re.search(
        r":5:9: error: the text .*text.txt: no such file \[text-unreadable\]", run("check", path).stdout
    )


def test_without_a_text_the_person_is_told_that_nothing_was_verified(run: Run) -> None:
    assert "3 warnings, quotations not verified" in run("check", LIBRARY).stdout


def test_paragraphs_that_no_citation_touches_are_named(run: Run, tmp_path: Path) -> None:
    longer = tmp_path / "longer.txt"
    longer.write_text(
        TEXT.read_text("utf-8") + "\nAnd one more thing: the market hall is damp, alas.\n", "utf-8"
    )
    shown = run("check", LIBRARY, "--source", longer).stdout
    assert "Citations touch 5 of the 6 paragraphs" in shown
    assert "passed over: ¶6 And one more thing: the market hall is …" in shown
    coverage = json.loads(run("check", LIBRARY, "--source", longer, "-f", "json").stdout)["coverage"]
    assert coverage == [{"file": str(LIBRARY), "paragraphs": 6, "passed_over": [6]}]


def test_a_dossier_that_is_no_dossier_is_a_problem_like_any_other(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace("stance: rejected", "stance: bad"), "utf-8")
    result = run("check", path, LIBRARY, "--source", TEXT)
    assert result.exit_code == 1
    assert f"{path}:47:15: error: 'stance' should be" in result.stdout
    assert "library.yaml: no errors, 3 warnings" in result.stdout


def test_a_file_that_cannot_be_read_has_an_exit_code_of_its_own(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.yaml", LIBRARY)
    assert result.exit_code == 3
    assert (
        "none.yaml:1:1: error: no such file, and no dossier of that id (options dossiers lists them) [file]"
        in result.stdout
    )
    assert run("check", LIBRARY, "--source", tmp_path / "none.txt").exit_code == 3


def test_github_shows_problems_beside_their_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "100%, a:b.yaml"
    path.write_text(f"id: a\n{GOOD}".replace("no shelf is free", "100% of it"), "utf-8")
    lines = run("check", path, "--source", TEXT, "-f", "github").stdout.splitlines()
    error = next(line for line in lines if line.startswith("::error"))
    assert error.startswith(
        f"::error file={tmp_path}/100%25%2C a%3Ab.yaml,line=17,col=33,title=quotation-missing::"
    )
    assert all(
        re.match(r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::\S", line) for line in lines
    )


def test_a_line_of_the_check_is_never_wrapped(run: Run) -> None:
    shown = run("check", LIBRARY, columns=40).stdout
    assert [line for line in shown.splitlines() if "[unused-claim]" in line and "library.yaml:14:9" in line]


def test_the_shipped_dossier_is_checked_without_a_name(run: Run) -> None:
    assert f"{data_folder() / 'malign-neglect.yaml'}: no errors" in run("check").stdout


def test_every_rule_is_explained_in_the_docs() -> None:
    package = Path(__file__).parents[1] / "malign_neglect"
    code = "".join(
        (package / name).read_text("utf-8")
        for name in ("coherence.py", "fidelity.py", "checking.py", "references.py", "dossiers.py", "files.py")
    )
    rules = set(re.findall(r'"((?:[a-z]+-)+[a-z]+)"', code)) - {"malign-neglect"} | {"file", "yaml", "schema"}
    assert len(rules) > 15
    page = (DOCS / "checking.md").read_text("utf-8")
    assert [rule for rule in rules if f"`{rule}`" not in page] == []
