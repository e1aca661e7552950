"""The docs say what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

ROOT = Path(__file__).parents[1]


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_pictures_of_the_readme_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import generate

    for name, words in generate.PICTURES.items():
        stored = (ROOT / "docs" / "pictures" / f"{name}.svg").read_text("utf-8")
        assert generate.words_of(stored) == generate.words_of(generate.picture(words))


def test_every_command_of_the_readme_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks("README.md", "sh") for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("options ")]
    assert len(commands) == 7
    for words in commands:
        assert run(*words).exit_code == 0, words


def test_the_python_of_the_readme_works(capsys: pytest.CaptureFixture[str]) -> None:
    (script,) = blocks("README.md", "python")
    exec(compile(script, "README.md", "exec"), {})
    assert "Six Party Talks conditional" in capsys.readouterr().out


def test_the_example_of_the_format_is_a_whole_dossier(run: Run, tmp_path: Path) -> None:
    (example,) = blocks("docs/dossier-format.md", "yaml")
    path = tmp_path / "library.yaml"
    path.write_text(example, encoding="utf-8")
    assert "The roof lets in water." in run("explain", "station", "--dossier", path).stdout


def test_the_format_page_names_every_key() -> None:
    from malign_neglect import model

    page = (ROOT / "docs" / "dossier-format.md").read_text("utf-8")
    kinds = (model.Dossier, model.Source, model.Option, model.Claim, model.Verdict, model.Part, model.Linked)
    missing = [key for kind in kinds for key in kind.model_fields if f"`{key}" not in page]
    assert missing == []
