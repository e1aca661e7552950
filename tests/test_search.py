"""What a search finds, in which order, and what it marks."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import LIBRARY
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_library import Home, home_in, imported, write

from malign_neglect import dossiers, load
from malign_neglect.passages import Bearing, Kind, passages
from malign_neglect.problems import InvalidDossier, UnknownName
from malign_neglect.search import Hit, Span, search
from malign_neglect.vocabulary import Basis, Side, Stance
from malign_neglect.yaml_text import Value

EVERY = 100_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return home_in(tmp_path, monkeypatch)


def found(
    words: str, *, side: Side | None = None, stance: Stance | None = None, option: str | None = None
) -> list[Hit]:
    """All hits in the town's library dossier."""
    return list(search(words, dossiers=[LIBRARY], side=side, stance=stance, option=option, limit=EVERY).hits)


def texts(hits: Iterable[Hit]) -> list[str]:
    return [hit.text for hit in hits]


def marked(hit: Hit) -> list[str]:
    """What is marked in a hit, in its text and then in its quotations."""
    places = [(hit.text, hit.spans), *((one.quote, one.spans) for one in hit.quotations)]
    return [text[start:end] for text, spans in places for start, end in spans]


class Cited(NamedTuple):
    """A claim of a made-up dossier, and the words that it cites."""

    claim: str
    quotes: Sequence[str] = ("nothing",)


def made_up(folder: Path, *claims: Cited | str, name: str = "made-up") -> Path:
    """A dossier with these claims as the pros of one option, in a file."""
    cited = [one if isinstance(one, Cited) else Cited(one) for one in claims]
    return put(
        folder / f"{name}.yaml",
        pros=[claim(f"c{number}", one.claim, *one.quotes) for number, one in enumerate(cited)],
    )


def claim(id_: str, words: str, *quotes: str, **keys: Value) -> dict[str, Value]:
    cite: list[Value] = [
        {"paragraph": str(n), "quote": quote} for n, quote in enumerate(quotes or ("nothing",), 1)
    ]
    return {"id": id_, "claim": words, "cite": cite, **keys}


def put(
    file: Path, *, pros: Sequence[Value] = (), cons: Sequence[Value] = (), because: Sequence[Value] = (),
    despite: Sequence[Value] = (), claims: Sequence[Value] = (),
) -> Path:  # fmt: skip
    """A dossier with one option, in a file. JSON is YAML too."""
    verdict: Value = {"stance": "none", "because": list(because), "despite": list(despite)}
    option: Value = {
        "id": "only", "name": "Only", "summary": "Summary", "pros": list(pros), "cons": list(cons), "verdict": verdict
    }  # fmt: skip
    raw: Value = {
        "format": "1", "id": "put", "title": "Title", "question": "Question", "source": {"title": "Source"},
        "claims": list(claims), "options": [option],
    }  # fmt: skip
    file.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return file


def bearings(file: Path) -> list[tuple[str | None, str | None]]:
    return [(one.claim, one.bearing) for one in passages(load(file)) if one.kind is Kind.CLAIM]


# What is found


def test_a_claim_is_found_with_its_words_their_place_and_how_the_source_holds_it() -> None:
    (hit,) = found("noon")
    assert (hit.dossier.id, hit.dossier.path, hit.option, hit.option_name) == (
        "library",
        LIBRARY,
        "school",
        "The school",
    )
    assert (hit.stance, hit.kind, hit.bearing, hit.claim) == (
        Stance.RECOMMENDED,
        Kind.CLAIM,
        Bearing.CON,
        "noisy",
    )
    assert (hit.text, hit.basis, hit.voice, hit.certainty) == (
        "It is noisy at noon.",
        Basis.CONCEDED,
        None,
        None,
    )
    assert [(one.paragraph, one.quote) for one in hit.quotations] == [(4, "noisy at noon")]
    assert marked(hit) == ["noon", "noon"]


def test_a_claim_that_is_anothers_or_hedged_says_so() -> None:
    assert [hit.voice for hit in found("renewed")] == ["the railway"]
    assert [hit.certainty for hit in found("winters")] == ["perhaps"]
    assert [hit.basis for hit in found("caretaker")] == [Basis.IMPLIED]


def test_a_word_is_found_in_a_quotation_alone() -> None:
    (hit,) = found("shelf")
    assert hit.text == "The present library is full."
    assert marked(hit) == ["shelf"]


