"""`compare` as JSON."""

from malign_neglect.comparison import Comparison
from malign_neglect.render.json_text import Json, dumped
from malign_neglect.render.json_text.claims import claim, dossier


def render(result: Comparison) -> str:
    """The result in this format."""
    rows: list[Json] = []
    for row in result.rows:
        cells: dict[str, Json] = {
            option.id: [{"side": entry.side.value, **claim(entry.claim)} for entry in cell]
            for option, cell in zip(result.options, row.cells, strict=True)
        }
        criterion: Json = dict(row.criterion) if row.criterion else None
        rows.append({"criterion": criterion, "cells": cells})
    return dumped(
        {
            "dossier": dossier(result.dossier),
            "options": [option.id for option in result.options],
            "rows": rows,
        }
    )
