"""The passage of a source text that is most like a quotation which does not stand in it.

Owns a suggestion for the writer of a dossier, never a verdict: what is near has not been said.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from malign_neglect.source import Text

LEAST_LIKENESS = 70
"""Of 100; at half the letters, nonsense is like anything."""

_STRETCH = 60
_TRIED = 5
_RAREST = 8
_COMMON = 400
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """Words of the text, as they are written, and their paragraph."""

    paragraph: int
    words: str


class Passages:
    """A source text cut into overlapping stretches, by the words that stand in them."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def nearest(self, quotation: str) -> Passage | None:
        """The passage most like a quotation, or None where nothing is much like it.

        By the ratio of the best alignment (Levenshtein's insertions and deletions), as RapidFuzz
        computes it, in the stretches that share the most of the quotation's rarer words.
        """
        from rapidfuzz import fuzz

        best, likeness = None, float(LEAST_LIKENESS)
        for stretch in self._candidates(quotation):
            found = fuzz.partial_ratio_alignment(
                _alike(quotation), _alike(stretch.words), score_cutoff=likeness
            )
            if found and (best is None or found.score > likeness):
                likeness = found.score
                best = Passage(
                    stretch.paragraph, _whole_words(stretch.words, found.dest_start, found.dest_end)
                )
        return best

    def _candidates(self, quotation: str) -> Sequence[Passage]:
        words = sorted({word.casefold() for word in _WORD.findall(quotation)}, key=self._frequency)
        shared = Counter(n for word in words[:_RAREST] for n in self._by_word.get(word, ())[:_COMMON])
        return [self._stretches[n] for n, _ in shared.most_common(_TRIED)]

    def _frequency(self, word: str) -> tuple[int, str]:
        return len(self._by_word.get(word, ())), word

    @cached_property
    def _stretches(self) -> list[Passage]:
        return [
            Passage(number, " ".join(words[first : first + _STRETCH]))
            for number, paragraph in enumerate(self.text.paragraphs, start=1)
            if (words := paragraph.split())
            for first in range(0, max(1, len(words) - _STRETCH // 2), _STRETCH // 2)
        ]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for n, stretch in enumerate(self._stretches):
            for word in {word.casefold() for word in _WORD.findall(stretch.words)}:
                found[word].append(n)
        return dict(found)


def _alike(words: str) -> str:
    """The words without their capitals, letter for letter, so that the alignment is of the words."""
    lowered = words.lower()
    return lowered if len(lowered) == len(words) else words


def _whole_words(text: str, start: int, end: int) -> str:
    """The words of which an alignment covers any part."""
    first = text.rfind(" ", 0, start + 1) + 1
    last = text.find(" ", max(end - 1, start))
    return text[first : last if last >= 0 else len(text)]
