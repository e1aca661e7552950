"""Paragraphs and quotations."""

import pytest

from malign_neglect.source import paragraphs, places

TEXT = "A Title\n\nby Somebody\n\nThe first\nparagraph wraps.\n\n\n\nThe second is “short”.\n"


def test_a_paragraph_is_a_run_of_lines_between_blank_lines() -> None:
    assert paragraphs("one\ntwo\n\n \nthree") == ("one two", "three")


def test_counting_starts_at_the_paragraph_that_begins_so() -> None:
    assert paragraphs(TEXT, "The first") == ("The first paragraph wraps.", "The second is “short”.")


def test_windows_line_ends_change_nothing() -> None:
    assert paragraphs(TEXT.replace("\n", "\r\n")) == paragraphs(TEXT)


def test_a_beginning_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no paragraph begins"):
        paragraphs(TEXT, "Once upon a time")


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("first paragraph", (1,)),
        ("The", (1, 2)),
        ("second … “short”", (2,)),
        ("“short” … second", ()),
        ('"short"', ()),
        ("wraps. The second", ()),
    ],
)
def test_a_quotation_is_found_where_its_words_stand(quotation: str, found: tuple[int, ...]) -> None:
    assert places(quotation, paragraphs(TEXT, "The first")) == found
