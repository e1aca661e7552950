"""Whether a valid dossier agrees with itself, whatever its source says.

Owns the rules that need no text. Each looks for one thing, and says what to do about it.
"""

from collections.abc import Iterator, Sequence

from malign_neglect.model import Claim, Dossier, Linked, Option
from malign_neglect.outline import Place
from malign_neglect.problems import Fault
from malign_neglect.typography import canonical
from malign_neglect.vocabulary import Severity, Stance
from malign_neglect.yaml_text import Path


def faults(dossier: Dossier, places: Sequence[Place]) -> Iterator[Fault]:
    """What a reader of the dossier would stumble over; `places` are all its parts."""
    yield from _unused_claims(dossier, places)
    yield from _lonely_criteria(dossier)
    yield from _same_words(places)
    for n, option in enumerate(dossier.options):
        yield from _bare_verdicts(option, ("options", n, "verdict"))
        yield from _contrary_grounds(option, ("options", n, "verdict", "because"))
        yield from _objections_passed_over(dossier, option, ("options", n, "cons"))


def _warning(path: Path, rule: str, message: str) -> Fault:
    return Fault(path, rule, message, Severity.WARNING)


def _unused_claims(dossier: Dossier, places: Sequence[Place]) -> Iterator[Fault]:
    used = set(_references(dossier, places))
    for n, claim in enumerate(dossier.claims):
        if claim.id not in used:
            message = (
                f"nothing uses '{claim.id}': fine for context; else name it as a pro, con, ground or reason"
            )
            yield _warning(("claims", n, "id"), "unused-claim", message)


def _references(dossier: Dossier, places: Sequence[Place]) -> Iterator[str]:
    """The ids that stand where a claim may stand."""
    for place in places:
        if isinstance(place.part, Claim):
            yield from _ids((*place.part.because, *place.part.answered_by))
    for option in dossier.options:
        yield from _ids((*option.pros, *option.cons, *option.verdict.because, *option.verdict.despite))


def _ids(entries: Sequence[Claim | Linked | str]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, Linked):
            yield from _ids(entry.all)


def _lonely_criteria(dossier: Dossier) -> Iterator[Fault]:
    for n, criterion in enumerate(dossier.criteria):
        speaking = [option.id for option in dossier.options if criterion.id in _criteria(dossier, option)]
        if len(speaking) < 2:
            who = f"only {speaking[0]} speaks" if speaking else "no pro or con speaks"
            message = f"{who} to '{criterion.id}': a criterion compares two options or more"
            yield _warning(("criteria", n, "id"), "lonely-criterion", message)


def _criteria(dossier: Dossier, option: Option) -> set[str | None]:
    return {dossier.claim(entry).criterion for entry in (*option.pros, *option.cons)}


def _same_words(places: Sequence[Place]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for place in places:
        if isinstance(place.part, Claim):
            words = canonical(place.part.claim).casefold().rstrip(".")
            if words in first:
                message = f"'{first[words]}' is in the same words: let one of them be an id"
                yield _warning((*place.path, "claim"), "same-words", message)
            first.setdefault(words, place.part.id)


def _bare_verdicts(option: Option, path: Path) -> Iterator[Fault]:
    verdict = option.verdict
    if verdict.stance is Stance.NONE:
        return
    if not verdict.because:
        yield _warning(path, "verdict-without-grounds", "this verdict has no grounds: write 'because'")
    if not verdict.cite:
        yield _warning(path, "verdict-without-citation", "this verdict has no citation: write 'cite'")


def _contrary_grounds(option: Option, path: Path) -> Iterator[Fault]:
    pros, cons = _listed(option.pros), _listed(option.cons)
    contrary = {Stance.REJECTED: pros - cons, Stance.RECOMMENDED: cons - pros}.get(
        option.verdict.stance, set()
    )
    side = "for" if option.verdict.stance is Stance.REJECTED else "against"
    for n, ground in enumerate(option.verdict.because):
        members = _listed(ground.all if isinstance(ground, Linked) else (ground,))
        if members <= contrary:
            message = (
                f"{option.verdict.stance}, on a ground that speaks {side} it: is it meant for 'despite'?"
            )
            yield _warning((*path, n), "contrary-ground", message)


def _listed(entries: Sequence[Claim | Linked | str]) -> set[str]:
    claims = {entry.id for entry in entries if isinstance(entry, Claim)}
    return claims | {entry for entry in entries if isinstance(entry, str)}


def _objections_passed_over(dossier: Dossier, option: Option, path: Path) -> Iterator[Fault]:
    if option.verdict.stance is not Stance.RECOMMENDED:
        return
    outweighed = _listed(option.verdict.despite)
    for n, entry in enumerate(option.cons):
        con = dossier.claim(entry)
        if con.id not in outweighed and not con.answered_by:
            message = f"recommended, although '{con.id}' is neither in 'despite' nor answered"
            yield _warning((*path, n), "objection-passed-over", message)
