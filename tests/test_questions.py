"""`options doubt` and `options cruxes`, as a person uses them."""

import csv
import io
import json

import pytest
from conftest import LIBRARY, Run


def verdicts(run: Run, *words: str) -> dict[str, tuple[str, str]]:
    """What each verdict was and is, by option."""
    doubted = json.loads(run("doubt", *words, "-f", "json").stdout)
    return {one["option"]: (one["before"], one["status"]) for one in doubted["verdicts"]}


def test_who_does_not_believe_that_china_holds_the_north_up_is_bound_to_every_verdict(run: Run) -> None:
    assert set(verdicts(run, "china-prevents-collapse").values()) == {("stands", "stands")}
    shown = run("doubt", "china-prevents-collapse").stdout
    assert "No verdict falls, and no ground is lost: other reasons hold." in shown
    assert "Economic sanctions  ✗ rejected “ineffective”  still stands, on all its grounds" in shown
    assert "Six Party Talks  ◐ conditional “prepared to resume”  untouched: stands" in shown


def test_a_claim_on_which_no_verdict_depends_is_said_to_be_one(run: Run) -> None:
    assert "No verdict depends on that." in run("doubt", "allies-could-act").stdout


def test_sanctions_are_back_on_the_table_when_both_of_their_grounds_are_lost(run: Run) -> None:
    assert verdicts(run, "ineffective")["sanctions"] == ("stands", "stands")
    assert verdicts(run, "ineffective", "limited-leverage")["sanctions"] == ("stands", "falls")
    shown = " ".join(run("doubt", "ineffective", "limited-leverage").stdout.split())
    assert "The rejection of Economic sanctions loses its stated grounds." in shown
    assert "○ lost ineffective Sanctions have not worked" in shown
    assert "Military action ✗ rejected “not viable” untouched: stands" in shown


def test_what_falls_with_the_doubted_claims_is_listed(run: Run) -> None:
    shown = run("doubt", "ineffective", "limited-leverage").stdout
    falling = shown[shown.index("Falling as well") : shown.index("Verdicts")]
    assert "sanctions-will-not-do" in falling
    assert "another-policy-is-needed" in falling


def test_the_order_of_doubting_does_not_matter(run: Run) -> None:
    one = json.loads(run("doubt", "ineffective", "two-wars", "-f", "json").stdout)
    other = json.loads(run("doubt", "two-wars", "ineffective", "-f", "json").stdout)
    assert {**one, "doubted": None} == {**other, "doubted": None}


def test_a_claim_answers_to_words_of_its_own(run: Run) -> None:
    doubted = json.loads(run("doubt", "China is unwilling", "-f", "json").stdout)["doubted"]
    assert doubted == ["china-prevents-collapse"]


def test_a_claim_answers_to_the_beginning_of_its_id_in_any_case(run: Run) -> None:
    assert json.loads(run("doubt", "China-Prev", "-f", "json").stdout)["doubted"] == [
        "china-prevents-collapse"
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("china", "'china' could be china-and-russia-unwilling or china-prevents-collapse; write more of it"),
        ("inefective", "no claim 'inefective'; did you mean ineffective?"),
        ("xyzzy", "no claim 'xyzzy'; options doubt lists the claims"),
        ("", "no claim ''; options doubt lists the claims"),
    ],
)
def test_a_name_that_fits_no_claim_or_several_says_what_was_meant(run: Run, word: str, said: str) -> None:
    for words in (
        ["doubt", word],
        ["cruxes", "talks", "--within", word],
        ["explain", "talks", "--doubt", word],
    ):
        result = run(*words)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{said}\n")


def test_without_a_claim_those_that_can_be_doubted_are_listed_by_option(run: Run) -> None:
    listed = json.loads(run("doubt", "-f", "json").stdout)["claims"]
    bearing = {one["id"]: (one["option"], one["verdicts"]) for one in listed}
    assert bearing["two-wars"] == ("military", 2)
    assert bearing["hard-to-enforce"] == ("sanctions", 0)
    assert bearing["several-agendas"] == (None, 0)
    shown = run("doubt").stdout
    assert shown.index("Military action") < shown.index("Economic sanctions") < shown.index("Context")


def test_stated_only_leaves_out_what_is_implied(run: Run) -> None:
    claims = json.loads(run("doubt", "two-wars", "--stated-only", "-f", "json").stdout)["claims"]
    assert claims["another-policy-is-needed"] == "falls"
    found = json.loads(run("cruxes", "malign", "--stated-only", "-f", "json").stdout)["cruxes"]
    assert found == [["burden-on-the-north", "plays-to-strengths", "aligns-interests"]]


def test_the_recommendation_has_a_crux_set_for_each_way_of_bringing_an_alternative_back(run: Run) -> None:
    found = json.loads(run("cruxes", "malign", "-f", "json").stdout)
    merits = {"burden-on-the-north", "plays-to-strengths", "aligns-interests"}
    assert found["complete"]
    assert all(merits < set(one) for one in found["cruxes"])
    assert [len(one) for one in found["cruxes"]] == sorted(len(one) for one in found["cruxes"])


