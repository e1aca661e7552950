"""JSON carries a dossier's text to the letter, in every field, however hostile the text."""

import json

from hypothesis import given
from test_hostile_dossiers import SLOW, dossiers

from malign_neglect.comparison import compare
from malign_neglect.explanation import explain
from malign_neglect.listing import listing
from malign_neglect.model import Claim, Dossier
from malign_neglect.render import json_text

ADDED = {"because", "answered_by", "side", "carries", "status"}
"""What a claim does not say by itself."""


def own_fields(claim: Claim) -> dict[str, object]:
    """What a claim says by itself, as JSON has it; its reasons and answers aside."""
    fields = claim.model_dump(mode="json", exclude={"because", "answered_by"})
    return {key: fields[key] for key in sorted(fields)}


def shown_fields(record: dict[str, object]) -> dict[str, object]:
    return {key: record[key] for key in sorted(record) if key not in ADDED}


@SLOW
@given(dossiers())
def test_list_keeps_every_text_of_the_dossier_and_of_each_option(dossier: Dossier) -> None:
    listed = json.loads(json_text.render(listing(dossier)))
    head = dossier.model_dump(mode="json", include={"id", "title", "question", "source"})
    assert listed["dossier"] == head
    for option, shown in zip(dossier.options, listed["options"], strict=True):
        whole = option.model_dump(mode="json")
        assert [shown[key] for key in ("id", "name", "summary")] == [
            whole[key] for key in ("id", "name", "summary")
        ]
        assert shown["verdict"] == {key: whole["verdict"][key] for key in ("stance", "label", "says")}
        assert (shown["pros"], shown["cons"]) == (len(option.pros), len(option.cons))


@SLOW
@given(dossiers())
def test_compare_puts_each_pro_and_con_unchanged_in_one_cell(dossier: Dossier) -> None:
    compared = json.loads(json_text.render(compare(dossier, dossier.options)))
    for option in dossier.options:
        cells = [entry for row in compared["rows"] for entry in row["cells"][option.id]]
        for side, wanted in (("pro", option.pros), ("con", option.cons)):
            shown = [shown_fields(entry) for entry in cells if entry["side"] == side]
            expected = [own_fields(dossier.claim(one)) for one in wanted]
            assert sorted(shown, key=repr) == sorted(expected, key=repr)


@SLOW
@given(dossiers())
def test_explain_keeps_every_claim_part_and_verdict(dossier: Dossier) -> None:
    for option in dossier.options:
        shown = json.loads(json_text.render(explain(dossier, option)))["option"]
        whole = option.model_dump(mode="json")
        assert [shown["variants"], shown["steps"]] == [whole["variants"], whole["steps"]]
        assert shown["verdict"]["says"] == whole["verdict"]["says"]
        for side, wanted in (("pros", option.pros), ("cons", option.cons)):
            assert [shown_fields(one) for one in shown[side]] == [
                own_fields(dossier.claim(one)) for one in wanted
            ]
