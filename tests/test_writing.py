"""`options new` and `options prompt`: what a writer begins with."""

import re
from pathlib import Path

import pytest
from conftest import LIBRARY, Run

from malign_neglect.files import data_folder

TEXT = LIBRARY.with_suffix(".txt")

EMPTY = re.compile(r"^( *)(title|question|name|summary|claim|stance|label|says):[ ]*(?:#.*)?$", re.MULTILINE)


def filled_in(skeleton: str) -> str:
    """The skeleton with something in every empty place, and nothing else changed."""
    numbers = iter(range(100))
    stances = iter(["rejected", "recommended"])

    def fill(found: re.Match[str]) -> str:
        indent, key = found.groups()
        if key == "stance":
            return f"{indent}stance: {next(stances)}"
        return f"{indent}{key}: {'share the hall' if key == 'label' else f'Words {next(numbers)}.'}"

    return EMPTY.sub(fill, skeleton).replace("paragraph: , quote: ", "paragraph: 4, quote: share the hall")


@pytest.mark.parametrize("source", [[], ["--source", TEXT]])
def test_a_skeleton_that_is_filled_in_passes_the_check(
    run: Run, tmp_path: Path, source: list[str | Path]
) -> None:
    path = tmp_path / "my-article.yaml"
    assert run("new", path, *source).exit_code == 0
    assert run("check", path).exit_code == 1
    written = filled_in(path.read_text("utf-8")).replace("# begins: ", "begins: Our library #")
    path.write_text(written, encoding="utf-8")
    result = run("check", path, "--source", TEXT, "--strict")
    assert (result.exit_code, "no errors, no warnings" in result.stdout) == (0, True), result.stdout


def test_every_empty_place_of_a_skeleton_is_named_by_the_check(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my-article.yaml"
    run("new", path)
    lines = path.read_text("utf-8").splitlines()
    empty = {n for n, line in enumerate(lines, start=1) if EMPTY.match(line) or "quote: }" in line}
    told = {int(line.split(":")[1]) for line in run("check", path).stdout.splitlines()[:-1]}
    assert told == empty


def test_a_skeleton_begins_with_the_schema_that_an_editor_reads(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my-article.yaml"
    run("new", path)
    schema = (data_folder() / "dossier.schema.json").as_uri()
    assert path.read_text("utf-8").startswith(f"# yaml-language-server: $schema={schema}\n")


def test_with_a_text_the_skeleton_knows_where_it_is_and_how_it_begins(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "texts" / "long.md"
    text.parent.mkdir()
    prose = "The prose of it begins here and goes on " + "and on " * 12
    text.write_text(f"# The “title”\n\nby A. Writer\n\n{prose}.\n\nThe end.\n", encoding="utf-8")
    path = tmp_path / "my-article.yaml"
    run("new", path, "--source", text)
    written = path.read_text("utf-8")
    assert '\n  title: "The “title”"\n' in written
    assert '\n  begins: "The prose of it begins"\n' in written
    assert '\n  text: "texts/long.md"\n' in written
    assert "\n# ¶1    The prose of it begins here and goes on and …\n# ¶2    The end.\n" in written
    assert "author: " not in written.replace("# author:", "")


def test_a_file_that_is_there_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my-article.yaml"
    path.write_text("mine", encoding="utf-8")
    result = run("new", path)
    assert (result.exit_code, path.read_text("utf-8")) == (2, "mine")
    assert "is there already" in result.stderr
    assert run("new", tmp_path / "none" / "my-article.yaml").exit_code == 2


def test_a_file_name_that_is_no_id_gets_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "My Article (2).yaml"
    run("new", path)
    assert "\nid: my-article-2\n" in path.read_text("utf-8")


@pytest.mark.parametrize("command", [["prompt"], ["new", "x.yaml", "--source"]])
def test_a_text_that_is_missing_or_blank_is_a_message(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("blank.txt").write_text(" \n\n", encoding="utf-8")
    for text, said in (("none.txt", "no such file"), ("blank.txt", "the text is empty")):
        result = run(*command, text)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == f"{text}:1:1: {said}\n"
    assert not Path("x.yaml").exists()


def test_the_prompt_has_the_keys_the_example_and_the_numbered_text(run: Run, tmp_path: Path) -> None:
    prompted = run("prompt", TEXT).stdout
    templates = Path(__file__).parents[1] / "malign_neglect" / "templates"
    assert (templates / "example.yaml").read_text("utf-8") in prompted
    assert "  - quote*: " in prompted
    assert "¶2 There is at least the waiting room of the old station. But the roof has leaked" in prompted
    assert '`source` has `begins: "There is at least the"`' not in prompted


def test_the_paragraphs_of_a_prompt_are_those_of_the_check(run: Run, tmp_path: Path) -> None:
    """A dossier that begins as the prompt says and counts as the prompt counts is found right."""
    prompted = run("prompt", TEXT).stdout
    begins = re.search(r"`begins: (\".+?\")`", prompted)
    number = re.search(r"¶(\d+) Why not share it at once", prompted)
    assert begins
    assert number
    example = (Path(__file__).parents[1] / "malign_neglect" / "templates" / "example.yaml").read_text("utf-8")
    written = example.replace("begins: Our library is too small", f"begins: {begins[1]}")
    written = re.sub(
        r"\{paragraph: .+?\}", f"{{paragraph: {number[1]}, quote: Why not share it at once}}", written
    )
    path = tmp_path / "answer.yaml"
    path.write_text(written, encoding="utf-8")
    assert "no errors" in run("check", path, "--source", TEXT).stdout


def test_a_prompt_shows_control_characters_instead_of_obeying_them(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Red \x1b[31m and back.\n", encoding="utf-8")
    assert "\x1b" not in run("prompt", text).stdout
    assert run("new", tmp_path / "a.yaml", "--source", text).exit_code == 0
    assert "not YAML" not in run("check", tmp_path / "a.yaml").stdout


def test_what_acts_on_a_screen_is_escaped_in_what_is_quoted_of_a_text(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("One two\x9b31m three \u202efour five six seven eight.\n", encoding="utf-8")
    assert not {"\x9b", "\u202e"} & set(run("prompt", text).stdout)
    run("new", tmp_path / "a.yaml", "--source", text)
    assert "cannot stand in a dossier" not in run("check", tmp_path / "a.yaml").stdout
