"""`cruxes` as Markdown."""

from malign_neglect.cruxes import Cruxes
from malign_neglect.render import questioning
from malign_neglect.render.markdown import claim_in_short, escaped, heading, page, table


def render(result: Cruxes) -> str:
    """The result in this format."""
    sets = (" *and* ".join(claim_in_short(result.dossier.claim(id_)) for id_ in one) for one in result.sets)
    rows = [(f"`{id_}`", str(count)) for id_, count in result.counts.items()]
    return page(
        (
            *heading(f"Cruxes: {result.option.name}", result.dossier),
            f"**{escaped(questioning.crux_sentence(result))}**",
            questioning.completeness(result) + ("" if result.any_claim else f" {questioning.LEAVES}"),
            "\n".join(f"{number}. {said}" for number, said in enumerate(sets, start=1) if said),
            table(("claim", "in how many sets"), rows) if rows else "",
        )
    )