@pytest.mark.parametrize(
    ("words", "kind", "option", "text"),
    [
        ("disused", Kind.SUMMARY, "station", "The old station — Move the library into the disused station."),
        ("repair", Kind.VERDICT, "station", "too dear — The station is too dear to repair."),
        ("waiting", Kind.VARIANT, "station", "The waiting room — Use one room of it."),
        ("old", Kind.SUMMARY, "station", "The old station — Move the library into the disused station."),
    ],
)
def test_summaries_verdicts_and_variants_are_found(words: str, kind: Kind, option: str, text: str) -> None:
    hits = [hit for hit in found(words) if hit.kind is not Kind.CLAIM]
    assert [(hit.kind, hit.option, hit.text, hit.bearing, hit.claim) for hit in hits] == [
        (kind, option, text, None, None)
    ]


def test_steps_and_their_parts_are_found() -> None:
    hits = search("silence", dossiers=["malign-neglect"]).hits
    assert [(hit.kind, hit.text) for hit in hits] == [(Kind.STEP, "Then silence — Say nothing else.")]


def test_a_verdict_is_found_by_each_quotation_that_it_cites() -> None:
    (hit,) = [one for one in found("once") if one.kind is Kind.VERDICT]
    assert [(one.paragraph, len(one.spans)) for one in hit.quotations] == [(4, 0), (5, 1), (4, 0)]


def test_context_belongs_to_no_option() -> None:
    (hit,) = found("full")
    assert (hit.claim, hit.option, hit.option_name, hit.stance, hit.bearing) == (
        "library-is-full",
        None,
        None,
        None,
        None,
    )


# On which side a claim is found


def test_a_reason_is_on_the_side_of_what_it_is_a_reason_for_and_an_answer_on_neither() -> None:
    sides = {hit.claim: hit.bearing for hit in found("roof") if hit.claim} | {
        hit.claim: hit.bearing for hit in found("winters")
    }
    assert sides == {"roof-leaks": Bearing.CON, "hard-winters": Bearing.CON, "roof-is-new": Bearing.ANSWER}


def test_a_claim_is_where_it_is_listed_before_where_it_is_a_reason(tmp_path: Path) -> None:
    linked: Value = {"all": ["a", claim("c", "C", because=[claim("d", "D")])]}
    file = put(tmp_path / "x.yaml", pros=[claim("a", "A")], cons=[claim("b", "B", because=[linked])])
    assert bearings(file) == [("a", "pro"), ("b", "con"), ("c", "con"), ("d", "con")]


def test_a_reason_for_both_sides_is_found_on_both(tmp_path: Path) -> None:
    shared = claim("shared", "Shared")
    file = put(
        tmp_path / "x.yaml",
        claims=[shared],
        pros=[claim("a", "A", because=["shared"])],
        cons=[claim("b", "B", because=["shared"])],
    )
    assert bearings(file) == [("a", "pro"), ("b", "con"), ("shared", "pro"), ("shared", "con")]


def test_grounds_concessions_and_answers_are_named_so_where_they_are_neither_pro_nor_con(
    tmp_path: Path,
) -> None:
    file = put(
        tmp_path / "x.yaml",
        pros=[
            claim(
                "a",
                "A",
                answered_by=[claim("answer", "X", because=[claim("for-answer", "Y")], answered_by=["a"])],
            )
        ],
        because=["a", claim("ground", "G", because=[claim("for-ground", "H")])],
        despite=[claim("despite", "D"), "ground"],
    )
    assert bearings(file) == [
        ("a", "pro"), ("ground", "ground"), ("for-ground", "ground"), ("despite", "despite"), ("answer", "answer"), ("for-answer", "answer"),
    ]  # fmt: skip


def test_reasons_in_a_circle_are_found_once(tmp_path: Path) -> None:
    file = put(
        tmp_path / "x.yaml", pros=[claim("a", "A", because=[claim("b", "B", because=["a", "b"])]), "a"]
    )
    assert bearings(file) == [("a", "pro"), ("b", "pro")]


def test_a_claim_of_two_options_is_found_for_each() -> None:
    hits = search("“additional UN sanctions are not going to happen”", dossiers=["malign-neglect"]).hits
    assert {(hit.claim, hit.option, hit.bearing) for hit in hits} == {
        ("no-more-un-sanctions", "sanctions", Bearing.CON),
        ("no-more-un-sanctions", "malign-neglect", Bearing.GROUND),
    }


# What is asked


