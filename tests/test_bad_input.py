"""A bad dossier: one line a problem with its place, exit 3, nothing on stdout, no traceback."""

import re
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

GOOD = LIBRARY.read_text("utf-8")


def refused(run: Run, path: Path) -> list[str]:
    """The problems that `options list` reports of a file, without the file's name."""
    result = run("list", "-d", path)
    assert result.exit_code == 3, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    lines = result.stderr.splitlines()
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: \S", line) for line in lines), lines
    return [line.removeprefix(f"{path}:") for line in lines]


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "bad.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    assert refused(run, tmp_path / "none.yaml") == [
        "1:1: no such file, and no dossier of that id (options dossiers lists them)"
    ]


def test_a_folder_is_not_a_dossier(run: Run, tmp_path: Path) -> None:
    assert refused(run, tmp_path) == ["1:1: this is a folder; name a dossier file in it"]


def test_a_file_of_fifty_megabytes_is_not_read(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    assert refused(run, path) == ["1:1: too large (50 MB); a dossier has at most 16 MB"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "1:1: empty"),
        (b"# only a comment\n", "1:1: empty"),
        (b"format: 1\ntitle: caf\xe9\n", "2:11: not UTF-8"),
        (b"format: 1\n  bad: [indent\n", "2:6: not YAML"),
        (b"format: 1\ntitle", "2:6: not YAML"),
        (b"a: \x1b[31m\n", "1:4: the character U+001B"),
        (b"- " * 100_000, "1:201: nested more than 100 levels deep"),
        (b"just some text\n", "1:1: 'the dossier' should be a mapping"),
        (b"- a list\n", "1:1: 'the dossier' should be a mapping"),
        (b"? {a: b}\n: c\n", "1:3: a key should be a word"),
        (b"? [a, b]\n: c\n", "1:3: a key should be a word"),
    ],
)
def test_what_is_no_dossier_at_all_is_refused(run: Run, tmp_path: Path, text: bytes, problem: str) -> None:
    assert any(line.startswith(problem) for line in refused(run, written(tmp_path, text)))


def test_brackets_nested_without_end_are_refused_where_the_parser_gives_up(run: Run, tmp_path: Path) -> None:
    (problem,) = refused(run, written(tmp_path, "[" * 100_000))
    assert re.fullmatch(r"1:\d{3,4}: nested more than 100 levels deep", problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "title: on war: a book\n",
            "1:14: not YAML: put text that holds a colon and a space in quotation marks",
        ),
        ("source:\n\ttitle: a\n", "2:1: not YAML: indent with spaces, not with a tab"),
        (
            "a: {b: c: d}\n",
            "1:9: not YAML: inside {…} and […], put text that holds a comma, a colon or a quotation mark",
        ),
        (
            "a:\n  - b\n - c\n",
            "3:2: not YAML: see to the indentation, the colons and the quotation marks, here and on",
        ),
        ("title: @home\n", "1:8: not YAML: put text that begins with @ in quotation marks"),
        ('id: a\ntitle: "open\n', "2:8: not YAML: this quotation mark is never closed"),
    ],
)
def test_a_beginners_slip_is_told_with_its_remedy(run: Run, tmp_path: Path, text: str, problem: str) -> None:
    assert refused(run, written(tmp_path, text))[0].startswith(problem)


def test_a_markdown_fence_around_the_dossier_is_named(run: Run, tmp_path: Path) -> None:
    (problem,) = refused(run, written(tmp_path, f"```yaml\n{GOOD}```\n"))
    assert problem == "1:1: not YAML: remove the lines of a Markdown fence (```) around the dossier"


def test_an_alias_bomb_is_never_unfolded(run: Run, tmp_path: Path) -> None:
    rows = ["a: &a [x, x]"] + [f"b{n}: &b{n} [*a, *a]" for n in range(50)]
    problems = refused(run, written(tmp_path, "\n".join(rows)))
    assert sum("aliases are not used here" in one for one in problems) == 100
    assert "2:10: aliases are not used here: write out what *a means" in problems


