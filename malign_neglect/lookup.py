"""Which option or claim a word on the command line stands for.

Owns the rules of naming: id, alias, name, or a prefix that fits one alone.
"""

from malign_neglect.model import Claim, Dossier, Option
from malign_neglect.problems import UnknownName

_SHOWN = 5
"""Of what a word could be, as many are named."""


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


def claim(dossier: Dossier, word: str) -> Claim:
    """The claim that an id names, in any case; or the beginning of one id alone, or words of one claim.

    Raises:
        UnknownName: it names none, or more than one; the message says what was meant.

    """
    key = _key(word)
    claims = dossier.claims_by_id
    found = [key] if key in claims else [id_ for id_ in claims if key and id_.startswith(key)]
    found = found or [id_ for id_, one in claims.items() if key and key in _key(one.claim)]
    if len(found) == 1:
        return claims[found[0]]
    if found:
        raise UnknownName(f"'{word}' could be {_listed(found)}; write more of it")
    raise UnknownName(
        f"no claim '{word}'{_close(key, {id_: id_ for id_ in claims}) or '; options doubt lists the claims'}"
    )


def _listed(ids: list[str]) -> str:
    shown = " or ".join(ids[:_SHOWN])
    return f"{shown}, among others" if len(ids) > _SHOWN else shown


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
    names = {name: one.id for one in dossier.options for name in _names(one)}
    return _close(key, names) or f"; the options are {', '.join(one.id for one in dossier.options)}"


def _close(key: str, names: dict[str, str]) -> str:
    """A question after the name that is most like a word; `names` are what each of them names."""
    import difflib

    close = difflib.get_close_matches(key, names, n=1)
    return f"; did you mean {names[close[0]]}?" if close else ""
