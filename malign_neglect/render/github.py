"""The problems of dossiers as annotation lines of GitHub's workflows.

https://docs.github.com/actions/reference/workflow-commands: what stands in a value is escaped.
"""

from malign_neglect.checking import Checked
from malign_neglect.problems import Problem
from malign_neglect.render.text import visible

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(result: Checked) -> str:
    """A line a problem."""
    return "".join(f"{_annotation(problem)}\n" for problem in result.problems)


def _annotation(problem: Problem) -> str:
    file, rule = (visible(one).translate(_IN_PROPERTY) for one in (problem.file, problem.rule))
    place = f"file={file},line={problem.line},col={problem.column},title={rule}"
    return f"::{problem.severity} {place}::{visible(problem.message).translate(_IN_MESSAGE)}"
