"""Finding words in every dossier at hand.

Owns the query language: words, all of which are needed, in any order; phrases in quotation marks. A word
also finds those that begin with it, after those that it is. Nothing else that a person types means anything.
"""

import json
import os
import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, TypeAlias

from malign_neglect import library
from malign_neglect.index import BETWEEN_QUOTATIONS
from malign_neglect.library import Entry, Shelf
from malign_neglect.passages import Bearing, Kind, folded, key
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Basis, Side, Stance

Span: TypeAlias = tuple[int, int]
"""Where in a text a word begins and where it ends."""

WEIGHTS = {"text": 4.0, "quotations": 1.0}
"""What a word counts for in the ranking (BM25): the claim says what a passage is about, the quotations
bear it out."""

QUOTATION_MARKS = '"“”„‟«»＂'
_OPENS, _CLOSES = "\ue001", "\ue002"
"""Put around what was found; no folded text has them."""


class Quotation(NamedTuple):
    """Words of the source, their paragraph, and where in them what was asked for stands."""

    paragraph: int
    quote: str
    spans: tuple[Span, ...]


class Hit(NamedTuple):
    """A passage in which all that was asked for stands; `spans` say where in its text."""

    dossier: Entry
    option: str | None
    """The option's id; none for context, which belongs to no option."""
    option_name: str | None
    stance: Stance | None
    kind: Kind
    bearing: Bearing | None
    claim: str | None
    basis: Basis | None
    voice: str | None
    certainty: str | None
    text: str
    spans: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


class Hits(NamedTuple):
    """The best of what was found, how much there is in all, and what could not be searched, and why."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    unreadable: tuple[tuple[Path, str], ...]


class _Query(NamedTuple):
    """What was asked, as FTS5 reads it: with each word whole, and with all that begin with it."""

    exact: str
    loose: str


_FOUND = """
FROM words JOIN passage ON passage.number = words.rowid JOIN at_hand USING (dossier)
LEFT JOIN option ON option.number = passage.option
WHERE words MATCH :loose
AND (:side IS NULL OR bearing = :side) AND (:stance IS NULL OR stance = :stance)
AND (:every_option OR option IN chosen)
"""
_CHOOSE = f"""
INSERT INTO best (number) SELECT passage.number {_FOUND}
ORDER BY words.rowid IN (SELECT rowid FROM words WHERE words MATCH :exact) DESC,
  bm25(words, {WEIGHTS["text"]}, {WEIGHTS["quotations"]}), position, passage.number
LIMIT :limit
"""
# The plus sign keeps SQLite from asking the full-text index anew for each of the best.
_SHOW = """
SELECT path, option.id, option.name, stance, kind, bearing, claim, basis, voice, certainty,
  passage.text, highlight(words, 0, :opens, :closes),
  passage.quotations, highlight(words, 1, :opens, :closes)
