"""`doubt` as CSV: a verdict, or a claim, a row."""

from collections.abc import Iterator

from malign_neglect.doubt import Doubt, Doubtable
from malign_neglect.render.csv_text import written
from malign_neglect.render.csv_text.claims import in_short


def render(result: Doubtable | Doubt) -> str:
    """The result in this format."""
    match result:
        case Doubtable():
            return written(("option", "claim_id", "claim", "paragraphs", "verdicts"), _doubtable(result))
        case Doubt():
            return written(
                ("part", "of", "claim_id", "claim", "paragraphs", "before", "status"), _doubt(result)
            )


def _doubtable(result: Doubtable) -> Iterator[tuple[str, ...]]:
    for group in result.groups:
        for candidate in group.candidates:
            option = group.option.id if group.option else ""
            yield (option, *in_short(candidate.claim), str(candidate.verdicts))


def _doubt(result: Doubt) -> Iterator[tuple[str, ...]]:
    for one in result.verdicts:
        yield ("verdict", one.option.id, "", "", "", one.before, one.after)
        for number, ground in enumerate(one.grounds, start=1):
            for id_ in ground.claims:
                of = f"{one.option.id} ground {number}"
                yield ("ground", of, *in_short(result.dossier.claim(id_)), ground.before, ground.after)
    for id_, change in result.claims.items():
        part = "doubted" if id_ in result.doubted else "claim"
        yield (part, "", *in_short(result.dossier.claim(id_)), change.before, change.after)
