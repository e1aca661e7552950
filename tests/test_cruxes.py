"""Crux sets: what must be doubted for a verdict to lose its grounds."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import oracle
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_argument import MANY, TEXTBOOK, chain, dossier_on, dossiers, entry, some_of

from malign_neglect import load
from malign_neglect.argument import compile_rules, implied, labels
from malign_neglect.cruxes import CAP, Cruxes, carriers, cruxes
from malign_neglect.model import Dossier, Option
from malign_neglect.problems import UnknownName
from malign_neglect.vocabulary import Status


def of(dossier: Dossier, option: str) -> Option:
    return next(one for one in dossier.options if one.id == option)


def as_sets(found: Cruxes) -> set[frozenset[str]]:
    return set(map(frozenset, found.sets))


# -- the shipped dossier --------------------------------------------------------------------------

FOUR = ("ineffective", "little-interaction", "people-may-suffer", "china-prevents-collapse")


def test_sanctions_are_back_on_the_table_only_if_four_claims_are_doubted_together() -> None:
    dossier = load()
    found = cruxes(dossier, of(dossier, "sanctions"))
    assert (found.status, found.sets, found.complete) == (Status.STANDS, (FOUR,), True)


def test_with_any_claim_shorter_ways_are_found_and_listed_first() -> None:
    dossier = load()
    found = cruxes(dossier, of(dossier, "sanctions"), any_claim=True)
    assert found.sets == (("ineffective", "no-more-un-sanctions"), ("ineffective", "limited-leverage"), FOUR)


def test_within_admits_no_other_claim() -> None:
    dossier = load()
    sanctions = of(dossier, "sanctions")
    assert cruxes(dossier, sanctions, within=FOUR).sets == (FOUR,)
    without_one = cruxes(dossier, sanctions, within=FOUR[1:])
    assert (without_one.sets, without_one.complete) == ((), True)
    assert cruxes(dossier, sanctions, within=["ineffective", "limited-leverage"]).sets == ()
    both = cruxes(dossier, sanctions, within=["ineffective", "limited-leverage"], any_claim=True)
    assert both.sets == (("ineffective", "limited-leverage"),)


def test_stated_only_leaves_fewer_grounds_to_doubt() -> None:
    dossier = load()
    proposal = of(dossier, "malign-neglect")
    merits = ("burden-on-the-north", "plays-to-strengths", "aligns-interests")
    assert cruxes(dossier, proposal, stated_only=True).sets == (merits,)
    assert all(set(merits) < crux for crux in as_sets(cruxes(dossier, proposal)))


def test_the_carriers_of_a_verdict_are_the_leaves_in_its_crux_sets() -> None:
    dossier = load()
    assert carriers(dossier, of(dossier, "sanctions")) == set(FOUR)
    assert carriers(dossier, of(dossier, "military")) == {"two-wars", "priced-out"}


# -- textbook cases -------------------------------------------------------------------------------


def expected_cruxes(file: Path) -> list[tuple[str, list[list[str]]]]:
    """The comments `# cruxes of option: a + b, c`; `nothing` is the empty set, `none` is no set."""
    comments = re.findall(r"^# cruxes of (.+?): (.+)$", file.read_text("utf-8"), re.MULTILINE)
    special: dict[str, list[list[str]]] = {"nothing": [[]], "none": []}
    return [
        (option, special[sets] if sets in special else [crux.split(" + ") for crux in sets.split(", ")])
        for option, sets in comments
    ]


@pytest.mark.parametrize("file", TEXTBOOK, ids=lambda file: file.stem)
def test_a_textbook_case_has_the_crux_sets_that_its_comments_expect(file: Path) -> None:
    dossier = load(file)
    expected = expected_cruxes(file)
    assert expected
    for option, sets in expected:
        found = cruxes(dossier, of(dossier, option))
        assert ([list(crux) for crux in found.sets], found.complete) == (sets, True)


def test_where_a_verdict_does_not_stand_there_is_nothing_to_doubt() -> None:
    library = load(Path(__file__).parent / "dossiers" / "library.yaml")
    found = cruxes(library, of(library, "station"))
    assert (found.status, found.sets, found.complete) == (Status.FALLS, ((),), True)
    assert found.counts == {}
    assert carriers(library, of(library, "station")) == set()


def test_no_verdict_cannot_be_questioned() -> None:
    library = load(Path(__file__).parent / "dossiers" / "library.yaml")
    with pytest.raises(UnknownName, match="the source gives no verdict on 'market-hall'"):
        cruxes(library, of(library, "market-hall"))
    assert carriers(library, of(library, "market-hall")) == set()


def test_within_names_claims_of_the_dossier() -> None:
    dossier = load()
    with pytest.raises(UnknownName, match="no claim 'two-war'; did you mean two-wars"):
        cruxes(dossier, of(dossier, "military"), within=["two-war"])


# -- the definition -------------------------------------------------------------------------------


@MANY
@given(st.data())
def test_the_crux_sets_are_those_of_the_definition(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    (option,) = dossier.options
    within = data.draw(st.none() | some_of(dossier))
    any_claim, stated_only = data.draw(st.booleans()), data.draw(st.booleans())
    found = cruxes(dossier, option, within=within, any_claim=any_claim, stated_only=stated_only)
    excluded = implied(dossier) if stated_only else ()
    assert found.complete
    assert as_sets(found) == oracle.cruxes(
        dossier, option, within=within, any_claim=any_claim, excluded=excluded
    )


@MANY
@given(st.data())
def test_each_crux_set_topples_its_verdict_and_nothing_within_it_does(data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    (option,) = dossier.options
    rules = compile_rules(dossier)
    for crux in cruxes(dossier, option, any_claim=True).sets:
        assert labels(rules, crux).verdicts["it"] is not Status.STANDS
        for keep in product((True, False), repeat=len(crux)):
            part = [claim for claim, kept in zip(crux, keep, strict=True) if kept]
            assert len(part) == len(crux) or labels(rules, part).verdicts["it"] is Status.STANDS


@MANY
@given(dossiers(answered=False))
def test_where_nothing_is_answered_whatever_holds_a_crux_set_topples_too(dossier: Dossier) -> None:
    (option,) = dossier.options
    rules = compile_rules(dossier)
    for crux in cruxes(dossier, option).sets:
        for claim in dossier.claims_by_id:
            assert labels(rules, {*crux, claim}).verdicts["it"] is Status.FALLS


@MANY
@given(dossiers(), st.integers(0, 4))
def test_the_list_is_ordered_counted_and_cut_at_its_cap(dossier: Dossier, cap: int) -> None:
    (option,) = dossier.options
    found = cruxes(dossier, option, any_claim=True)
    order = {claim: place for place, claim in enumerate(dossier.claims_by_id)}
    places = [tuple(order[claim] for claim in crux) for crux in found.sets]
    assert places == sorted(places, key=lambda crux: (len(crux), crux))
    assert all(list(crux) == sorted(crux) for crux in places)
    assert found.counts == Counter(claim for crux in found.sets for claim in crux)
    assert list(found.counts.values()) == sorted(found.counts.values(), reverse=True)
    assert found.carriers == set(found.counts)
    if found.sets != ((),):
        cut = cruxes(dossier, option, any_claim=True, cap=cap)
        assert (cut.sets, cut.complete) == (found.sets[:cap], len(found.sets) <= cap)
        assert cut.carriers == found.carriers


# Two cases that chance seldom finds: claims whose doubt matters only together, and cut reasons in a circle.
TOGETHER = dossier_on(
    [
        entry("c1", because=["c2"]),
        entry("c2", because=["c6"], answered_by=["c9"]),
        entry("c4"),
        entry("c6"),
        entry("c9", answered_by=["c2"]),
    ],
    ["c4", "c9", "c1"],
)
CUT = dossier_on(
    [
        entry("c0", because=["c4"], stands_alone="true", answered_by=["c8"]),
        entry("c2", because=["c3"]),
        entry("c3", because=["c5"], answered_by=["c4"]),
        entry("c4", because=[{"all": ["c0", "c7", "c3"]}]),
        entry("c5", because=["c5"], stands_alone="true"),
        entry("c7"),
        entry("c8"),
    ],
    ["c2"],
)


@MANY
@example(TOGETHER, 1, True)
@example(CUT, 2, False)
@given(dossiers(), st.integers(1, 3), st.booleans())
def test_however_narrow_the_search_what_it_lists_are_crux_sets(
    dossier: Dossier, most: int, any_claim: bool
) -> None:
    (option,) = dossier.options
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("malign_neglect.cruxes._NARROW", most)
        found = cruxes(dossier, option, any_claim=any_claim, cap=most)
    expected = oracle.cruxes(dossier, option, any_claim=any_claim)
    assert as_sets(found) <= expected
    assert found.carriers <= frozenset().union(*expected)
    assert not found.complete or as_sets(found) == expected


# -- many crux sets -------------------------------------------------------------------------------


def grounds(*linked: Sequence[str]) -> Dossier:
    """A verdict with these grounds, each of leaves that are needed together."""
    leaves = dict.fromkeys(leaf for members in linked for leaf in members)
    return dossier_on([entry(leaf) for leaf in leaves], [{"all": list(members)} for members in linked])


def numbered(name: str, count: int) -> list[str]:
    return [f"{name}-{number}" for number in range(count)]


def test_all_of_ten_thousand_crux_sets_are_found() -> None:
    left, right = numbered("a", 100), numbered("b", 100)
    dossier = grounds(left, right)
    found = cruxes(dossier, of(dossier, "it"))
    assert found.complete
    assert as_sets(found) == set(map(frozenset, product(left, right)))


def test_a_leaf_in_both_grounds_is_a_crux_set_by_itself() -> None:
    shared, left, right = numbered("s", 30), numbered("a", 70), numbered("b", 70)
    dossier = grounds([*shared, *left], [*right, *shared])
    found = cruxes(dossier, of(dossier, "it"))
    assert found.complete
    assert as_sets(found) == {frozenset([leaf]) for leaf in shared} | set(
        map(frozenset, product(left, right))
    )


def test_of_exponentially_many_the_list_stops_at_its_cap_and_says_so() -> None:
    members = [numbered(f"g-{ground}", 3) for ground in range(40)]
    dossier = grounds(*members)
    found = cruxes(dossier, of(dossier, "it"))
    assert not found.complete
    assert len(as_sets(found)) == len(found.sets) == CAP
    assert all(len(crux) == 40 and all(set(crux) & set(ground) for ground in members) for crux in found.sets)
    assert found.carriers == carriers(dossier, of(dossier, "it")) == set(dossier.claims_by_id)


def test_the_smallest_are_in_the_list_even_where_it_is_cut() -> None:
    members = [["everywhere", *numbered(f"g-{ground}", 3)] for ground in range(40)]
    dossier = grounds(*members)
    found = cruxes(dossier, of(dossier, "it"))
    assert not found.complete
    assert found.sets[0] == ("everywhere",)
    assert all(len(crux) == 40 and "everywhere" not in crux for crux in found.sets[1:])
    assert carriers(dossier, of(dossier, "it")) == set(dossier.claims_by_id)


def test_what_an_incomplete_list_holds_are_crux_sets_where_reasons_are_shared_at_random() -> None:
    leaves = numbered("leaf", 60)
    members = [{leaves[(ground * step + 7 * step) % 60] for step in (1, 7, 11)} for ground in range(40)]
    dossier = grounds(*map(sorted, members))
    found = cruxes(dossier, of(dossier, "it"))
    assert not found.complete
    assert found.sets
    for crux in map(set, found.sets):
        assert all(crux & ground for ground in members)
        assert all(any(crux & ground == {leaf} for ground in members) for leaf in crux)


def pairs(number: int) -> list[dict[str, list[str]]]:
    return [{"all": [f"one-{n}", f"two-{n}"]} for n in range(number)]


def ways(crux: Sequence[str], ground: int) -> set[str]:
    """What is doubted of one ground, the number aside."""
    return {claim.split("-")[0] for claim in crux if claim.endswith(f"-{ground}")}


def test_an_incomplete_list_is_right_where_answers_are_answered() -> None:
    """For each ground: doubt either member, or all that keeps the answer to one of them from holding."""
    claims: list[object] = []
    for n in range(12):
        answers = [entry(f"out-{n}"), entry(f"odd-{n}", because=[entry(f"why-{n}")])]
        answer = entry(f"but-{n}", answered_by=answers)
        claims += [entry(f"one-{n}", answered_by=[answer]), entry(f"two-{n}")]
    dossier = dossier_on(claims, pairs(12))
    found = cruxes(dossier, of(dossier, "it"))
    assert not found.complete
    assert len(as_sets(found)) == CAP
    for crux in found.sets:
        assert all(ways(crux, n) in ({"one"}, {"two"}, {"out", "why"}) for n in range(12))


def test_an_incomplete_list_is_right_where_a_doubt_cuts_both_ways() -> None:
    """For each ground: doubt one member, or what answers its answer, or what other and answer rest on."""
    claims: list[object] = []
    for n in range(12):
        answer = entry(f"but-{n}", because=[f"leaf-{n}"], answered_by=[entry(f"out-{n}")])
        claims += [
            entry(f"leaf-{n}"),
            entry(f"one-{n}", answered_by=[answer]),
            entry(f"two-{n}", because=[f"leaf-{n}"]),
        ]
    dossier = dossier_on(claims, pairs(12))
    found = cruxes(dossier, of(dossier, "it"))
    assert not found.complete
    assert len(found.sets) > 100
    for crux in found.sets:
        assert all(ways(crux, n) in ({"one"}, {"leaf"}, {"out"}) for n in range(12))


def test_one_dossier_always_has_one_result() -> None:
    dossier = grounds(*(numbered(f"g-{ground}", 4) for ground in range(10)))
    assert cruxes(dossier, of(dossier, "it")) == cruxes(dossier, of(dossier, "it"))


# -- depth ----------------------------------------------------------------------------------------


def test_reasons_may_be_ten_thousand_deep() -> None:
    dossier = chain(10_000, "because")
    found = cruxes(dossier, of(dossier, "it"))
    assert (found.sets, found.complete) == ((("c9999",),), True)
    at_any_depth = cruxes(dossier, of(dossier, "it"), any_claim=True)
    assert (len(at_any_depth.sets), at_any_depth.complete) == (10_000, True)


def test_answers_may_be_ten_thousand_deep() -> None:
    dossier = chain(9_999, "answered_by")
    found = cruxes(dossier, of(dossier, "it"))
    assert found.complete
    assert found.sets == tuple((f"c{n}",) for n in range(0, 9_999, 2))


def test_a_circle_of_a_thousand_claims_is_followed_all_the_way() -> None:
    dossier = chain(1_000, "because")
    last = dossier.claims[-1].model_copy(update={"because": ("c0", "way-out")})
    way_out = dossier.claims[-1].model_copy(update={"id": "way-out"})
    circle = dossier.model_copy(update={"claims": (*dossier.claims[:-1], last, way_out)})
    assert cruxes(circle, of(circle, "it")).sets == (("way-out",),)