def test_all_words_are_needed_in_any_order_in_text_or_quotations(tmp_path: Path) -> None:
    file = made_up(tmp_path, Cited("Alpha beta", ["gamma"]), "alpha", Cited("beta", ["alpha", "gamma delta"]))
    for words in ("alpha beta gamma", "gamma  beta alpha", "gamma alpha beta beta"):
        assert sorted(texts(search(words, dossiers=[file]).hits)) == ["Alpha beta", "beta"]
    assert texts(search("alpha delta gamma", dossiers=[file]).hits) == ["beta"]
    assert search("alpha epsilon", dossiers=[file]).hits == ()


def test_words_come_before_words_that_begin_with_them(tmp_path: Path) -> None:
    longer = "sanctions sanctions sanctions"
    file = made_up(
        tmp_path, longer, "Of a sanction, in a much longer sentence with other words", "asanction", "sanc"
    )
    assert texts(search("sanction", dossiers=[file]).hits) == [
        "Of a sanction, in a much longer sentence with other words",
        longer,
    ]
    assert texts(search("sanction word", dossiers=[file]).hits) == [
        "Of a sanction, in a much longer sentence with other words"
    ]


def test_the_text_of_a_claim_counts_more_than_its_quotations(tmp_path: Path) -> None:
    file = made_up(tmp_path, Cited("Nothing here", ["of tariffs"]), Cited("Of tariffs", ["nothing here"]))
    assert texts(search("tariffs", dossiers=[file]).hits) == ["Of tariffs", "Nothing here"]


def test_what_counts_alike_comes_in_the_order_of_the_dossiers_and_in_them(home: Home, tmp_path: Path) -> None:
    for name in ("b", "a"):
        made_up(home.own, "same words", "same words", name=name)
    places = [(hit.dossier.path.stem, hit.claim) for hit in search("same words").hits]
    assert places == [("a", "c0"), ("a", "c1"), ("b", "c0"), ("b", "c1")]
    named = search("same words", dossiers=[home.own / "b.yaml", home.own / "a.yaml"]).hits
    assert [hit.dossier.path.stem for hit in named] == ["b", "b", "a", "a"]


@pytest.mark.parametrize(
    "query",
    [
        '"six party talks"',
        "“six party talks”",
        "„Six Party Talks“",
        "«six party talks»",
        '"six party talks',
        "“ six — party talks ”",
        '""six party talks""',
        "«„six party talks“»",
    ],
)
def test_a_phrase_in_any_quotation_marks_is_a_phrase(tmp_path: Path, query: str) -> None:
    file = made_up(tmp_path, "The Six-Party Talks", "Talks of a party of six", "six party talkss")
    hits = search(query, dossiers=[file]).hits
    assert texts(hits) == ["The Six-Party Talks"]
    assert marked(hits[0]) == ["Six-Party Talks"]


def test_a_quoted_word_is_meant_as_it_is(tmp_path: Path) -> None:
    file = made_up(tmp_path, "sanction", "sanctions")
    assert texts(search('"sanction"', dossiers=[file]).hits) == ["sanction"]


def test_a_phrase_ends_where_a_quotation_ends(tmp_path: Path) -> None:
    file = made_up(tmp_path, Cited("One", ["alpha beta", "gamma delta"]))
    assert search('"beta gamma"', dossiers=[file]).total == 0
    assert [marked(hit) for hit in search("gamma beta", dossiers=[file]).hits] == [["beta", "gamma"]]
    assert search('"one alpha"', dossiers=[file]).total == 0


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("regime's", "The regime’s fall"),
        ("the regime", "The regime’s fall"),
        ("well-known", "A well known fact"),
        ("well—known", "A well-known fact"),
        ("U.S.", "Of U.S. interests"),
        ("AND", "this and that"),
        ("NEAR(fall, 2)", "near fall 2"),
        ("fall NOT winter", "fall, not winter"),
        ("^fall*", "fall"),
        ("text:fall", "text: fall"),
        ("{text quotations} : fall", "text, quotations; fall"),
        ("fall + winter", "winter fall"),
        ("(fall)", "fall"),
        ("-fall", "fall"),
        ("50%", "50 percent"),
        ("fall';--", "fall"),
    ],
)
def test_apostrophes_hyphens_and_operators_are_plain_text(tmp_path: Path, query: str, text: str) -> None:
    file = made_up(tmp_path, text, "nothing of it")
    assert texts(search(query, dossiers=[file]).hits) == [text]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("regime", "Le RÉGIME"),
        ("RÉGIME", "le regime"),
        ("re\u0301gime", "le régime"),
        ("regime", "le re\u0301gime"),
        ("strasse", "Straße"),
        ("STRAẞE", "strasse"),
        ("σίσυφος", "ΣΙΣΥΦΟΣ"),
        ("σισυφοσ", "Σίσυφος"),
        ("ежик", "Ёжик"),
        ("ankara", "ANKARA"),
        ("tiệc", "TIEC"),
        ("office", "oﬃce"),
        ("שלום", "שָׁלוֹם"),
        ("cooperate", "co\u00adoperate"),
        ("हिन्दी", "हिन्दी भाषा"),
        ("東京", "東京 都"),
        ("isolated", "\u2067isolated\u2069"),
    ],
)
def test_case_and_diacritics_fold_in_any_script(tmp_path: Path, query: str, text: str) -> None:
    file = made_up(tmp_path, text, "nothing of it")
    (hit,) = search(query, dossiers=[file]).hits
    assert hit.text == text
    assert len(hit.spans) == 1


