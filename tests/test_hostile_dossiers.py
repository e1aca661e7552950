"""Whatever a dossier says, it is data: never markup, escape sequence, HTML or formula."""

import csv
import io
import json
import re
from pathlib import Path
from typing import cast

from conftest import LIBRARY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from malign_neglect import load, references
from malign_neglect.comparison import Comparison, compare
from malign_neglect.cruxes import cruxes
from malign_neglect.doubt import doubt, doubtable
from malign_neglect.explanation import Explanation, explain
from malign_neglect.library import Entry, Origin
from malign_neglect.listing import Listing, listing
from malign_neglect.model import Dossier
from malign_neglect.passages import Bearing, Kind
from malign_neglect.render import Result, csv_text, json_text, markdown, tables
from malign_neglect.search import Hit, Hits, Quotation
from malign_neglect.vocabulary import Stance
from malign_neglect.yaml_text import Value

HOSTILE = st.sampled_from(
    [
        "[bold]b[/bold]", "[/x]", "[sic]", ":smile:", "\x1b[31mred", "\x9b31m", "\u202egnp.exe", "\u2066iso",
        "=1+1", "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "<b>", "a|b", "`code`", "**bold**", "_it_",
        "[link](javascript:alert(1))", "![image](x)", "http://example.org", "www.example.org", "me@example.org",
        "&lt;", "# head", "1. one", "- item", "> quote", "~~x~~", "\\", "||", "w" * 300, "שלום עולם", "مرحبا",
        "一二三四五六七八九十", "e\u0301", "\U0001f468\u200d\U0001f469", "a\nb", "\r", "\t", "\x00", "\u2028",
        "===", "---", "| --- |", "<!-- -->", "![[", "]]>", "'", '"', ",", ";",
    ]
)  # fmt: skip
TEXT = (
    st.lists(HOSTILE | st.text(max_size=8), min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda one: one.strip())
)
IDS = st.sampled_from([f"c{n}" for n in range(6)])