def test_each_crux_set_topples_its_verdict_and_none_less_does(run: Run) -> None:
    for option in ("military", "sanctions", "talks", "malign-neglect"):
        for crux in json.loads(run("cruxes", option, "-f", "json").stdout)["cruxes"]:
            assert verdicts(run, *crux)[option] == ("stands", "falls")
            for spared in crux:
                rest = [one for one in crux if one != spared]
                assert not rest or verdicts(run, *rest)[option] == ("stands", "stands")


def test_cruxes_are_told_in_a_sentence_and_as_bars(run: Run) -> None:
    shown = " ".join(run("cruxes", "sanctions").stdout.split())
    assert (
        "The rejection of Economic sanctions loses its stated grounds only if you doubt all of ineffective, "
        "little-interaction, people-may-suffer and china-prevents-collapse."
    ) in shown
    assert "1 crux set: all there are." in shown
    assert "ineffective ████████████████████████ 1 of 1" in shown


def test_any_claim_admits_claims_that_have_reasons(run: Run) -> None:
    found = json.loads(run("cruxes", "sanctions", "--any-claim", "-f", "json").stdout)["cruxes"]
    assert ["ineffective", "limited-leverage"] in found
    assert ["ineffective", "no-more-un-sanctions"] in found


def test_within_admits_the_named_claims_alone(run: Run) -> None:
    found = json.loads(run("cruxes", "sanctions", "--within", "ineffective", "-f", "json").stdout)
    assert (found["cruxes"], found["complete"]) == ([], True)
    shown = " ".join(run("cruxes", "sanctions", "--within", "ineffective").stdout.split())
    assert "No set of the claims that may be doubted takes its stated grounds from the rejection of" in shown


def test_a_claim_with_reasons_that_is_named_is_said_to_be_left_out(run: Run) -> None:
    words = ["cruxes", "sanctions", "--within", "ineffective", "--within", "limited-leverage"]
    assert "limited-leverage has reasons and is left out; --any-claim admits it" in run(*words).stderr
    admitted = run(*words, "--any-claim", "-f", "json")
    assert (json.loads(admitted.stdout)["cruxes"], admitted.stderr) == (
        [["ineffective", "limited-leverage"]],
        "",
    )


def test_a_verdict_that_does_not_stand_as_it_is_is_said_not_to(run: Run) -> None:
    found = json.loads(run("cruxes", "station", "-d", str(LIBRARY), "-f", "json").stdout)
    assert (found["status"], found["cruxes"], found["complete"]) == ("falls", [[]], True)
    shown = " ".join(run("cruxes", "station", "-d", str(LIBRARY)).stdout.split())
    assert "The rejection of The old station does not stand as it is" in shown


def test_an_option_without_a_verdict_has_none_to_question(run: Run) -> None:
    result = run("cruxes", "market-hall", "-d", str(LIBRARY))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no verdict" in result.stderr


def test_explain_marks_the_leaves_that_carry_the_verdict(run: Run) -> None:
    shown = " ".join(run("explain", "sanctions", columns=60).stdout.split())
    assert "− ◆ Sanctions have not worked" in shown
    assert "− Acting without the UN, the three allies have limited leverage." in shown
    assert "↳ because: ◆ The three allies have relatively little interaction" in shown
    assert "◆ carries the verdict: it is in one of its crux sets" in shown


def test_explain_shows_what_is_left_only_where_something_is_doubted(run: Run) -> None:
    assert "(stands)" not in run("explain", "sanctions").stdout
    shown = " ".join(run("explain", "sanctions", "--doubt", "ineffective", columns=60).stdout.split())
    assert "even when the Security Council agreed. (falls) ineffective" in shown
    assert "Doubting ineffective: the verdict stands." in shown


def test_the_csv_of_a_doubt_has_every_verdict_ground_and_claim(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("doubt", "ineffective", "-f", "csv").stdout)))
    assert [row["of"] for row in rows if row["part"] == "verdict"] == [
        "military",
        "sanctions",
        "talks",
        "malign-neglect",
    ]
    assert [row["claim_id"] for row in rows if row["part"] == "doubted"] == ["ineffective"]
    claims = json.loads(run("doubt", "ineffective", "-f", "json").stdout)["claims"]
    assert {row["claim_id"]: row["status"] for row in rows if row["part"] in ("claim", "doubted")} == claims


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "words", [["doubt"], ["doubt", "ineffective", "rewards-bring-more"], ["cruxes", "malign"]]
)
def test_nothing_is_cut_at_any_width(run: Run, columns: int, words: list[str]) -> None:
    shown = run(*words, columns=columns).stdout
    assert all(len(line) <= columns for line in shown.splitlines())
    if words == ["cruxes", "malign"]:
        for id_ in ("china-prevents-collapse", "burden-on-the-north"):
            assert id_ in "".join(shown.split())
