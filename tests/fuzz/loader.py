"""Coverage-guided fuzzing of the loader: from the bytes of a file to the report on a dossier.

Run `python tests/fuzz/loader.py -max_total_time=300` where the project is installed, and atheris
(`pip install 'atheris>=3'`). The arguments are libFuzzer's. It ends with an error at the first input
that breaks what must hold of any file whatever:

- to read it raises nothing but what is meant for the user, and to check it raises nothing;
- either it holds a dossier or it has problems, each with a message and a place in the file.

Every input is read by both parsers of YAML: the one in C, which users have, and the one in Python,
whose branches can be seen and so guide the mutation. Bytes are mutated, and as often whole lines, since
few changes of bytes leave a dossier that has more to it than its syntax.
"""

import random
import re

from guided import FOLDER, LIBRARY, ROOT, atheris, fuzz

with atheris().instrument_imports(include=["malign_neglect", "yaml"]):
    import yaml

    from malign_neglect import checking, dossiers, yaml_text
    from malign_neglect.problems import OptionsError, Problem

FILE = FOLDER / "fuzzed.yaml"
SOURCE = LIBRARY.with_suffix(".txt").read_text("utf-8")
DOSSIERS = (LIBRARY, *(ROOT / "malign_neglect" / "templates").glob("*.yaml"), *(ROOT / "data").glob("*.yaml"))
LONGEST_SEED = 40
"""Lines of a dossier; what is smaller runs faster."""
SMALLEST = """\
format: 1
title: a
question: b
source: {title: c}
options:
- id: d
  name: e
  summary: f
  pros: [{id: g, claim: h, cite: {paragraph: 1, quote: i}}]
  cons: []
  verdict: {stance: none}
"""
SIGNS = (
    "- ", ": ", "? ", "{", "}", "[", "]", ", ", "[]", "{}", "''", '"', "'", "|", "|-\n", ">", ">+2\n", " #", "&a ", "*a",
    "!", "!!str ", "!<x>", "%YAML 1.2\n", "%TAG ! x\n", "---\n", "...\n", "\n  ", "\n    ", "\t", "\r", "\ufeff", "\x00",
    "\x85", "\u2028", "…", "“", "’", "ﬁ", "\u00a0", "\u0301", "\\x", "\\u", "\\ud800", "\\\n", "<<: ", "@", "`", "~",
    "text: fuzzed.yaml", "stance: rejected", "basis: implied", "stands_alone: true",
)  # fmt: skip
"""What YAML, typography or a dossier gives a meaning of its own."""


def one(data: bytes) -> None:
    FILE.write_bytes(data)
    for parser, text in ((yaml.CBaseLoader, SOURCE), (yaml.BaseLoader, None)):
        yaml_text._LOADER = parser
        try:
            written = dossiers.read(FILE)
        except OptionsError:
            continue
        assert (written.dossier is None) == bool(written.problems)
        report = checking.check(FILE, text)
        lines = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", data.decode("utf-8-sig")))
        assert all(is_told(problem, lines) for problem in (*written.problems, *report.problems))


def is_told(problem: Problem, lines: int) -> bool:
    return bool(problem.message) and 1 <= problem.line <= lines and problem.column >= 1


def by_bytes_or_lines(data: bytes, longest: int, seed: int) -> bytes:
    draw = random.Random(seed)
    lines = data.splitlines(keepends=True)
    if not lines or draw.random() < 0.5:
        return atheris().Mutate(data, longest)
    here, there = (draw.randrange(len(lines)) for _ in range(2))
    changes: tuple[list[bytes], ...] = (
        [],  # left out
        [lines[here], lines[here]],
        [lines[there]],
        [lines[there], lines[here]],
        [b" " * draw.randrange(1, 5) + lines[here]],
        [lines[here].removeprefix(b" " * draw.randrange(1, 5))],
    )
    lines[here : here + 1] = draw.choice(changes)
    return b"".join(lines)[:longest]


def main() -> None:
    seeds = ["\n".join(path.read_text("utf-8").splitlines()[:LONGEST_SEED]) for path in DOSSIERS]
    seeds += [SMALLEST, LIBRARY.read_text("utf-8")]
    keys = {key for seed in seeds for key in re.findall(r"\b[a-z_]+: ?", seed)}
    fuzz(one, seeds, [*SIGNS, *sorted(keys)], by_bytes_or_lines)


if __name__ == "__main__":
    main()