def test_what_is_marked_is_the_text_as_it_is_written(tmp_path: Path) -> None:
    file = made_up(tmp_path, Cited("An ‘e\u0301lan’ — Straßen,\nco\u00adoperation", ["“Élan”", "x", "É."]))
    (hit,) = search("elan strasse e cooperation", dossiers=[file]).hits
    assert marked(hit) == ["e\u0301lan", "Straßen", "co\u00adoperation", "Élan", "É"]


@pytest.mark.parametrize(
    "query", ["", " ", "—", '"', "“”", "***", "'’", "\0", "\ue000", "\u0301\u00ad", "\U0001f600", "\ud800"]
)
def test_a_search_needs_a_word(query: str) -> None:
    with pytest.raises(UnknownName, match="write at least one"):
        search(query)


# What is asked for of it


def test_a_side_keeps_its_claims_alone() -> None:
    assert {hit.bearing for hit in found("the")} > {Bearing.CON, None}
    assert {hit.bearing for hit in found("the", side=Side.CON)} == {Bearing.CON}
    assert [hit.claim for hit in found("caretaker", side=Side.PRO)] == ["one-caretaker"]
    assert found("caretaker", side=Side.CON) == []
    assert found("renewed", side=Side.PRO) == []


def test_a_verdict_keeps_what_belongs_to_options_that_got_it() -> None:
    assert {hit.option for hit in found("the")} == {"station", "school", "market-hall", None}
    assert {hit.option for hit in found("the", stance=Stance.RECOMMENDED)} == {"school"}
    assert {hit.option for hit in found("the", stance=Stance.NONE)} == {"market-hall"}


@pytest.mark.parametrize("word", ["station", "railway", "The Old Station", "the-old", "rail", "STATION"])
def test_an_option_answers_to_its_id_alias_name_or_how_these_begin(word: str) -> None:
    assert {hit.option for hit in found("the", option=word)} == {"station"}


def test_how_a_name_begins_may_fit_several_options() -> None:
    assert {hit.option for hit in found("the", option="the")} == {"station", "school", "market-hall"}


def test_a_whole_name_is_meant_before_one_that_begins_so(home: Home, tmp_path: Path) -> None:
    made_up(home.own, "a hall")
    text = LIBRARY.read_text(encoding="utf-8")
    (home.own / "longer.yaml").write_text(text.replace("id: school", "id: only-school"), encoding="utf-8")
    assert {hit.option for hit in search("hall", option="only").hits} == {"only"}
    assert {hit.option for hit in search("hall", option="only-s").hits} == {"only-school"}


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("scool", "no option 'scool'; did you mean school?"),
        ("zzz", "no option 'zzz' in these dossiers"),
        ("", "no option '' in these dossiers"),
    ],
)
def test_an_option_that_no_dossier_has_is_a_miss(word: str, message: str) -> None:
    with pytest.raises(UnknownName) as miss:
        found("the", option=word)
    assert str(miss.value) == message


def test_an_option_of_a_dossier_that_is_not_searched_is_a_miss(home: Home) -> None:
    write(home.own / "library.yaml")
    assert search("station", option="station").total > 0
    with pytest.raises(UnknownName):
        search("station", option="station", dossiers=["malign-neglect"])


def test_only_so_many_are_shown_and_all_are_counted() -> None:
    every = search("the", dossiers=[LIBRARY], limit=EVERY)
    few = search("the", dossiers=[LIBRARY], limit=3)
    assert every.total == few.total == len(every.hits) > 3
    assert few.hits == every.hits[:3]


