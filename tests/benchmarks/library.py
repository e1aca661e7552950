"""Whole processes of `options search` and `options dossiers` over a thousand dossiers of forty claims.

Run `python tests/benchmarks/library.py [ROUNDS]` in an environment where the program is installed as
users install it: not editable, since an install compiles the modules.
The dossiers are drawn with a fixed seed, so that every run has the same. Every round runs each command
once, in turn, so that a busy machine slows all of them alike; what counts are the ratios of the medians.
Cold: nothing has been read before. Warm: everything has, and nothing has changed.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

_PROGRAM = str(Path(sys.executable).with_name("options"))
_HALF, _WHOLE = 500, 1000
_OPTIONS_EACH, _CLAIMS_A_SIDE = 4, 5
_SEARCHES = ("tariff", "the", '"the harbour"', "council water levy", "nowhere")
_WARM_TARGET, _DOUBLING_TARGET = 2.0, 2.2

_COMMON = """
the of and to in a is that for on with as by from at their which has would could not more than only may
council government minister parliament agency court union party voters citizens farmers workers owners
sanctions tariff levy tax subsidy budget spending debt revenue price market trade industry factory harbour
railway bridge road school hospital library housing water energy power grid forest river climate carbon
reform treaty agreement talks alliance border security defence army police prison law rule licence permit
city region province village island coast valley north south east west winter summer decade year month
raises lowers delays costs saves protects weakens strengthens replaces repeals funds closes opens limits
"""
_WORDS = [
    *_COMMON.split(),
    *(first + last for first in ("nor", "al", "kel", "bran", "wes") for last in ("by", "ton", "wick")),
]
_WEIGHTS = [1 / (rank + 3) for rank in range(len(_WORDS))]
"""Few words are common and most are rare, as in any text."""


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        half, whole = _home(Path(folder, "half"), _HALF), _home(Path(folder, "whole"), _WHOLE)
        commands: dict[str, Callable[[], float]] = {
            "list": partial(_seconds, whole, "list"),
            **{f"search {words}": partial(_seconds, whole, "search", words) for words in _SEARCHES},
        }
        for size, home in ((_HALF, half), (_WHOLE, whole)):
            commands[f"dossiers, cold, {size}"] = partial(_cold_seconds, home, "dossiers")
            commands[f"dossiers, warm, {size}"] = partial(_seconds, home, "dossiers")
            commands[f"search, cold, {size}"] = partial(_cold_seconds, home, "search", "tariff")
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for home in (half, whole):
            _cold_seconds(home, "dossiers")
        for _ in range(rounds):
            for name, run in commands.items():
                taken[name].append(run())
    report({name: statistics.median(seconds) for name, seconds in taken.items()}, rounds)


def _home(place: Path, dossiers: int) -> dict[str, str]:
    """The environment of a user with that many dossiers."""
    folder = place / "data" / "malign-neglect" / "dossiers"
    folder.mkdir(parents=True)
    for number in range(dossiers):
        file = folder / f"generated-{number:04}.yaml"
        file.write_text("\n".join(_dossier(random.Random(number))), encoding="utf-8")
        # What was written just now is read again, in case it is still being written to.
        os.utime(file, (1_700_000_000, 1_700_000_000))
    own = {"XDG_DATA_HOME": str(place / "data"), "XDG_CACHE_HOME": str(place / "cache"), "OPTIONS_PATH": ""}
    return {**os.environ, **own}


def _seconds(home: dict[str, str], *words: str) -> float:
    """The time that one run takes.

    Raises:
        CalledProcessError: the command failed, so that its time says nothing.
    """
    start = time.perf_counter()
    subprocess.run([_PROGRAM, *words], env=home, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _cold_seconds(home: dict[str, str], *words: str) -> float:
    shutil.rmtree(home["XDG_CACHE_HOME"], ignore_errors=True)
    return _seconds(home, *words)


def _dossier(draw: random.Random) -> Iterator[str]:
    yield "format: 1"
    yield f"title: {_sentence(draw, 8)}"
    yield f"question: What can the {draw.choice(_WORDS)} do?"
    yield "source:"
    yield f"  title: {_sentence(draw, 6)}"
    yield "  author: A. Writer"
    yield "options:"
    for option in range(_OPTIONS_EACH):
        yield from _option(draw, option)


def _option(draw: random.Random, option: int) -> Iterator[str]:
    yield f"  - id: option-{option}"
    yield f"    name: {_sentence(draw, 3)}"
    yield f"    summary: {_sentence(draw, 12)}"
    for side in ("pros", "cons"):
        yield f"    {side}:"
        for claim in range(_CLAIMS_A_SIDE):
            yield f"      - id: {side}-{option}-{claim}"
            yield f"        claim: {_sentence(draw, 14)}"
            yield f"        cite: {_citation(draw)}"
    yield "    verdict:"
    yield f"      stance: {draw.choice(('recommended', 'conditional', 'rejected'))}"
    yield f"      label: {_sentence(draw, 3)}"
    yield f"      says: {_sentence(draw, 15)}"
    yield f"      cite: {_citation(draw)}"
    yield f"      because: [pros-{option}-0, cons-{option}-0]"


def _citation(draw: random.Random) -> str:
    return f"{{paragraph: {draw.randint(1, 30)}, quote: {_sentence(draw, 12)}}}"


def _sentence(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, _WEIGHTS, k=words)).capitalize()


def report(seconds: dict[str, float], rounds: int) -> None:
    print(f"{'command':28}{'seconds':>9}{'to list':>9}{'reach':>7}{'doubled':>9}{'reach':>7}")
    for name, one in seconds.items():
        line = f"{name:28}{one:9.3f}{one / seconds['list']:9.2f}"
        if name.startswith("search ") and ", cold" not in name:
            line += f"{_WARM_TARGET:7.1f}"
        if name.endswith(f", {_WHOLE}"):
            half = seconds[name.replace(f", {_WHOLE}", f", {_HALF}")]
            line += f"{'':7}{one / half:9.2f}{_DOUBLING_TARGET:7.1f}"
        print(line)
    print(f"Rounds: {rounds}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
