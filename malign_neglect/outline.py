"""The parts of a dossier in the order of its file, each with the path to it.

Owns the walk through a valid dossier that a check needs: what it finds must be told with its place.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from malign_neglect.model import Citation, Claim, Dossier, Linked, Part, Verdict
from malign_neglect.yaml_text import Path

Cited: TypeAlias = Claim | Part | Verdict


class Place(NamedTuple):
    """A part of a dossier that can carry citations, and the path to it."""

    path: Path
    part: Cited


def parts(dossier: Dossier) -> Iterator[Place]:
    """Every claim where it is written, every variant and step, every verdict."""
    yield from _claims(dossier.claims, ("claims",))
    for n, option in enumerate(dossier.options):
        path: Path = ("options", n)
        yield from _parts(option.variants, (*path, "variants"))
        yield from _parts(option.steps, (*path, "steps"))
        yield from _claims(option.pros, (*path, "pros"))
        yield from _claims(option.cons, (*path, "cons"))
        yield Place((*path, "verdict"), option.verdict)
        yield from _claims(option.verdict.because, (*path, "verdict", "because"))
        yield from _claims(option.verdict.despite, (*path, "verdict", "despite"))


def citations(place: Place) -> Iterator[tuple[Path, Citation]]:
    """The citations of a part, each with the path to it; a single one may stand without a list."""
    for n, citation in enumerate(place.part.cite):
        yield (*place.path, "cite", n), citation


def _parts(listed: Sequence[Part], path: Path) -> Iterator[Place]:
    for n, part in enumerate(listed):
        yield Place((*path, n), part)
        yield from _parts(part.parts, (*path, n, "parts"))


def _claims(listed: Sequence[Claim | Linked | str], path: Path) -> Iterator[Place]:
    for n, entry in enumerate(listed):
        if isinstance(entry, Linked):
            yield from _claims(entry.all, (*path, n, "all"))
        elif isinstance(entry, Claim):
            yield Place((*path, n), entry)
            yield from _claims(entry.because, (*path, n, "because"))
            yield from _claims(entry.answered_by, (*path, n, "answered_by"))
