"""`doubt` as Markdown."""

from collections.abc import Iterable, Iterator

from malign_neglect.doubt import Conclusion, Doubt, Doubtable
from malign_neglect.model import Dossier
from malign_neglect.render import questioning, text
from malign_neglect.render.markdown import claim_in_short, escaped, heading, page, table
from malign_neglect.vocabulary import Status


def render(result: Doubtable | Doubt) -> str:
    """The result in this format."""
    match result:
        case Doubtable():
            return _doubtable(result)
        case Doubt():
            return _doubt(result)


def _doubtable(result: Doubtable) -> str:
    blocks = [*heading("Claims that can be doubted", result.dossier)]
    for group in result.groups:
        rows = [(claim_in_short(one.claim), str(one.verdicts)) for one in group.candidates]
        blocks.append(f"## {escaped(group.option.name) if group.option else 'Context'}")
        blocks.append(table(("claim", "bears on verdicts"), rows))
    return page(blocks)


def _doubt(result: Doubt) -> str:
    rows = [
        (escaped(one.option.name), escaped(text.verdict(one.option)), questioning.outcome(one))
        for one in result.verdicts
    ]
    blocks = [
        *heading("Doubted", result.dossier),
        _list(result.dossier, result.doubted),
        f"**{escaped(questioning.consequence(result))}**",
        table(("option", "verdict", "with that doubted"), rows),
    ]
    for status in (Status.FALLS, Status.UNDECIDED, Status.STANDS):
        if claims := result.become(status):
            blocks += [f"## Claims: {text.status(status)}", _list(result.dossier, claims)]
    touched = [one for one in result.verdicts if not one.untouched]
    return page([*blocks, *(block for one in touched for block in _grounds(result.dossier, one))])


def _grounds(dossier: Dossier, one: Conclusion) -> Iterator[str]:
    yield f"## Grounds: {escaped(one.option.name)}"
    yield "\n".join(
        f"- {text.status(ground.after)}: "
        + " *and* ".join(claim_in_short(dossier.claim(id_)) for id_ in ground.claims)
        for ground in one.grounds
    )


def _list(dossier: Dossier, claims: Iterable[str]) -> str:
    return "\n".join(f"- {claim_in_short(dossier.claim(id_))}" for id_ in claims)
