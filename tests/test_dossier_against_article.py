"""Every quotation of the shipped dossier stands in the article, in the paragraph it names."""

from collections.abc import Iterator, Sequence

import pytest
from conftest import source_at_hand

from malign_neglect import load
from malign_neglect.model import LONGEST_QUOTATION, Citation, Dossier, Part
from malign_neglect.source import Text, text


@pytest.fixture
def article() -> Text:
    return text(source_at_hand("malign-neglect.txt"), load().source.begins)


def citations(dossier: Dossier) -> Iterator[Citation]:
    for claim in dossier.claims_by_id.values():
        yield from claim.cite
    for option in dossier.options:
        yield from option.verdict.cite
        yield from of_parts((*option.variants, *option.steps))


def of_parts(parts: Sequence[Part]) -> Iterator[Citation]:
    for part in parts:
        yield from part.cite
        yield from of_parts(part.parts)


def misplaced(found: Iterator[Citation], article: Text) -> list[Citation]:
    return [one for one in found if not article.holds(one.quote, one.paragraph)]


def test_the_article_has_thirteen_paragraphs(article: Text) -> None:
    assert len(article.paragraphs) == 13


def test_every_quotation_stands_in_the_paragraph_it_names(article: Text) -> None:
    assert len(list(citations(load()))) > 80
    assert misplaced(citations(load()), article) == []


def test_a_changed_letter_in_any_quotation_is_found(article: Text) -> None:
    changed = [one.model_copy(update={"quote": one.quote[:-1] + "ø"}) for one in citations(load())]
    assert misplaced(iter(changed), article) == changed


def test_every_paragraph_is_cited(article: Text) -> None:
    assert {one.paragraph for one in citations(load())} == set(range(1, len(article.paragraphs) + 1))


def test_no_quotation_is_longer_than_a_quotation_should_be() -> None:
    assert [one for one in citations(load()) if len(one.quote.split()) > LONGEST_QUOTATION] == []


def test_the_options_are_those_of_the_article_in_its_order() -> None:
    assert [(one.id, one.verdict.stance.value) for one in load().options] == [
        ("military", "rejected"),
        ("sanctions", "rejected"),
        ("talks", "conditional"),
        ("malign-neglect", "recommended"),
    ]


def test_military_action_is_granted_no_pro() -> None:
    assert load().options[0].pros == ()


def test_any_two_options_have_a_criterion_on_which_both_speak() -> None:
    dossier = load()
    spoken = [
        {dossier.claim(one).criterion for one in (*option.pros, *option.cons)} - {None}
        for option in dossier.options
    ]
    assert all(one & other for one in spoken for other in spoken)
