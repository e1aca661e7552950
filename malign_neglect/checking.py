"""All that can be said of a dossier's file: is it valid, coherent, and faithful to its text.

Owns the order of the checks, and which text a dossier is held against. Prints nothing.
"""

from pathlib import Path
from typing import NamedTuple

from malign_neglect import coherence, dossiers, fidelity, files, outline, source
from malign_neglect.model import Dossier
from malign_neglect.problems import Fault, Problem, Unreadable
from malign_neglect.vocabulary import Severity
from malign_neglect.yaml_text import Path as Steps
from malign_neglect.yaml_text import Reading


class Report(NamedTuple):
    """What is wrong with one file, and what it leaves out of its text (None: no text was at hand)."""

    file: str
    problems: tuple[Problem, ...]
    coverage: fidelity.Coverage | None = None

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)


class Checked(NamedTuple):
    """The reports on several files."""

    reports: tuple[Report, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for report in self.reports for problem in report.problems)


def check(path: Path, text: str | None = None) -> Report:
    """The report on a dossier, held against a text, or else the one that its `source.text` names."""
    try:
        written = dossiers.read(path)
    except Unreadable as error:
        return Report(str(path), error.problems)
    if written.dossier is None:
        return Report(str(path), written.problems)
    faults, coverage = _faults(written.dossier, path, text)
    problems = sorted(
        dossiers.located(path, written.reading, _in_file(fault, written.reading)) for fault in faults
    )
    return Report(str(path), tuple(problems), coverage)


def _faults(dossier: Dossier, path: Path, text: str | None) -> tuple[list[Fault], fidelity.Coverage | None]:
    places = tuple(outline.parts(dossier))
    faults = [*coherence.faults(dossier, places), *fidelity.long_quotations(places)]
    try:
        words = text if text is not None else _own_text(dossier, path)
        held = source.text(words, dossier.source.begins) if words is not None else None
    except Unreadable as error:
        message = f"the text {error.problems[0].file}: {error.problems[0].message}"
        return [*faults, Fault(("source", "text"), "text-unreadable", message)], None
    except ValueError as error:
        return [*faults, Fault(("source", "begins"), "beginning-missing", f"{error} in the text")], None
    if held is None:
        return faults, None
    return [*faults, *fidelity.faults(places, held)], fidelity.coverage(places, held)


def _own_text(dossier: Dossier, path: Path) -> str | None:
    named = dossier.source.text
    return files.read(path.parent / named, "text") if named is not None else None


def _in_file(fault: Fault, reading: Reading) -> Fault:
    """A single citation may stand without a list; then its path has no number after `cite`."""
    if fault.path in reading.places:
        return fault
    steps: Steps = tuple(
        step for n, step in enumerate(fault.path) if not (step == 0 and n and fault.path[n - 1] == "cite")
    )
    return fault._replace(path=steps)
