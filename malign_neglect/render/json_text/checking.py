"""`check` as JSON."""

from malign_neglect.checking import Checked, Report
from malign_neglect.problems import Problem
from malign_neglect.render.json_text import Json, dumped


def render(result: Checked) -> str:
    """The problems, and what each file leaves out of its text."""
    return dumped(
        {
            "problems": [_problem(problem) for problem in result.problems],
            "coverage": [_coverage(report) for report in result.reports],
        }
    )


def _problem(problem: Problem) -> Json:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "rule": problem.rule,
        "message": problem.message,
    }


def _coverage(report: Report) -> Json:
    found = report.coverage
    if found is None:
        return {"file": report.file, "paragraphs": None, "passed_over": None}
    passed_over = [passage.paragraph for passage in found.passed_over]
    return {"file": report.file, "paragraphs": found.paragraphs, "passed_over": passed_over}
