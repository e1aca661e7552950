"""`options check` of large dossiers against large texts, as whole processes.

Run `python tests/benchmarks/checking.py [ROUNDS]` in an environment where the program is installed.
The claims and the text grow together: 10,000 claims come with a text of 1 MB, half of them with half
of it. One dossier in three is right; one has every quotation a letter off; one is of a single
paragraph. Every round runs each once, in turn; what counts is how the medians grow.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from subprocess import DEVNULL, run

_OPTIONS = str(Path(sys.executable).with_name("options"))
_SIZES = (2_500, 5_000, 10_000)
_WORDS_A_PARAGRAPH = 80
_SECONDS, _DOUBLING = 10, 2.2


def generate(folder: Path, claims: int, kind: str) -> tuple[Path, Path]:
    """A dossier and its text, of a hundred bytes a claim."""
    chance = random.Random(claims)
    letters = "abcdefghijklmnoprstuvwyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5_000)]
    size, paragraphs = claims * 100, []
    while size > 0:
        paragraphs.append(chance.choices(words, k=_WORDS_A_PARAGRAPH))
        size -= len(" ".join(paragraphs[-1])) + 2
    text = folder / f"{kind}-{claims}.txt"
    between = " " if kind == "one paragraph" else "\n\n"
    text.write_text(between.join(map(" ".join, paragraphs)), encoding="utf-8")
    dossier = folder / f"{kind}-{claims}.yaml".replace(" ", "-")
    dossier.write_text("\n".join(_lines(claims, paragraphs, kind, chance)), encoding="utf-8")
    return dossier, text


def _lines(claims: int, paragraphs: list[list[str]], kind: str, chance: random.Random) -> list[str]:
    lines = ["format: 1", "title: A title", "question: A question?", "source: {title: A text}", "options:"]
    for number in range(claims):
        if number % 100 == 0:
            lines += [f"  - id: o{number}", f"    name: Option {number}", "    summary: A summary."]
            lines += ["    verdict: {stance: none}", "    pros: []", "    cons:"]
        place = chance.randrange(len(paragraphs))
        start = chance.randrange(_WORDS_A_PARAGRAPH - 12)
        quoted = " ".join(paragraphs[place][start : start + 12])
        quote = quoted[:-1] + "q" if kind == "all wrong" else quoted
        paragraph = 1 if kind == "one paragraph" else place + 1
        lines += [f"      - id: c{number}", f"        claim: Claim {number}."]
        lines += [f'        cite: {{paragraph: {paragraph}, quote: "{quote}"}}']
    return lines


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        cases = {
            (kind, size): generate(Path(name), size, kind)
            for kind in ("all right", "all wrong", "one paragraph")
            for size in _SIZES
        }
        seconds: dict[tuple[str, int], list[float]] = {case: [] for case in cases}
        for _ in range(rounds):
            for case, (dossier, text) in cases.items():
                start = time.perf_counter()
                done = run([_OPTIONS, "check", dossier, "--source", text], stdout=DEVNULL, check=False)
                seconds[case].append(time.perf_counter() - start)
                if done.returncode != (1 if case[0] == "all wrong" else 0):
                    raise RuntimeError(f"{case} exited with {done.returncode}")
    report({case: statistics.median(taken) for case, taken in seconds.items()}, rounds)


def report(medians: dict[tuple[str, int], float], rounds: int) -> None:
    print(f"{'check':16}{'claims':>8}{'seconds':>9}{'to half':>9}")
    for (kind, size), median in medians.items():
        half = medians.get((kind, size // 2))
        print(f"{kind:16}{size:8,}{median:9.2f}{median / half if half else float('nan'):9.2f}")
    print(f"Reach: {_SECONDS} s at {_SIZES[-1]:,}; doubling {_DOUBLING} times. Rounds: {rounds}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
