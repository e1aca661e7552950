"""Every quotation of the shipped dossier stands in the article, in the paragraph it names."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from malign_neglect import load
from malign_neglect.model import LONGEST_QUOTATION, Citation, Dossier, Part
from malign_neglect.source import paragraphs, places

ROOT = Path(__file__).parents[1]
HOME = ROOT.parent / "shared" / "source" / "malign-neglect.txt"


@pytest.fixture
def article() -> tuple[str, ...]:
    path = Path(os.environ.get("MALIGN_NEGLECT_ARTICLE", HOME))
    if not path.is_file():
        message = f"the article is not at hand ({path}): MALIGN_NEGLECT_ARTICLE can name it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return paragraphs(path.read_text("utf-8"), load().source.begins)


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


def misplaced(found: Iterator[Citation], article: Sequence[str]) -> list[Citation]:
    return [one for one in found if one.paragraph not in places(one.quote, article)]


def test_the_article_has_thirteen_paragraphs(article: tuple[str, ...]) -> None:
    assert len(article) == 13


def test_every_quotation_stands_in_the_paragraph_it_names(article: tuple[str, ...]) -> None:
    assert len(list(citations(load()))) > 80
    assert misplaced(citations(load()), article) == []


def test_a_changed_letter_in_any_quotation_is_found(article: tuple[str, ...]) -> None:
    changed = [one.model_copy(update={"quote": one.quote[:-1] + "ø"}) for one in citations(load())]
    assert misplaced(iter(changed), article) == changed


def test_every_paragraph_is_cited(article: tuple[str, ...]) -> None:
    assert {one.paragraph for one in citations(load())} == set(range(1, len(article) + 1))


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
