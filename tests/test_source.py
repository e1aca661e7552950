"""Paragraphs of a source text, and where a quotation stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malign_neglect.source import Text, pieces, text
from malign_neglect.typography import WRAPPED, canonical

ARTICLE = "A Title\n\nby Somebody\n\nThe first\nparagraph wraps.\n\n\n\nThe second is “short”.\n"


def one(paragraph: str) -> Text:
    return text(paragraph)


def test_a_paragraph_is_a_run_of_lines_between_blank_lines() -> None:
    assert text("one\ntwo\n\n \nthree").paragraphs == ("one two", "three")


def test_counting_starts_at_the_paragraph_that_begins_so() -> None:
    assert text(ARTICLE, "The first").paragraphs == ("The first paragraph wraps.", "The second is “short”.")


def test_a_beginning_is_found_whatever_its_typography() -> None:
    assert text("Title\n\n“It’s so”", "\"It's").paragraphs == ("“It’s so”",)
    assert text("# Title\n\n*It is* so", "It is so").paragraphs == ("*It is* so",)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_other_line_ends_change_nothing(end: str) -> None:
    assert text(ARTICLE.replace("\n", end)).paragraphs == text(ARTICLE).paragraphs


def test_the_end_of_a_page_ends_no_paragraph() -> None:
    assert text("The sentence goes\n\fon here.\n\n\fThe next.").paragraphs == (
        "The sentence goes on here.",
        "The next.",
    )


def test_a_beginning_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no paragraph begins"):
        text(ARTICLE, "Once upon a time")


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("paragraph", (1,)),
        ("The", (1, 2)),
        ("second … “short”", (2,)),
        ("second ... short", (2,)),
        ("second [...] short", (2,)),
        ("…second…", (2,)),
        ("“short” … second", ()),
        ('"short"', (2,)),
        ("‘short’", ()),
        ("wraps. The second", ()),
        ("the first", ()),
        ("he first", ()),
        ("The fir", ()),
        ("The fir…raph wraps", ()),
        ("paragraph … - -", ()),
        ("a … - -", ()),
        ("…", ()),
        (".", ()),
        ("", ()),
    ],
)
def test_a_quotation_is_found_where_its_whole_words_stand(quotation: str, found: tuple[int, ...]) -> None:
    assert text(ARTICLE, "The first").places(quotation) == found


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("it’s ‘so’", "it's 'so'"),
        ("“so” „so‟ «so»", '"so" "so" "so"'),
        ("« ainsi » dit-il".replace(" ", "\u00a0", 1).replace("i »", "i\u202f»"), "“ainsi” dit-il"),
        ("« ainsi » dit-il", "« ainsi » dit-il".replace(" »", "\u00a0»").replace("« ", "«\u00a0")),
        ("sagte »so« und", "sagte „so“ und"),
        ("``so'' he said", "“so” he said"),
        ("‘‘so’’ he said", "“so” he said"),
        ("a republic,--is enjoyed", "a republic,—is enjoyed"),
        ("war — or peace", "war—or peace"),
        ("war – or peace", "war - or peace"),
        ("war—- or peace", "war --- or peace"),
        ("well‑known", "well-known"),
        ("a\u00a0b\u2009c", "a b c"),
        ("the ﬁrst oﬃce", "the first office"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u200b\u0301", "caf\u00e9"),
        ("chie\ufb01\u0301", "chief\u00ed"),
        ("soft\u00adware", "software"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_typography_does_not_count(written: str, quoted: str) -> None:
    assert one(f"Well, {written} then.").holds(quoted, 1)
    assert one(f"Well, {quoted} then.").holds(written, 1)


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("Military", "military"),
        ("café", "cafe"),
        ("cafe\u0301s", "cafe"),
        ("resign", "re-sign"),
        ("its", "it's"),
        ("viable", "viable."),
        ("the people", "people the"),
        ("1950", "50"),
    ],
)
def test_everything_else_does(written: str, quoted: str) -> None:
    assert not one(f"Well, {written} then.").holds(quoted, 1)


@pytest.mark.parametrize(
    "quoted", ["a well-known example of", "well-known exam- ple", "exam-\nple", "example"]
)
def test_a_word_divided_at_a_lines_end_is_whole(quoted: str) -> None:
    assert one("This is a well-\nknown exam-\n  ple of it.").places(quoted) == (1,)


@pytest.mark.parametrize("quoted", ["xample", "well known", "exam", "ple of it"])
def test_half_of_a_divided_word_is_not_a_quotation(quoted: str) -> None:
    assert one("This is a well-\nknown exam-\n  ple of it.").places(quoted) == ()


@pytest.mark.parametrize(
    "quoted",
    ["It is not viable at all", "said the report", "*not* viable", "is not viable at all, said", "AT&T said"],
)
def test_the_signs_of_markdown_do_not_count(quoted: str) -> None:
    markdown = "> It is *not*\n> **viable** at all, [said](http://example.org) the\n> report[^1]. AT&amp;T _said_ so."
    assert one(markdown).places(quoted) == (1,)


def test_text_without_spaces_may_be_quoted_from_any_place() -> None:
    assert one("図書館は小さすぎる。").places("書館は小さ") == (1,)


@pytest.mark.parametrize("quoted", ["war -", "- or peace", "war —", "— or peace"])
def test_a_quotation_may_begin_or_end_with_a_dash(quoted: str) -> None:
    assert one("It is war - or peace").holds(quoted, 1)


def test_a_character_that_prints_nothing_divides_no_word() -> None:
    assert one("This is a well-\x00\n known one").holds("known one", 1)


def test_a_long_blank_is_a_space() -> None:
    assert one("no" + " " * 200_000 + "shelf" + "\u00a0" * 200_000 + "is free").holds("no shelf is free", 1)


def test_brackets_that_nothing_closes_are_read_once() -> None:
    assert one("[^" * 30_000 + " no shelf").holds("no shelf", 1)


WORDS = st.lists(
    st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=1, max_size=6),
    min_size=1,
    max_size=8,
)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_any_run_of_words_of_a_paragraph_stands_in_it(rows: list[list[str]], data: st.DataObject) -> None:
    written = text("\n\n".join(" ".join(row) for row in rows))
    number = data.draw(st.integers(1, len(rows)))
    row = rows[number - 1]
    first = data.draw(st.integers(0, len(row) - 1))
    last = data.draw(st.integers(first + 1, len(row)))
    quoted = " ".join(row[first:last])
    assert written.holds(quoted, number)
    assert number in written.places(quoted)


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_places_are_the_paragraphs_that_hold_a_quotation(rows: list[list[str]], words: list[str]) -> None:
    written = text("\n\n".join(" ".join(row) for row in rows))
    quoted = " ".join(words)
    assert written.places(quoted) == tuple(n for n in range(1, len(rows) + 1) if written.holds(quoted, n))


SET = st.text(st.sampled_from("ab1é\u0301ﬁ.-‐—–'’‘`\"”«» \u00a0\u00ad\u200b\ufeff\n"), max_size=30)


@given(SET)
def test_the_canonical_form_of_a_canonical_form_is_itself(written: str) -> None:
    once = canonical(written).replace(WRAPPED, "")
    assert canonical(once) == once


@given(SET.filter(lambda written: bool(written.split())), st.data())
def test_any_run_of_words_stands_in_its_paragraph_however_it_is_set(
    written: str, data: st.DataObject
) -> None:
    words = written.split()
    first = data.draw(st.integers(0, len(words) - 1))
    quoted = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    without_skips = pieces(quoted) == (canonical(quoted),)
    assert one(" ".join(words)).holds(quoted, 1) or not without_skips
