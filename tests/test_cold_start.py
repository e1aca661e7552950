"""What a command does not need, it does not import."""

import pytest
from test_processes import imported

HEAVY = {"hypothesis", "jinja2", "markdown_it", "sqlite3", "rich.markdown", "rich.traceback"}
FORMATS = {
    "json": "malign_neglect.render.json_text",
    "csv": "malign_neglect.render.csv_text",
    "markdown": "malign_neglect.render.markdown",
    "table": "malign_neglect.render.tables",
}


@pytest.mark.parametrize("words", ["list", "compare sanctions talks", "explain malign-neglect"])
def test_a_command_that_succeeds_imports_nothing_that_only_a_miss_or_a_test_needs(words: str) -> None:
    assert imported(words) & HEAVY == set()


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_imports_its_own_renderer_alone(format: str) -> None:
    renderers = imported(f"list --format {format}") & set(FORMATS.values())
    assert renderers == {FORMATS[format]}


@pytest.mark.parametrize("format", ["json", "csv", "markdown"])
def test_a_machine_format_does_not_import_rich_consoles(format: str) -> None:
    assert "rich.console" not in imported(f"list --format {format}")
