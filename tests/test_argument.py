"""What stands: textbook cases, the definition, and what follows from a doubt."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malign_neglect import load
from malign_neglect.argument import Labels, compile_rules, labels, reach
from malign_neglect.doubt import Change, Ground, doubt, doubtable
from malign_neglect.model import Dossier
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Basis, Stance, Status

TEXTBOOK = sorted((Path(__file__).parent / "dossiers" / "argument").glob("*.yaml"))
STANDS, FALLS, UNDECIDED = Status.STANDS, Status.FALLS, Status.UNDECIDED
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Expectation(NamedTuple):
    """A comment of a textbook case: `# expect: a stands; verdict of b falls`, or `# doubting c, d: a falls`."""

    file: Path
    doubted: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.file.stem}: {', '.join(self.doubted) or 'as it is'}"


def expectations(file: Path) -> list[Expectation]:
    comments = re.findall(r"^# (?:expect|doubting (.+?)): (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return [
        Expectation(
            file,
            tuple(doubted.split(", ")) if doubted else (),
            tuple(tuple(one.rsplit(" ", 1)) for one in expected.split("; ")),
        )
        for doubted, expected in comments
    ]


def found(all_labels: Labels, of: str) -> Status:
    verdict = of.removeprefix("verdict of ")
    return all_labels.claims[of] if verdict == of else all_labels.verdicts[verdict]


@pytest.mark.parametrize("case", [case for file in TEXTBOOK for case in expectations(file)], ids=str)
def test_a_textbook_case_has_the_labels_that_its_comments_expect(case: Expectation) -> None:
    result = labels(compile_rules(load(case.file)), case.doubted)
    assert tuple((of, str(found(result, of))) for of, _ in case.statuses) == case.statuses


def test_there_are_textbook_cases_of_every_status() -> None:
    cases = [case for file in TEXTBOOK for case in expectations(file)]
    assert len(cases) > 30
    assert {status for case in cases for _, status in case.statuses} == set(Status)


def entry(id_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "claim": "A claim.", "cite": {"paragraph": "1", "quote": "a claim"}, **more}


def dossier_on(claims: Sequence[object], because: Sequence[object]) -> Dossier:
    """A dossier with these claims and one option, it, whose verdict has these grounds."""
    verdict = {"stance": "rejected", "label": "no", "says": "No.", "because": because}
    option = {"id": "it", "name": "It", "summary": "It.", "pros": [], "cons": [], "verdict": verdict}
    head = {"format": "1", "id": "made", "title": "Made up", "question": "Why?", "source": {"title": "None"}}
    return Dossier.model_validate({**head, "claims": claims, "options": [option]})


@st.composite
def dossiers(draw: st.DrawFn, *, answered: bool = True) -> Dossier:
    """A small dossier of claims that refer to one another at will: circles, shared reasons, answers."""
    ids = [f"c{number}" for number in range(draw(st.sampled_from(range(3, 9))))]
    names = st.sampled_from(ids)
    linked = st.lists(names, min_size=1, max_size=3, unique=True).map(lambda members: {"all": members})
    leaves = draw(st.sampled_from(range(2, len(ids))))
    # Few answers: most verdicts are to stand, so that there is something to doubt.
    often, seldom = st.sampled_from([True, True, True, False]), st.sampled_from([False, False, False, True])
    claims = [
        entry(
            id_,
            basis=Basis.STATED if draw(often) else Basis.IMPLIED,
            because=draw(st.lists(linked | names, min_size=1, max_size=3)) if place >= leaves else [],
            stands_alone="true" if draw(seldom) and draw(seldom) else "false",
            answered_by=draw(st.lists(names, min_size=1, max_size=2)) if answered and draw(seldom) else [],
        )
        for place, id_ in enumerate(ids)
    ]
    return dossier_on(claims, draw(st.lists(linked | names, min_size=1 if draw(often) else 0, max_size=3)))


def some_of(dossier: Dossier) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(dossier.claims_by_id)), unique=True)


@MANY
@given(st.data())
def test_the_labels_are_those_of_the_definition(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    doubted = data.draw(some_of(dossier))
    result = labels(compile_rules(dossier), doubted)
    assert result.claims == oracle.status(dossier, doubted)
    assert result.verdicts == {"it": oracle.verdict(dossier, dossier.options[0], doubted)}


@MANY
@given(st.data())
def test_doubting_more_never_raises_a_claim_where_nothing_is_answered(data: st.DataObject) -> None:
    dossier = data.draw(dossiers(answered=False))
    rules = compile_rules(dossier)
    doubted = data.draw(some_of(dossier))
    less, more = labels(rules, doubted), labels(rules, [*doubted, *data.draw(some_of(dossier))])
    assert {claim for claim, status in more.claims.items() if status is STANDS} <= {
        claim for claim, status in less.claims.items() if status is STANDS
    }
    assert UNDECIDED not in more.claims.values()


@MANY
@given(st.data())
def test_the_order_of_doubting_does_not_matter(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    doubted = data.draw(some_of(dossier))
    shuffled = data.draw(st.permutations(doubted))
    assert labels(compile_rules(dossier), doubted) == labels(compile_rules(dossier), shuffled)


@MANY
@given(st.data())
def test_what_a_verdict_does_not_reach_does_not_matter_to_it(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    rules = compile_rules(dossier)
    elsewhere = set(dossier.claims_by_id) - reach(rules, "it")
    doubted = data.draw(some_of(dossier))
    assert labels(rules, doubted).verdicts == labels(rules, elsewhere.union(doubted)).verdicts


@MANY
@given(st.data())
def test_a_ground_is_as_good_as_its_weakest_claim(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    doubted = data.draw(some_of(dossier))
    (conclusion,) = doubt(dossier, doubted).verdicts
    before, after = oracle.status(dossier), oracle.status(dossier, doubted)
    assert [(list(one.claims), str(one.before), str(one.after)) for one in conclusion.grounds] == [
        (claims, oracle.together(claims, before), oracle.together(claims, after))
        for claims in map(oracle.members, dossier.options[0].verdict.because)
    ]


def chain(length: int, link: str) -> Dossier:
    """A verdict on the first of many claims, of which each has the next for its `link`."""
    links = [entry(f"c{n}", **{link: [f"c{n + 1}"]}) for n in range(length - 1)]
    return dossier_on([*links, entry(f"c{length - 1}")], ["c0"])


def test_reasons_may_be_ten_thousand_deep() -> None:
    rules = compile_rules(chain(10_000, "because"))
    assert set(labels(rules).claims.values()) == {STANDS}
    assert set(labels(rules, ["c9999"]).claims.values()) == {FALLS}
    assert len(reach(rules, "it")) == 10_000


def test_answers_may_be_ten_thousand_deep() -> None:
    result = labels(compile_rules(chain(10_000, "answered_by")))
    assert result.verdicts == {"it": FALLS}
    assert result.claims == {f"c{n}": STANDS if n % 2 else FALLS for n in range(10_000)}


def test_a_circle_may_be_ten_thousand_claims_long() -> None:
    dossier = chain(10_000, "because")
    last = dossier.claims[-1].model_copy(update={"because": ("c0",)})
    circle = dossier.model_copy(update={"claims": (*dossier.claims[:-1], last)})
    assert set(labels(compile_rules(circle)).claims.values()) == {FALLS}


# -- doubt ----------------------------------------------------------------------------------------


def test_of_the_shipped_dossier_every_verdict_stands() -> None:
    result = labels(compile_rules(load()))
    assert set(result.verdicts.values()) == {STANDS}
    assert {claim for claim, status in result.claims.items() if status is not STANDS} == {
        "launch-violated-1718", "launch-isolated-the-north",
    }  # fmt: skip


def test_doubting_that_china_prevents_collapse_leaves_every_verdict_as_it_was() -> None:
    result = doubt(load(), ["china-prevents-collapse"])
    assert all(conclusion.untouched for conclusion in result.verdicts)
    assert result.become(FALLS) == ()
    assert result.claims["china-prevents-collapse"] == Change(STANDS, FALLS)


def test_a_doubt_says_which_claims_fall_with_it_and_which_grounds_are_lost() -> None:
    result = doubt(load(), ["two-wars", "priced-out", "two-wars"])
    assert result.doubted == ("two-wars", "priced-out")
    assert result.become(FALLS) == ("another-policy-is-needed", "force-is-not-viable")
    military, sanctions, _, proposal = result.verdicts
    assert (military.before, military.after) == (STANDS, FALLS)
    assert military.lost == (Ground(("two-wars",), STANDS, FALLS), Ground(("priced-out",), STANDS, FALLS))
    assert military.remaining == ()
    assert sanctions.untouched
    assert (proposal.before, proposal.after, proposal.untouched) == (STANDS, STANDS, False)
    assert [ground.claims for ground in proposal.lost] == [("another-policy-is-needed",)]
    assert [ground.claims for ground in proposal.remaining] == [
        ("burden-on-the-north",), ("plays-to-strengths",), ("aligns-interests",),
    ]  # fmt: skip


def test_linked_claims_are_one_ground_which_is_lost_with_any_of_them() -> None:
    (sanctions,) = [
        one for one in doubt(load(), ["no-more-un-sanctions"]).verdicts if one.option.id == "sanctions"
    ]
    assert sanctions.lost == (Ground(("no-more-un-sanctions", "limited-leverage"), STANDS, FALLS),)
    assert [ground.claims for ground in sanctions.remaining] == [("ineffective",)]


def test_doubting_an_answer_raises_what_it_answered() -> None:
    assert doubt(load(), ["strained-reading"]).become(STANDS) == ("launch-violated-1718",)


def test_stated_only_leaves_implied_claims_out_before_and_after() -> None:
    result = doubt(load(), ["burden-on-the-north"], stated_only=True)
    assert result.doubted == ("burden-on-the-north",)
    assert result.claims["another-policy-is-needed"] == Change(FALLS, FALLS)
    assert "another-policy-is-needed" not in result.become(FALLS)
    (proposal,) = [one for one in result.verdicts if one.option.id == "malign-neglect"]
    assert [(ground.before, ground.after) for ground in proposal.grounds] == [
        (STANDS, FALLS), (STANDS, STANDS), (STANDS, STANDS), (FALLS, FALLS),
    ]  # fmt: skip


def test_no_verdict_is_no_verdict_to_doubt(library: Dossier) -> None:
    assert [conclusion.option.id for conclusion in doubt(library, []).verdicts] == ["station", "school"]


def test_a_verdict_without_grounds_falls() -> None:
    dossier = chain(1, "because")
    (option,) = dossier.options
    bare = option.model_copy(update={"verdict": option.verdict.model_copy(update={"because": ()})})
    (conclusion,) = doubt(dossier.model_copy(update={"options": (bare,)}), []).verdicts
    assert (conclusion.before, conclusion.after, conclusion.grounds) == (FALLS, FALLS, ())


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("two-war", "no claim 'two-war'; did you mean two-wars?"),
        ("sanctions-work-well", "no claim 'sanctions-work-well'"),
    ],
)
def test_a_claim_that_is_not_there_is_an_error_with_a_suggestion(word: str, message: str) -> None:
    with pytest.raises(UnknownName, match=re.escape(message)):
        doubt(load(), ["priced-out", word])


# -- what can be doubted --------------------------------------------------------------------------


@pytest.fixture
def library() -> Dossier:
    return load(Path(__file__).parent / "dossiers" / "library.yaml")


def test_claims_that_can_be_doubted_are_grouped_by_the_option_where_they_first_appear(
    library: Dossier,
) -> None:
    groups = [
        (group.option and group.option.id, [one.claim.id for one in group.candidates])
        for group in doubtable(library).groups
    ]
    assert groups == [
        ("station", ["roof-leaks", "no-repairs", "hard-winters", "roof-is-new"]),
        ("school", ["on-every-bus", "one-caretaker", "noisy"]),
        (None, ["library-is-full"]),
    ]


def test_of_each_it_is_said_on_how_many_verdicts_it_bears() -> None:
    bearing = {one.claim.id: one.verdicts for group in doubtable(load()).groups for one in group.candidates}
    assert bearing["two-wars"] == 2
    assert bearing["china-prevents-collapse"] == 2
    assert bearing["burden-on-the-north"] == 1
    assert bearing["allies-could-act"] == 0
    assert bearing["strained-reading"] == 0


def test_answers_bear_on_a_verdict_as_reasons_do(library: Dossier) -> None:
    (station, _, _) = doubtable(library).groups
    assert {one.claim.id: one.verdicts for one in station.candidates}["roof-is-new"] == 1


def test_every_claim_of_the_shipped_dossier_can_be_doubted_once() -> None:
    dossier = load()
    listed = [one.claim for group in doubtable(dossier).groups for one in group.candidates]
    assert sorted(one.id for one in listed) == sorted(dossier.claims_by_id)


def test_only_options_with_a_verdict_have_a_label(library: Dossier) -> None:
    assert [option.id for option in library.options if option.verdict.stance is Stance.NONE] == [
        "market-hall"
    ]
    assert labels(compile_rules(library)).verdicts == {"station": FALLS, "school": STANDS}
