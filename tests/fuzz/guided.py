"""What the fuzzing scripts share: the way into atheris, which is no dependency of the project.

Coverage guides the mutation: an input that reaches a new branch of the instrumented modules joins
the corpus, and is mutated in its turn. Corpus, dictionary and what breaks lie in a folder of the
system's temporary one, so that a further run goes on where one has ended.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeAlias, cast

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "tests" / "dossiers" / "library.yaml"
FOLDER = Path(tempfile.gettempdir()) / "malign-neglect-fuzz" / Path(sys.argv[0]).stem


Mutator: TypeAlias = Callable[[bytes, int, int], bytes]
"""Another input from one, of a length at most, by a seed."""


class Atheris(Protocol):
    """The part of atheris that is used."""

    def instrument_imports(self, include: list[str]) -> AbstractContextManager[None]: ...
    def Setup(  # noqa: N802
        self, argv: list[str], one: Callable[[bytes], None], *, custom_mutator: Mutator
    ) -> list[str]: ...
    def Mutate(self, data: bytes, longest: int) -> bytes: ...  # noqa: N802
    def Fuzz(self) -> None: ...  # noqa: N802


def atheris() -> Atheris:
    """Atheris, or the end of the program with what to install."""
    try:
        return cast(Atheris, import_module("atheris"))
    except ModuleNotFoundError:
        sys.exit("fuzzing needs atheris: pip install 'atheris>=3'")


def by_bytes(data: bytes, longest: int, _seed: int) -> bytes:
    """The mutation that libFuzzer does by itself; it puts in the words, too."""
    return atheris().Mutate(data, longest)


def fuzz(
    one: Callable[[bytes], None], seeds: Iterable[str], words: Iterable[str], mutated: Mutator = by_bytes
) -> None:
    """Call `one` with mutated seeds until it raises, or for as long as the arguments say."""
    corpus = FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in map(str.encode, seeds):
        (corpus / sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
    dictionary = FOLDER / "words"
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words), "ascii")
    own = [f"-dict={dictionary}", f"-artifact_prefix={FOLDER}/", "-timeout=20"]
    atheris().Setup([sys.argv[0], *own, *sys.argv[1:], str(corpus)], one, custom_mutator=mutated)
    atheris().Fuzz()


def _escaped(word: str) -> str:
    plain = re.compile(rb"[^ !#-\[\]-~]")
    return plain.sub(lambda found: b"\\x%02X" % found[0][0], word.encode()).decode("ascii")