# Where it looks


def test_every_dossier_at_hand_is_searched_unless_some_are_named(home: Home) -> None:
    own = write(home.own / "own.yaml")
    assert {hit.dossier.id for hit in search("the", limit=EVERY).hits} > {"own", "malign-neglect"}
    for name in ("own", own, str(own)):
        assert {hit.dossier.path for hit in search("the", dossiers=[name], limit=EVERY).hits} == {own}


def test_a_dossier_whose_id_is_taken_is_searched_too(home: Home) -> None:
    for name in ("a", "b"):
        write(home.own / f"{name}.yaml", id_="twice")
    hits = search("roof").hits
    assert {(hit.dossier.path.stem, hit.dossier.shadowed_by) for hit in hits} == {
        ("a", None),
        ("b", home.own / "a.yaml"),
    }


def test_what_cannot_be_read_is_said_and_the_rest_is_searched(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home.own / "own.yaml")
    broken = write(home.own / "broken.yaml", id_="[")
    monkeypatch.setenv("OPTIONS_PATH", str(tmp_path / "nowhere"))
    result = search("roof")
    assert result.total > 0
    (folder, why_folder), (file, why_file) = result.unreadable
    assert (folder, why_folder) == (tmp_path / "nowhere", "no such folder")
    assert file == broken
    assert why_file.startswith("line ")


@pytest.mark.parametrize("name", ["nothing.yaml", "no-such-id", ".", "x" * 5000])
def test_a_dossier_that_is_named_and_missing_is_an_error(name: str) -> None:
    with pytest.raises(InvalidDossier):
        search("the", dossiers=[LIBRARY, name])


def test_a_dossier_that_is_named_and_invalid_is_an_error_with_all_its_problems(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 2\nquestion: x\n", encoding="utf-8")
    with pytest.raises(InvalidDossier) as expected:
        load(broken)
    with pytest.raises(InvalidDossier) as raised:
        search("the", dossiers=[broken])
    assert raised.value.problems == expected.value.problems
    assert len(expected.value.problems) > 2


def test_half_a_character_in_a_dossier_does_no_harm(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home.own / "a.yaml")
    whole = load(LIBRARY)
    option = whole.options[0].model_copy(update={"name": "na\ud800me", "summary": "half \ud800 a character"})
    half = whole.model_copy(update={"title": "\udfff", "options": (option,)})
    monkeypatch.setattr(dossiers, "load", lambda _: half)
    (hit,) = search("half character", dossiers=[home.own / "a.yaml"]).hits
    assert marked(hit) == ["half", "character"]


def test_a_search_of_what_has_been_read_imports_neither_the_model_nor_yaml(home: Home) -> None:
    write(home.own / "own.yaml", age=60)
    search("the")
    found = imported("from malign_neglect.search import search; assert search('roof').total > 0")
    assert "malign_neglect.index" in found
    assert not found & {"malign_neglect.model", "pydantic", "yaml", "difflib"}


# Laws


SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HOSTILE = st.lists(
    st.sampled_from(
        ['"', "“", "”", "«", "*", "^", ":", "(", ")", "{", "}", "+", "-", "'", "’", "\\", "\0", "%", ";--", ",", ".",
         "AND", "OR", "NOT", "NEAR", "NEAR(", "text", "quotations", "words", "rowid", "rank", "MATCH", "the", "roof",
         "é", "e\u0301", "\u0301", "ß", "İ", "ı", "ﬁ", "\ue000", "\ue001", "\ue002", "\ud800", "\udfff", "\U0001f600", "\u200d",
         "\u00ad", "\u202e", "一二", "שׁ", " ", "\n", "\t", "1", "½", "_"]
    )
    | st.text(max_size=4)
    | st.characters(categories=["L", "M", "N", "Co", "Cs", "P", "S"]),
    max_size=12,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda between: between.join(parts)))  # fmt: skip


def spans_are_sound(text: str, spans: Sequence[Span], asked: set[str]) -> None:
    """They lie in the text, in order and apart; what they mark are whole words that were asked for."""
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for start, end in spans:
        assert words_of(text) == words_of(text[:start]) + words_of(text[start:end]) + words_of(text[end:])
        assert words_of(text[start:end])
        assert all(any(word.startswith(one) for one in asked) for word in words_of(text[start:end]))


