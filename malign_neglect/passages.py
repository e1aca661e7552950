"""What of a dossier can be found: its passages, where their claims stand, and the words in them.

Owns how words are folded, so that what is asked for and what is written meet. Knows nothing of how
passages are kept or ranked.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

# Most searches meet no dossier that has yet to be read, and so need no model.
if TYPE_CHECKING:
    from malign_neglect.model import Citation, Claim, Dossier, Ground, Option, Part
    from malign_neglect.vocabulary import Basis


class Kind(StrEnum):
    """What of a dossier a passage is."""

    CLAIM = "claim"
    SUMMARY = "summary"
    VERDICT = "verdict"
    VARIANT = "variant"
    STEP = "step"


class Bearing(StrEnum):
    """Where a claim stands in an option's record: among the pros or cons with their reasons, or elsewhere."""

    PRO = "pro"
    CON = "con"
    GROUND = "ground"
    DESPITE = "despite"
    ANSWER = "answer"


class Passage(NamedTuple):
    """Words of a dossier that are found and shown together, with their places in the source."""

    kind: Kind
    text: str
    quotations: tuple[tuple[int, str], ...]
    """Paragraph and words."""
    option: str | None = None
    bearing: Bearing | None = None
    claim: str | None = None
    basis: "Basis | None" = None
    voice: str | None = None
    certainty: str | None = None


def folded(text: str) -> str:
    """The words of a text, in which case, diacritics and punctuation no longer differ.

    Character by character: what is no part of a word becomes a space, what is invisible nothing.
    SQLite would fold too, but only Latin letters, and takes characters newer than itself for words.
    """
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", character).casefold())
    if unicodedata.category(character) == "Cf":
        return ""
    return "".join(
        one if unicodedata.category(one)[0] in "LNM" else " "
        for one in decomposed
        if not unicodedata.combining(one)
    )


def key(name: str) -> str:
    """A name as an option is asked for by it: in any case, with spaces or hyphens."""
    return "-".join(folded(name).split())


def passages(dossier: "Dossier") -> Iterator[Passage]:
    """What of a dossier is found: its options' summaries, forms, steps, verdicts and claims, then context."""
    on_options: set[str] = set()
    for option in dossier.options:
        verdict = option.verdict
        yield Passage(Kind.SUMMARY, _joined(option.name, option.summary), (), option.id)
        yield from _parts(Kind.VARIANT, option.variants, option)
        yield from _parts(Kind.STEP, option.steps, option)
        if verdict.label or verdict.says:
            words = _joined(verdict.label, verdict.says)
            yield Passage(Kind.VERDICT, words, _quotations(verdict.cite), option.id)
        for id_, bearing in _bearings(dossier, option):
            on_options.add(id_)
            yield _claim(dossier.claims_by_id[id_])._replace(option=option.id, bearing=bearing)
    for claim in dossier.claims_by_id.values():
        if claim.id not in on_options:
            yield _claim(claim)


def _claim(claim: "Claim") -> Passage:
    return Passage(
        Kind.CLAIM,
        claim.claim,
        _quotations(claim.cite),
        claim=claim.id,
        basis=claim.basis,
        voice=claim.voice,
        certainty=claim.certainty,
    )


def _parts(kind: Kind, parts: Sequence["Part"], option: "Option") -> Iterator[Passage]:
    for part in parts:
        yield Passage(kind, _joined(part.name, part.text), _quotations(part.cite), option.id)
        yield from _parts(kind, part.parts, option)


def _joined(*parts: str | None) -> str:
    return " — ".join(part for part in parts if part)


def _quotations(cite: Sequence["Citation"]) -> tuple[tuple[int, str], ...]:
    return tuple((citation.paragraph, citation.quote) for citation in cite)


def _bearings(dossier: "Dossier", option: "Option") -> Iterator[tuple[str, Bearing]]:
    """The ids of the claims that bear on an option, each once, or twice where it is both pro and con.

    What is listed for or against the option counts before what is only a reason there; then come the
    grounds of the verdict, what it stands in spite of, and what answers any of these.
    """
    verdict = option.verdict
    listed = (*option.pros, *option.cons, *verdict.because, *verdict.despite)
    ways = (
        [(Bearing.PRO, _ids(option.pros)), (Bearing.CON, _ids(option.cons))],
        [(Bearing.PRO, _led_to(dossier, option.pros)), (Bearing.CON, _led_to(dossier, option.cons))],
        [(Bearing.GROUND, _led_to(dossier, verdict.because))],
        [(Bearing.DESPITE, _led_to(dossier, verdict.despite))],
        [(Bearing.ANSWER, _led_to(dossier, listed, answers=True))],
    )
    placed: set[str] = set()
    for way in ways:
        new = {(id_, bearing): None for bearing, ids in way for id_ in ids if id_ not in placed}
        placed.update(id_ for id_, _ in new)
        yield from new


def _led_to(dossier: "Dossier", entries: Sequence["Ground"], *, answers: bool = False) -> list[str]:
    """The ids of claims and of all their reasons (and answers), each before its own."""
    found: dict[str, None] = {}
    pending = _ids(entries)[::-1]
    while pending:
        id_ = pending.pop()
        if id_ not in found:
            found[id_] = None
            claim = dossier.claims_by_id[id_]
            pending += _ids((*claim.because, *(claim.answered_by if answers else ())))[::-1]
    return list(found)


def _ids(entries: Sequence["Ground"]) -> list[str]:
    from malign_neglect.model import Linked

    ids: list[str] = []
    for entry in entries:
        members = entry.all if isinstance(entry, Linked) else (entry,)
        ids += [one if isinstance(one, str) else one.id for one in members]
    return ids