REPLACED = {
    "an alias for a part of itself": (
        "variants:\n      - name: The waiting room",
        "variants:\n      - &room\n        parts: [*room]\n        name: The waiting room",
        ["23:9: anchors are not used here: remove &room", "24:17: aliases are not used here"],
    ),
    "a key twice": ("name: The school\n", "name: The school\n    name: Again\n", ["duplicate key 'name'"]),
    "an unknown key": ("summary: Share", "sumary: Share", ["unknown key 'sumary'; did you mean summary?"]),
    "a claim's id twice": ("id: noisy", "id: roof-leaks", ["the claim id 'roof-leaks' is taken already"]),
    "an option's id twice": ("id: school", "id: station", ["the option id 'station' is taken already"]),
    "an alias that is an id": ("[railway]", "[school]", ["the option id 'school' is taken already"]),
    "a criterion's id twice": ("id: reach", "id: cost", ["the criterion id 'cost' is taken already"]),
    "a ground that is nowhere": ("because: [roof-leaks]", "because: [roof-leak]", ["did you mean roof-leaks?"]),
    "a linked ground that is nowhere": ("because: [roof-leaks]", "because: [all: [x, noisy]]", ["no claim 'x'"]),
    "an objection that is nowhere": ("despite: [noisy]", "despite: [nosy]", ["no claim 'nosy'"]),
    "a criterion that is nowhere": ("criterion: reach", "criterion: reaches", ["no criterion 'reaches'"]),
    "no pros": ("    pros: []\n    cons: []", "    cons: []", ["missing key 'pros': write [] if the source"]),
    "pros that are text": ("pros: []\n    cons: []", "pros: none\n    cons: []", ["'pros' should be a list"]),
    "a paragraph in words": ("paragraph: 1,", "paragraph: one,", ["should be a whole number"]),
    "paragraph 0": ("paragraph: 1,", "paragraph: 0,", ["counted from 1"]),
    "a number with underscores": ("paragraph: 1,", "paragraph: 1_0,", ["should be a whole number"]),
    "a stance of its own": ("stance: rejected", "stance: perhaps", ["'stance' should be recommended"]),
    "a verdict without words": ("      label: too dear\n", "", ["a verdict needs label"]),
    "an id with capitals": ("id: noisy", "id: Noisy", ["should be an id: small letters, digits and hyphens"]),
    "another format": ("format: 1", "format: 2", ["'format' should be 1"]),
    "a tag": ("name: The school", "name: !!python/name:os.system x", ["tags are not used here"]),
    "a claim without a place": (
        "cite: {paragraph: 4, quote: noisy at noon}", "cite: []", ["a claim needs a citation"],
    ),
    "a claim without a claim": ("claim: It is noisy at noon.", "claim: ''", ["'claim' is empty"]),
    "half a character": ("name: The school", r'name: "\ud800"', ["54:14: not YAML"]),
    "a comma inside braces": ("quote: noisy at noon", "quote: noisy, it is at noon", ["put text that holds a comma or a colon in quotation marks"]),
    "a key from elsewhere": ("        basis: conceded\n", "        quote: noisy\n", ["it belongs inside cite: {paragraph: 5"]),
    "a citation without its key": ("cite: {paragraph: 4, quote: noisy at noon}", "cite: 4", ["'cite' should be {paragraph: 5, quote: words of the text}, or a list"]),
    "a ground that is no list": ("because: [on-every-bus]", "because: on-every-bus", ["'because' should be a list: write [on-every-bus]"]),
    "two documents": ("claims:\n", "---\nclaims:\n", ["a second document"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", REPLACED)
def test_a_fault_is_reported(run: Run, tmp_path: Path, fault: str) -> None:
    good, bad, expected = REPLACED[fault]
    assert good in GOOD
    problems = refused(run, written(tmp_path, GOOD.replace(good, bad, 1)))
    assert all(any(part in line for line in problems) for part in expected), problems


@pytest.mark.parametrize("fault", REPLACED)
def test_a_fault_is_reported_near_its_line(run: Run, tmp_path: Path, fault: str) -> None:
    good, bad, _ = REPLACED[fault]
    line = GOOD[: GOOD.index(good)].count("\n") + 1
    problems = refused(run, written(tmp_path, GOOD.replace(good, bad, 1)))
    lines = [int(problem.split(":")[0]) for problem in problems]
    assert any(line - 6 <= one <= line + bad.count("\n") + 36 for one in lines), (line, problems)


def test_all_faults_of_a_file_are_reported_at_once(run: Run, tmp_path: Path) -> None:
    text = GOOD
    for fault in (
        "a key twice",
        "an unknown key",
        "a criterion that is nowhere",
        "a paragraph in words",
        "a tag",
    ):
        good, bad, _ = REPLACED[fault]
        text = text.replace(good, bad.replace("Again", "The school"), 1)
    problems = "\n".join(refused(run, written(tmp_path, text)))
    for said in (
        "duplicate key",
        "unknown key",
        "no criterion",
        "whole number",
        "missing key 'summary'",
        "tags",
    ):
        assert said in problems


def test_half_of_the_dossier_is_not_shown_where_the_other_half_is_bad(run: Run, tmp_path: Path) -> None:
    for command in (["compare", "station", "school"], ["explain", "station"]):
        result = run(*command, "-d", written(tmp_path, GOOD.replace("id: noisy", "id: Noisy")))
        assert (result.exit_code, result.stdout) == (3, "")
