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


def test_the_pictures_the_reference_and_the_schema_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import generate

    assert [path.name for path in generate.stale()] == []


def test_every_command_of_the_readme_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my-article.txt").write_text("A text that weighs one thing against another.\n", encoding="utf-8")
    lines = [line for block in blocks("README.md", "sh") for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("options ")]
    assert len(commands) == 16
    for words in commands:
        # The skeleton that `new` has just written has still to be filled in.
        assert run(*words).exit_code == (1 if words[0] == "check" else 0), words


def test_the_python_of_the_readme_works(capsys: pytest.CaptureFixture[str]) -> None:
    (script,) = blocks("README.md", "python")
    exec(compile(script, "README.md", "exec"), {})
    assert "Six Party Talks conditional" in capsys.readouterr().out


def test_the_example_of_the_format_is_a_whole_dossier(run: Run, tmp_path: Path) -> None:
    (example,) = blocks("docs/dossier-format.md", "yaml")
    assert example == (ROOT / "malign_neglect" / "templates" / "example.yaml").read_text("utf-8")
    path = tmp_path / "library.yaml"
    path.write_text(example, encoding="utf-8")
    assert (
        "The roof has let in water for ten years."
        in run("explain", "station", "-d", path, columns=120).stdout
    )


STEP = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)^```"
    r"|<!-- replace in (?P<where>\S+): (?P<old>.+?) -> (?P<new>.+?) -->"
    r"|^```sh\n(?P<commands>.*?)^```(?:\n\n```text\n(?P<output>.*?)^```)?",
    re.MULTILINE | re.DOTALL,
)


def test_the_way_from_a_text_to_a_dossier_works_as_it_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = 0
    for step in STEP.finditer((ROOT / "docs" / "writing-a-dossier.md").read_text("utf-8")):
        if step["file"]:
            Path(step["file"]).write_text(step["content"], encoding="utf-8")
        elif step["where"]:
            written = Path(step["where"]).read_text("utf-8")
            assert step["old"] in written
            Path(step["where"]).write_text(written.replace(step["old"], step["new"]), encoding="utf-8")
        else:
            for line in step["commands"].splitlines():
                result = run(*shlex.split(line)[1:])
                assert result.exit_code == (1 if " error: " in (step["output"] or "") else 0), line
                assert step["output"] in (None, result.stdout)
                commands += 1
    assert commands == 10


def test_the_format_page_names_every_key() -> None:
    from malign_neglect import model

    page = (ROOT / "docs" / "dossier-format.md").read_text("utf-8")
    kinds = (model.Dossier, model.Source, model.Option, model.Claim, model.Verdict, model.Part, model.Linked)
    missing = [key for kind in kinds for key in kind.model_fields if f"`{key}" not in page]
    assert missing == []