FROM words JOIN best ON best.number = +words.rowid JOIN passage ON passage.number = best.number
JOIN dossier ON dossier.number = passage.dossier LEFT JOIN option ON option.number = passage.option
WHERE words MATCH :loose ORDER BY best.rank
"""


def search(
    words: str,
    *,
    dossiers: Sequence[str | Path] = (),
    side: Side | None = None,
    stance: Stance | None = None,
    option: str | None = None,
    limit: int = 20,
) -> Hits:
    """The passages with these words, in the dossiers named or else in all at hand, the best first.

    `side` keeps the claims for or against an option, with their reasons; `stance`, what belongs to options
    with that verdict; `option`, what belongs to options of that id, alias or name (or else to all those of
    which it begins one of these).

    Raises:
        UnknownName: there is no word to look for, or no such option.
        InvalidDossier: a dossier that is named cannot be read.
        OptionsError: there is no index to be had; see `index.ask`.

    """
    query = _query(words)
    filters: dict[str, str | int | None] = {
        "exact": query.exact, "loose": query.loose, "side": side, "stance": stance,
        "every_option": option is None, "limit": limit,
    }  # fmt: skip

    def answer(connection: sqlite3.Connection, shelf: Shelf) -> Hits:
        _choose_options(connection, option)
        (total,) = connection.execute(f"SELECT count(*) {_FOUND}", filters).fetchone()
        connection.execute("CREATE TEMP TABLE best (rank INTEGER PRIMARY KEY, number INTEGER UNIQUE)")
        connection.execute(_CHOOSE, filters)
        hits = tuple(_hits(connection, query, shelf))
        return Hits(words, total, hits, _unreadable(shelf))

    return library.consult(answer, dossiers)


def _query(words: str) -> _Query:
    pieces = dict.fromkeys(_pieces(words))
    if not pieces:
        raise UnknownName(f"there is no word in '{words}' to search for; write at least one")
    return _Query(
        exact=" ".join(f'"{text}"' for text, _ in pieces),
        loose=" ".join(f'"{text}"' if whole else f'"{text}" *' for text, whole in pieces),
    )


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """The words and phrases asked for, folded, and whether they are meant as they are.

    Every second part between quotation marks is a phrase; a mark that is never closed closes at the end.
    Several marks in a row are as good as one: a phrase may be quoted twice over.
    """
    for number, part in enumerate(re.split(f"[{QUOTATION_MARKS}]+", words)):
        for piece in (part,) if number % 2 else part.split():
            if text := " ".join(folded(piece).split()):
                yield text, bool(number % 2)


def _choose_options(connection: sqlite3.Connection, word: str | None) -> None:
    connection.execute("CREATE TEMP TABLE chosen (option INTEGER PRIMARY KEY)")
    if word is not None:
        connection.executemany("INSERT INTO chosen VALUES (?)", _options(connection, word))


def _options(connection: sqlite3.Connection, word: str) -> list[tuple[int]]:
    wanted = key(word)
    rows = connection.execute(
        "SELECT number, keys FROM option JOIN at_hand USING (dossier) ORDER BY position, number"
    )
    known = [(number, names.split()) for number, names in rows]
    whole = [(number,) for number, names in known if wanted in names]
    begun = [
        (number,) for number, names in known if wanted and any(name.startswith(wanted) for name in names)
    ]
    if not (whole or begun):
        raise UnknownName(f"no option '{word}'{_meant(wanted, [names[0] for _, names in known])}")
    return whole or begun


def _meant(wanted: str, ids: Sequence[str]) -> str:
    import difflib

    close = difflib.get_close_matches(wanted, dict.fromkeys(ids))
    return f"; did you mean {' or '.join(close)}?" if close else " in these dossiers"


def _hits(connection: sqlite3.Connection, query: _Query, shelf: Shelf) -> Iterator[Hit]:
    entries = {os.fsencode(entry.path): entry for entry in shelf.entries}
    asked = {"loose": query.loose, "opens": _OPENS, "closes": _CLOSES}
    for (
        path, option, name, stance, kind, bearing, claim, basis, voice, certainty, text, found, cited, quoted
    ) in connection.execute(_SHOW, asked):  # fmt: skip
        yield Hit(
            entries[path],
            option,
            name,
            stance and Stance(stance),
            Kind(kind),
            bearing and Bearing(bearing),
            claim,
            basis and Basis(basis),
            voice,
            certainty,
            text,
            tuple(_spans(text, found)),
            tuple(_quotations(json.loads(cited), quoted)),
        )


def _quotations(quotations: Sequence[tuple[int, str]], marked: str) -> Iterator[Quotation]:
    # Where there is none, there is still one part: hence not strict.
    parts = marked.split(f" {BETWEEN_QUOTATIONS} ")
    for (paragraph, quote), part in zip(quotations, parts, strict=False):
        yield Quotation(paragraph, quote, tuple(_spans(quote, part)))


def _unreadable(shelf: Shelf) -> tuple[tuple[Path, str], ...]:
    folders = [(folder.path, folder.reason) for folder in shelf.folders if folder.reason]
    return (*folders, *((entry.path, entry.reason) for entry in shelf.entries if entry.reason))


def _spans(text: str, marked: str) -> Iterator[Span]:
    """Where in a text the words stand that are marked in its folded form.

    Folding keeps the order of characters but not their number, so each is counted as it folds.
    """
    folds = [0, *accumulate(len(folded(character)) for character in text)]
    before, *rest = marked.split(_OPENS)
    end = len(before)
    for part in rest:
        inside, after = part.split(_CLOSES)
        start, end = end, end + len(inside)
        yield bisect_right(folds, start) - 1, bisect_right(folds, end) - 1
        end += len(after)