@SLOW
@given(HOSTILE)
@example('"roof')
@example("the " * 5000)
@example('"' + "the roof " * 2000)
def test_nothing_that_is_typed_is_an_error_but_to_type_no_word(query: str) -> None:
    try:
        result = search(query, dossiers=[LIBRARY], limit=EVERY)
    except UnknownName:
        assert words_of(query) == []
        return
    assert len(result.hits) == result.total
    for hit in result.hits:
        for text, spans in ((hit.text, hit.spans), *((one.quote, one.spans) for one in hit.quotations)):
            spans_are_sound(text, spans, set(words_of(query)))


@SLOW
@given(HOSTILE, HOSTILE)
def test_whatever_a_dossier_says_is_found_by_its_own_words(tmp_path: Path, text: str, quote: str) -> None:
    whole = load(LIBRARY)
    cite = whole.claims[0].cite[0].model_copy(update={"quote": quote})
    said = whole.claims[0].model_copy(update={"claim": text, "cite": (cite, *whole.claims[0].cite)})
    file = made_up(tmp_path, "anything")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dossiers, "load", lambda _: whole.model_copy(update={"claims": (said,)}))
        for words in filter(words_of, (text, quote)):
            query = " ".join(words_of(words))
            (hit,) = [one for one in search(query, dossiers=[file], limit=EVERY).hits if one.claim == said.id]
            for shown, spans in ((hit.text, hit.spans), *((one.quote, one.spans) for one in hit.quotations)):
                spans_are_sound(shown, spans, set(words_of(words)))


def words_of(text: str) -> list[str]:
    """The words of a text without case and diacritics."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    bare = [one for one in plain if not unicodedata.combining(one) and unicodedata.category(one) != "Cf"]
    return "".join(one if unicodedata.category(one)[0] in "LNM" else " " for one in bare).split()


class Piece(NamedTuple):
    """A word or a phrase that is asked for."""

    text: str
    quoted: bool

    def typed(self) -> str:
        return f"“{self.text}”" if self.quoted else self.text

    def stands_in(self, texts: Sequence[str], *, exact: bool) -> bool:
        return any(self._stands_in(words_of(text), words_of(self.text), exact) for text in texts)

    def _stands_in(self, words: list[str], asked: list[str], exact: bool) -> bool:
        """Its words follow one another there; the last may only begin one, unless it is quoted."""
        there = [words[at : at + len(asked)] for at in range(len(words) - len(asked) + 1)]
        if exact or self.quoted:
            return asked in there
        return any(one[:-1] == asked[:-1] and one[-1].startswith(asked[-1]) for one in there)


WORD = st.sampled_from(
    ["régime", "Regimes", "RE\u0301GIME", "reg", "six-party", "party", "Party’s", "talks", "talk", "six", "Straße", "strasse", "U.S.", "s", "ёж", "Еж", "2009", "20"]
)  # fmt: skip
SENTENCE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
CLAIMS = st.lists(
    st.builds(Cited, SENTENCE, st.lists(SENTENCE, min_size=1, max_size=3)), min_size=1, max_size=6
)
PIECES = st.lists(
    st.builds(Piece, WORD, st.just(False)) | st.builds(Piece, st.lists(WORD, min_size=1, max_size=3).map(" ".join), st.just(True)),
    min_size=1,
    max_size=3,
)  # fmt: skip


@SLOW
@given(CLAIMS, PIECES)
def test_what_is_found_is_what_reading_every_claim_would_find(
    tmp_path: Path, said: list[Cited], asked: list[Piece]
) -> None:
    expected: dict[bool, set[str | None]] = {}
    for exact in (True, False):
        expected[exact] = {
            f"c{number}"
            for number, one in enumerate(said)
            if all(piece.stands_in([one.claim, *one.quotes], exact=exact) for piece in asked)
        }
    query = " ".join(piece.typed() for piece in asked)
    every = search(query, dossiers=[made_up(tmp_path, *said)], limit=EVERY).hits
    hits = [hit for hit in every if hit.kind is Kind.CLAIM]
    found = [hit.claim for hit in hits]
    whole = len(expected[True])
    assert (set(found[:whole]), set(found), len(found)) == (
        expected[True],
        expected[False],
        len(expected[False]),
    )
    for hit in hits:
        everything_is_marked(hit, asked)


def everything_is_marked(hit: Hit, asked: list[Piece]) -> None:
    shown = [word for words in marked(hit) for word in words_of(words)]
    for piece in asked:
        for word in words_of(piece.text):
            assert any(one == word or (one.startswith(word) and not piece.quoted) for one in shown)
