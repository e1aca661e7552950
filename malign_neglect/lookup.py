"""Which option a word on the command line stands for.

Owns the rules of naming: id, alias, name, or a prefix that fits one option alone.
"""

from malign_neglect.model import Dossier, Option
from malign_neglect.problems import UnknownName


def option(dossier: Dossier, word: str) -> Option:
    """The option that a word names, in any case, with spaces or hyphens.

    Raises:
        UnknownName: it names none, or more than one; the message says what was meant.

    """
    key = _key(word)
    whole = [one for one in dossier.options if key in _names(one)]
    found = whole or [one for one in dossier.options if _starts(one, key)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = " or ".join(one.id for one in found)
        raise UnknownName(f"'{word}' could be {ids}; write more of it")
    raise UnknownName(f"no option '{word}'{_meant(dossier, key)}")


def several(dossier: Dossier, words: list[str]) -> tuple[Option, ...]:
    """Two or more different options, in the order in which they are named.

    Raises:
        UnknownName: a word names no option, or the words name fewer than two.

    """
    found = tuple(dict.fromkeys(option(dossier, word).id for word in words))
    if len(found) < 2:
        raise UnknownName(f"a comparison needs two different options; you named {found[0]} alone")
    by_id = {one.id: one for one in dossier.options}
    return tuple(by_id[one] for one in found)


def _key(word: str) -> str:
    return "-".join(word.casefold().replace("-", " ").split())


def _names(one: Option) -> tuple[str, ...]:
    return (one.id, *one.aliases, _key(one.name))


def _starts(one: Option, key: str) -> bool:
    return bool(key) and any(name.startswith(key) for name in _names(one))


def _meant(dossier: Dossier, key: str) -> str:
    import difflib

    ids = {name: one.id for one in dossier.options for name in _names(one)}
    close = difflib.get_close_matches(key, ids, n=1)
    if close:
        return f"; did you mean {ids[close[0]]}?"
    return f"; the options are {', '.join(one.id for one in dossier.options)}"
