"""Whole processes of `options`, timed against a bare Typer program (the floor) and bare Python.

Run `python tests/benchmarks/startup.py [ROUNDS]` in an environment where the program is installed as
users install it: not editable, since an install compiles the modules.
Every round runs each command once, in turn, so that a busy machine slows all of them alike; what
counts is the ratio of the medians. Memory is the peak resident size, as the kernel counts it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_FLOOR = """
import typer

app = typer.Typer()


@app.command()
def greet(name: str = "you") -> None:
    print(f"Hello, {name}")


@app.command()
def part(name: str = "you") -> None:
    print(f"Goodbye, {name}")


app()
"""

_OPTIONS = [str(Path(sys.executable).with_name("options"))]
_TARGETS = {
    "list": 1.30,
    "compare sanctions talks": 1.30,
    "explain malign-neglect": 1.30,
    "doubt ineffective limited-leverage": 1.35,
    "cruxes malign-neglect": 1.35,
    "--help": 1.10,
}
_MEMORY_TARGET = 45


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of one run.

    Raises:
        RuntimeError: the command failed, so that its time says nothing.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} exited with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        floor = Path(folder, "floor.py")
        floor.write_text(_FLOOR, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "floor": [sys.executable, str(floor), "greet"],
            "floor --help": [sys.executable, str(floor), "--help"],
            **{f"options {words}": [*_OPTIONS, *words.split()] for words in _TARGETS},
        }
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for command in commands.values():
            measure(command)
        for _ in range(rounds):
            for name, command in commands.items():
                runs[name].append(measure(command))
    report(runs)


def report(runs: dict[str, list[tuple[float, float]]]) -> None:
    seconds = {name: statistics.median(one for one, _ in taken) for name, taken in runs.items()}
    print(f"{'command':44}{'ratio':>7}{'reach':>7}{'to --help':>11}{'to pass':>9}{'MiB':>7}")
    for name, taken in runs.items():
        words = name.removeprefix("options ")
        target = f"{_TARGETS[words]:.2f}" if words in _TARGETS else ""
        print(
            f"{name:44}{seconds[name] / seconds['floor']:7.2f}{target:>7}"
            f"{seconds[name] / seconds['floor --help']:11.2f}"
            f"{seconds[name] / seconds['python -c pass']:9.1f}{max(peak for _, peak in taken):7.1f}"
        )
    print(f"Reach for memory: {_MEMORY_TARGET} MiB. Rounds: {len(next(iter(runs.values())))}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
