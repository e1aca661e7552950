"""Each problem of a bad dossier is told at its own line and column, and with its own key."""

import re
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

GOOD = LIBRARY.read_text("utf-8")

MANY = """\
format: 1
title: A title
title: Another
question: ""
source:
  titel: A source
criteria:
  - {id: cost, name: Cost}
  - {id: cost, name: Cost again}
claims:
  - id: first
    claim: One.
    cite: {paragraph: five, quote: words}
    criterion: price
    stands_alone: yes
  - id: first
    claim: Two.
    cite: {paragraph: 1, quote: !!python/object:os.system words}
    because: [nobody, all: [frist]]
    answered_by: &answers [nowhere]
options:
  - id: here
    name: Here
    aliases: [here]
    summary: *answers
    cons: none
    verdict:
      stance: maybe
      despite: [missing]
"""
PLACES_OF_MANY = [
    (3, 1, "duplicate key 'title'"),
    (4, 11, "'question' is empty"),
    (6, 3, "missing key 'title'"),
    (6, 3, "unknown key 'titel'"),
    (9, 10, "the criterion id 'cost' is taken"),
    (13, 23, "should be a whole number"),
    (14, 16, "no criterion 'price'"),
    (15, 19, "should be true or false"),
    (16, 9, "the claim id 'first' is taken"),
    (18, 33, "tags are not used here"),
    (19, 15, "no claim 'nobody'"),
    (19, 29, "no claim 'frist'; did you mean first?"),
    (20, 18, "anchors are not used here"),
    (20, 28, "no claim 'nowhere'"),
    (22, 5, "missing key 'pros'"),
    (24, 15, "the option id 'here' is taken"),
    (25, 14, "aliases are not used here"),
    (26, 11, "'cons' should be a list"),
    (28, 15, "'stance' should be"),
    (29, 17, "no claim 'missing'"),
]


def problems(run: Run, folder: Path, text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and message of each problem; nothing else may be written."""
    path = folder / "bad.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    result = run("list", "-d", path)
    assert (result.exit_code, result.stdout) == (3, "")
    told = [
        re.fullmatch(rf"{re.escape(str(path))}:(\d+):(\d+): (.+)", line)
        for line in result.stderr.splitlines()
    ]
    assert None not in told, result.stderr
    return [(int(one[1]), int(one[2]), one[3]) for one in told if one]


def test_twenty_faults_of_twenty_kinds_are_told_in_one_run_each_at_its_place(
    run: Run, tmp_path: Path
) -> None:
    told = problems(run, tmp_path, MANY)
    missing = [
        (line, column, said)
        for line, column, said in PLACES_OF_MANY
        if not any((line, column) == one[:2] and said in one[2] for one in told)
    ]
    assert missing == []
    assert len(told) == len(PLACES_OF_MANY), told


def test_problems_come_in_the_order_of_the_file(run: Run, tmp_path: Path) -> None:
    places = [(line, column) for line, column, _ in problems(run, tmp_path, MANY)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        ("paragraph: 1,", "paragraph: five,", (16, 23, "whole number")),
        ("paragraph: 1,", "paragraph: -1,", (16, 23, "whole number")),
        ("paragraph: 1,", "paragraph: 1.0,", (16, 23, "whole number")),
        ("quote: no shelf is free", "quote: [no shelf]", (16, 33, "'quote' should be text, not a list")),
        ("id: library-is-full", "id: [a]", (14, 9, "'id' should be text, not a list")),
        ("claims:\n", "claims: {}\nx:\n", (13, 9, "'claims' should be a list")),
        ("options:\n", "options: text\nx:\n", (17, 10, "'options' should be a list")),
        ("pros: []\n    cons: []", "pros: text\n    cons: []", (80, 11, "'pros' should be a list")),
        ("verdict: {stance: none}", "verdict: none", (82, 14, "'verdict' should be a mapping")),
        ("verdict: {stance: none}", "verdict: {}", (82, 14, "missing key 'stance'")),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_where_it_stands(
    run: Run, tmp_path: Path, good: str, bad: str, expected: tuple[int, int, str]
) -> None:
    assert good in GOOD
    told = problems(run, tmp_path, GOOD.replace(good, bad, 1))
    assert any(one[:2] == expected[:2] and expected[2] in one[2] for one in told), told


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x07", "\x9b", "\ufffe"])
def test_a_character_that_yaml_forbids_is_named_at_its_place_and_never_echoed(
    run: Run, tmp_path: Path, character: str
) -> None:
    (told,) = problems(run, tmp_path, GOOD.replace("The school", f"The {character}school", 1))
    assert told[:2] == (54, 15)
    assert f"U+{ord(character):04X}" in told[2]
    assert character not in told[2]


def test_a_column_counts_characters_and_not_bytes(run: Run, tmp_path: Path) -> None:
    (told,) = problems(run, tmp_path, "format: 1\ntitle: 図書館".encode() + b"\xff\n")
    assert told[:2] == (2, 11)


def test_a_good_file_with_windows_line_ends_and_a_byte_order_mark_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert run("list", "-d", path).stdout == run("list", "-d", LIBRARY).stdout
