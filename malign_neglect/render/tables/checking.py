"""`check` for a person: a line a problem, which editors can follow, then what the file leaves out."""

from collections.abc import Iterable

from rich.text import Text

from malign_neglect.checking import Checked, Report
from malign_neglect.fidelity import Coverage
from malign_neglect.problems import Problem
from malign_neglect.render.tables.pen import INDENT, Pen
from malign_neglect.vocabulary import Severity

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def render(result: Checked, pen: Pen) -> str:
    """The reports one after the other."""
    return pen.lines(line for report in result.reports for line in _report(report, pen))


def _report(report: Report, pen: Pen) -> Iterable[Text]:
    yield from (_problem(problem, pen) for problem in report.problems)
    counts = ", ".join(_counted(report.count(one), one) for one in Severity)
    if report.coverage is None and not report.count(Severity.ERROR):
        counts += ", quotations not verified"
    verdict = pen.plain(counts, _COLORS[Severity.ERROR] if report.count(Severity.ERROR) else "bold green")
    yield pen.join(pen.plain(f"{report.file}:"), verdict)
    if report.count(Severity.ERROR) or report.coverage:
        yield from _coverage(report.coverage, pen) if report.coverage else ()
    else:
        yield _hint("No text at hand: --source TEXT verifies the quotations in it.", pen)


def _problem(problem: Problem, pen: Pen) -> Text:
    return pen.join(
        pen.plain(f"{problem.file}:{problem.line}:{problem.column}:"),
        pen.plain(f"{problem.severity}:", _COLORS[problem.severity]),
        pen.plain(problem.message),
        pen.plain(f"[{problem.rule}]", "dim"),
    )


def _counted(number: int, severity: Severity) -> str:
    return f"{number or 'no'} {severity}{'' if number == 1 else 's'}"


def _coverage(coverage: Coverage, pen: Pen) -> Iterable[Text]:
    touched = coverage.paragraphs - len(coverage.passed_over)
    yield _hint(f"Citations touch {touched} of the {coverage.paragraphs} paragraphs of the text.", pen)
    for passage in coverage.passed_over:
        place = pen.plain(f"¶{passage.paragraph}", "cyan")
        yield pen.join(_hint("passed over:", pen), place, pen.plain(passage.words, "dim"))


def _hint(words: str, pen: Pen) -> Text:
    return Text(" " * INDENT).append_text(pen.plain(words))
