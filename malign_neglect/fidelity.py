"""Whether a dossier's quotations are its source's words, and which paragraphs they leave out.

Owns the rules that hold a dossier against its text. What is near is suggested, and never passes.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from malign_neglect.model import LONGEST_QUOTATION, Citation, Claim, Verdict
from malign_neglect.nearest import Passage, Passages
from malign_neglect.outline import Place, citations
from malign_neglect.problems import Fault
from malign_neglect.source import Text, pieces
from malign_neglect.vocabulary import Severity
from malign_neglect.yaml_text import Path


class Coverage(NamedTuple):
    """How many paragraphs a text has, and the beginnings of those that no citation touches."""

    paragraphs: int
    passed_over: tuple[Passage, ...]


def coverage(places: Sequence[Place], text: Text) -> Coverage:
    """What of a text the citations of a dossier touch."""
    cited = {citation.paragraph for place in places for _, citation in citations(place)}
    return Coverage(
        len(text.paragraphs),
        tuple(
            Passage(number, _beginning(paragraph))
            for number, paragraph in enumerate(text.paragraphs, start=1)
            if number not in cited
        ),
    )


def long_quotations(places: Sequence[Place]) -> Iterator[Fault]:
    """Quotations that take more of a text than a quotation should."""
    for place in places:
        for path, citation in citations(place):
            words = sum(len(piece.split()) for piece in pieces(citation.quote))
            if words > LONGEST_QUOTATION:
                message = f"{words} words, of at most {LONGEST_QUOTATION}: quote less, or skip words with …"
                yield Fault((*path, "quote"), "quotation-too-long", message)


def faults(places: Sequence[Place], text: Text) -> Iterator[Fault]:
    """Words that the dossier gives as the source's and that are not, or not there."""
    passages = Passages(text)
    for place in places:
        for path, citation in citations(place):
            if not text.holds(citation.quote, citation.paragraph):
                yield _misquoted(path, citation, text, passages)
        yield from _borrowed_words(place, text)


def _misquoted(path: Path, citation: Citation, text: Text, passages: Passages) -> Fault:
    found = text.places(citation.quote)
    if found:
        where = " and ".join(f"¶{number}" for number in found)
        message = f"these words stand in {where}, not in ¶{citation.paragraph}"
        return Fault((*path, "paragraph"), "quotation-misplaced", message)
    near = passages.nearest(_first_missing(citation.quote, text))
    suggestion = f"; the nearest passage is in ¶{near.paragraph}: “{near.words}”" if near else ""
    return Fault((*path, "quote"), "quotation-missing", f"these words do not stand in the text{suggestion}")


def _first_missing(quotation: str, text: Text) -> str:
    """Of a quotation that skips words, the part that stands nowhere; or all of it, if each does."""
    parts = pieces(quotation)
    if len(parts) < 2:
        return quotation
    return next((part for part in parts if not text.places(part)), quotation)


def _borrowed_words(place: Place, text: Text) -> Iterator[Fault]:
    """The words that output puts in quotation marks beside the quotations: a hedge, a label."""
    if isinstance(place.part, Claim) and place.part.certainty:
        hedge = place.part.certainty
        if not any(_says(text, hedge, citation.paragraph) for citation in place.part.cite):
            message = (
                f"the hedge “{hedge}” does not stand in the paragraph cited; it should be the source's word"
            )
            yield Fault((*place.path, "certainty"), "words-missing", message, Severity.WARNING)
    if isinstance(place.part, Verdict) and place.part.label:
        label = place.part.label
        if not any(text.places(form) for form in _at_any_beginning(label)):
            message = f"the label “{label}” does not stand in the text; it should be the source's words"
            yield Fault((*place.path, "label"), "words-missing", message, Severity.WARNING)


def _says(text: Text, words: str, paragraph: int) -> bool:
    return any(text.holds(form, paragraph) for form in _at_any_beginning(words))


def _at_any_beginning(words: str) -> set[str]:
    """The words as they may begin a sentence, or stand within one."""
    return {words, words[:1].upper() + words[1:], words[:1].lower() + words[1:]}


def _beginning(paragraph: str) -> str:
    words = paragraph.split(" ")
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
