"""Whether the ids of a dossier are each one's own, and its references point somewhere.

Works on plain values, before the model does, so that a file with other faults still has these
reported beside them. What has the wrong shape is the model's concern and is passed over here.
"""

from collections.abc import Iterator

from malign_neglect.problems import Fault
from malign_neglect.yaml_text import Path, Value


class _Names:
    """The ids of one kind that are taken, and what was said of those that clash."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.taken: dict[str, Path] = {}
        self.faults: list[Fault] = []

    def take(self, name: Value | None, path: Path) -> None:
        if not isinstance(name, str):
            return
        if name in self.taken:
            self.faults.append(Fault(path, "id-clash", f"the {self.kind} id '{name}' is taken already"))
        self.taken.setdefault(name, path)


class _References:
    """What refers to a claim or a criterion, by path."""

    def __init__(self) -> None:
        self.claims: list[tuple[str, Path]] = []
        self.criteria: list[tuple[str, Path]] = []


def faults(dossier: Value) -> list[Fault]:
    """Every clash of ids and every reference that points nowhere, in the order of the file."""
    claims, criteria, options = _Names("claim"), _Names("criterion"), _Names("option")
    references = _References()
    for criterion, path in _entries(dossier, (), "criteria"):
        criteria.take(_get(criterion, "id"), (*path, "id"))
    for option, path in _entries(dossier, (), "options"):
        options.take(_get(option, "id"), (*path, "id"))
        for alias, alias_path in _entries(option, path, "aliases"):
            options.take(alias, alias_path)
    _walk(list(_roots(dossier)), claims, references)
    return [
        *claims.faults,
        *criteria.faults,
        *options.faults,
        *_dangling(references.claims, claims),
        *_dangling(references.criteria, criteria),
    ]


def _roots(dossier: Value) -> Iterator[tuple[Value, Path]]:
    yield from _entries(dossier, (), "claims")
    for option, path in _entries(dossier, (), "options"):
        yield from _entries(option, path, "pros")
        yield from _entries(option, path, "cons")
        verdict, verdict_path = _get(option, "verdict"), (*path, "verdict")
        yield from _entries(verdict, verdict_path, "because")
        yield from _entries(verdict, verdict_path, "despite")


def _walk(pending: list[tuple[Value, Path]], claims: _Names, references: _References) -> None:
    for entry, path in pending:
        if isinstance(entry, str):
            references.claims.append((entry, path))
        elif isinstance(entry, dict):
            if "all" not in entry:
                claims.take(entry.get("id"), (*path, "id"))
            criterion = entry.get("criterion")
            if isinstance(criterion, str):
                references.criteria.append((criterion, (*path, "criterion")))
            for key in ("because", "all", "answered_by"):
                _walk(list(_entries(entry, path, key)), claims, references)


def _dangling(references: list[tuple[str, Path]], names: _Names) -> Iterator[Fault]:
    for name, path in references:
        if name not in names.taken:
            yield Fault(path, "no-such-id", f"no {names.kind} '{name}'{_meant(name, names)}")


def _meant(name: str, names: _Names) -> str:
    import difflib

    close = difflib.get_close_matches(name, names.taken, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _get(value: Value | None, key: str) -> Value | None:
    return value.get(key) if isinstance(value, dict) else None


def _entries(value: Value | None, path: Path, key: str) -> Iterator[tuple[Value, Path]]:
    """The members of the list under a key, each with its path; none where there is no list."""
    listed = _get(value, key)
    if isinstance(listed, list):
        for index, entry in enumerate(listed):
            yield entry, (*path, key, index)