def claim(draw: st.DrawFn, id_: str) -> dict[str, Value]:
    reasons: list[Value] = list(draw(st.lists(IDS, max_size=2)))
    if draw(st.booleans()):
        reasons.append({"all": list(draw(st.lists(IDS, min_size=1, max_size=2)))})
    return {
        "id": id_,
        "claim": draw(TEXT),
        "cite": [{"paragraph": "3", "quote": draw(TEXT)} for _ in range(draw(st.integers(1, 2)))],
        "basis": draw(st.sampled_from(["stated", "conceded", "implied"])),
        "voice": draw(TEXT),
        "certainty": draw(TEXT),
        "because": reasons,
        "answered_by": list(draw(st.lists(IDS, max_size=1))),
    }


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A valid dossier whose every text is hostile and whose claims refer to one another at will."""
    options: list[Value] = [
        {
            "id": f"o{n}",
            "name": draw(TEXT),
            "summary": draw(TEXT),
            "variants": [{"name": draw(TEXT), "text": draw(TEXT), "parts": [{"name": draw(TEXT), "text": draw(TEXT)}]}],
            "pros": list(draw(st.lists(IDS, max_size=2))),
            "cons": list(draw(st.lists(IDS, max_size=2))),
            "verdict": {
                "stance": draw(st.sampled_from(["recommended", "conditional", "rejected", "none"])),
                "label": draw(TEXT),
                "says": draw(TEXT),
                "because": list(draw(st.lists(IDS, max_size=2))),
            },
        }
        for n in range(2)
    ]  # fmt: skip
    raw: Value = {
        "format": "1",
        "id": "hostile",
        "title": draw(TEXT),
        "question": draw(TEXT),
        "source": {"title": draw(TEXT), "author": draw(TEXT)},
        "criteria": [{"id": "k", "name": draw(TEXT)}],
        "claims": [
            {**claim(draw, f"c{n}"), **({"criterion": "k"} if draw(st.booleans()) else {})} for n in range(6)
        ],
        "options": options,
    }
    assert references.faults(raw) == []
    return Dossier.model_validate(raw)


def results(dossier: Dossier) -> list[Result]:
    claims = list(dossier.claims_by_id)
    judged = [option for option in dossier.options if option.verdict.stance is not Stance.NONE]
    return [
        listing(dossier),
        compare(dossier, dossier.options),
        *(explain(dossier, option) for option in dossier.options),
        *(explain(dossier, option, claims[:1]) for option in dossier.options),
        doubtable(dossier),
        doubt(dossier, claims[:2]),
        *(cruxes(dossier, option) for option in judged),
        found(dossier),
    ]


def found(dossier: Dossier) -> Hits:
    """As if every claim had been found, with each of its ends marked."""
    entry = Entry(Path("a.yaml"), dossier.id, dossier.title, None, (), 0, None, Origin.USER, None)
    hits = [
        Hit(
            entry, "o0", dossier.options[0].name, Stance.REJECTED, Kind.CLAIM, Bearing.CON, claim.id,
            claim.basis, claim.voice, claim.certainty, claim.claim, ends(claim.claim),
            tuple(Quotation(one.paragraph, one.quote, ends(one.quote)) for one in claim.cite),
        )
        for claim in dossier.claims_by_id.values()
    ]  # fmt: skip
    return Hits(dossier.question, len(hits), tuple(hits), ())


def ends(words: str) -> tuple[tuple[int, int], ...]:
    return ((0, 1), (len(words) - 1, len(words))) if len(words) > 1 else ((0, len(words)),)


ACTS_ON_A_SCREEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(dossiers(), st.integers(20, 200), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_a_table_holds_nothing_that_acts_on_a_screen_and_fits_it(
    dossier: Dossier, width: int, encoding: str
) -> None:
    for result in results(dossier):
        shown = tables.render(result, tables.Screen(width, encoding=encoding))
        assert not ACTS_ON_A_SCREEN.search(shown)
        shown.encode(encoding)
        assert all(cell_len(line) <= max(width, 20) for line in shown.splitlines())


def test_no_markup_of_rich_is_obeyed() -> None:
    said = "[bold]b[/bold] [/x] [sic] :smile:"
    dossier = load(LIBRARY)
    option = dossier.options[0].model_copy(update={"summary": said, "name": said})
    hostile = dossier.model_copy(update={"options": (option, *dossier.options[1:]), "question": said})
    for result in (listing(hostile), compare(hostile, hostile.options), explain(hostile, option)):
        assert said in tables.render(result, tables.Screen(132))


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for inner in value.values() for one in strings(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in strings(inner)]
    return [value] if isinstance(value, str) else []


@SLOW
@given(dossiers())
def test_json_keeps_the_data_to_the_letter_and_shows_no_control_character(dossier: Dossier) -> None:
    for result in results(dossier):
        text = json_text.render(result)
        assert not ACTS_ON_A_SCREEN.search(text)
        if isinstance(result, Listing | Comparison | Explanation):
            assert dossier.question in strings(json.loads(text))
    whole = json.loads(json_text.render(explain(dossier, dossier.options[0])))
    assert whole["option"]["summary"] == dossier.options[0].summary
    for shown in cast(list[dict[str, str]], whole["option"]["pros"]):
        assert shown["claim"] == dossier.claim(shown["id"]).claim


@SLOW
@given(dossiers())
def test_no_cell_of_csv_is_a_formula(dossier: Dossier) -> None:
    for result in results(dossier):
        text = csv_text.render(result)
        assert not ACTS_ON_A_SCREEN.search(text)
        header, *rows = csv.reader(io.StringIO(text))
        for row in rows:
            assert len(row) == len(header)
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@SLOW
@given(dossiers())
def test_markdown_holds_no_html_link_image_or_heading_of_the_data(dossier: Dossier) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for result in results(dossier):
        text = markdown.render(result)
        assert not ACTS_ON_A_SCREEN.search(text)
        tokens = parser.parse(text)
        inner = [child for token in tokens for child in token.children or []]
        assert not {child.type for child in inner} & {"link_open", "image", "s_open"}
        assert all(child.content == "<br>" for child in inner if child.type == "html_inline")
        assert not any(token.type in ("html_block", "code_block", "fence", "hr") for token in tokens)
        headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
        assert len(headings) == len(re.findall(r"^#+ ", text, re.MULTILINE))
