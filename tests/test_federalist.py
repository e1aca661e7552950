"""The dossier of Federalist No. 10 is faithful to Madison’s text, and encodes its options in his order."""

from pathlib import Path

import pytest
from conftest import source_at_hand
from test_dossier_against_article import citations

from malign_neglect.dossiers import load
from malign_neglect.model import LONGEST_QUOTATION, Dossier
from malign_neglect.source import Text, text
from malign_neglect.vocabulary import Basis

ROOT = Path(__file__).parents[1]
SIGNATURE = "PUBLIUS"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(ROOT / "data" / "federalist-10.yaml")


@pytest.fixture(scope="module")
def essay(dossier: Dossier) -> Text:
    return text(source_at_hand("federalist-10.txt"), dossier.source.begins)


def test_every_quotation_stands_in_the_paragraph_it_names(dossier: Dossier, essay: Text) -> None:
    assert [one for one in citations(dossier) if not essay.holds(one.quote, one.paragraph)] == []


def test_every_paragraph_but_the_signature_is_cited(dossier: Dossier, essay: Text) -> None:
    written = {n for n, one in enumerate(essay.paragraphs, start=1) if one != SIGNATURE}
    assert len(written) == 23
    assert {one.paragraph for one in citations(dossier)} == written


def test_hedges_and_labels_are_words_of_the_essay(dossier: Dossier, essay: Text) -> None:
    hedged = [claim for claim in dossier.claims_by_id.values() if claim.certainty]
    assert [
        one.id
        for one in hedged
        if not any(essay.holds(one.certainty or "", place.paragraph) for place in one.cite)
    ] == []
    assert [option.id for option in dossier.options if not essay.places(option.verdict.label or "")] == []


def test_no_quotation_is_longer_than_a_quotation_should_be(dossier: Dossier) -> None:
    assert [one for one in citations(dossier) if len(one.quote.split()) > LONGEST_QUOTATION] == []


def test_the_options_are_those_of_the_essay_in_its_order(dossier: Dossier) -> None:
    assert [(one.id, one.verdict.stance.value) for one in dossier.options] == [
        ("abolish-liberty", "rejected"),
        ("uniform-opinions", "rejected"),
        ("enlightened-statesmen", "rejected"),
        ("pure-democracy", "rejected"),
        ("small-republic", "conditional"),
        ("extended-republic", "recommended"),
    ]


def test_uniform_opinions_are_granted_no_pro(dossier: Dossier) -> None:
    assert dossier.options[1].pros == ()


@pytest.mark.parametrize("claim", ["equal-rights-assimilate", "statesmen-will-adjust"])
def test_what_others_hold_is_in_their_voice_and_answered(dossier: Dossier, claim: str) -> None:
    assert dossier.claim(claim).voice
    assert dossier.claim(claim).answered_by


def test_what_he_does_not_write_is_marked_as_implied(dossier: Dossier) -> None:
    implied = [claim.id for claim in dossier.claims_by_id.values() if claim.basis is Basis.IMPLIED]
    assert implied == [
        "few-electors-local-knowledge",
        "fit-characters-not-scarcer",
        "remedy-is-a-large-republic",
    ]


def test_any_two_options_have_a_criterion_on_which_both_speak(dossier: Dossier) -> None:
    spoken = [
        {dossier.claim(one).criterion for one in (*option.pros, *option.cons)} - {None}
        for option in dossier.options
    ]
    assert all(one & other for one in spoken for other in spoken)
