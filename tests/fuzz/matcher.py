"""Coverage-guided fuzzing of the finding of quotations, in a text and from a quotation of any kind.

Run `python tests/fuzz/matcher.py -max_total_time=300` where the project is installed, and atheris
(`pip install 'atheris>=3'`). The arguments are libFuzzer's. The first line of an input is a
quotation, what follows it is a text. It ends with an error at the first that breaks one of these:

- nothing raises, save for a beginning that no paragraph has;
- the places of a quotation are the paragraphs that hold it;
- to make canonical twice is to do it once, but for the hyphens that may or may not belong to a word;
- any run of whole words of a paragraph, if it has no `…`, stands in it, and at its head begins it;
- the passage that is suggested for a quotation stands in the paragraph that it names.
"""

import re
import unicodedata
from itertools import islice
from zlib import crc32

from guided import LIBRARY, ROOT, atheris, fuzz

with atheris().instrument_imports(include=["malign_neglect", "markdown_it"]):
    import markdown_it  # noqa: F401

    from malign_neglect import source, typography
    from malign_neglect.nearest import Passages
    from malign_neglect.source import Text

SIGNS = (
    "\n", "\n\n", "\r\n", "\f", "\u2028", "\u2029", "\x85", "\x1c", "-\n", "\u00ad\n", "- ", " - ", "--", "—", "…", "...",
    ". . .", "[...]", "''", "``", "’", "“", "«\u00a0", "\u202f»", "‹", "\u00a0", "\u200b", "\ufeff", "\u2011", "ﬁ",
    "\u0301", "e\u0301", "\ue000", "\x00", "*", "_", "`", "> ", "# ", "[a](b)", "[^1]", "&amp;", "&#0;", "\\", "<b>",
    "    ", "```\n", "\n===", "| ", "図", "\u1100\u1161", "\U0001f468\u200d",
)  # fmt: skip
"""What typography or Markdown gives a meaning of its own."""
A_HYPHEN_ENDS_IT = re.compile("[-\u00ad\u2010]$")


def one(data: bytes) -> None:
    quotation, _, written = data.decode("utf-8", "ignore").partition("\n")
    found = source.text(written)
    holding = [n for n in range(len(found.raw) + 2) if found.holds(quotation, n)]
    assert found.places(quotation) == tuple(holding)
    for words in (quotation, *found.raw):
        is_canonical_at_once(words)
    holds_its_own_words(found, written, choice=crc32(data))
    suggests_what_would_pass(found, quotation)
    try:
        source.text(written, quotation)
    except ValueError as error:
        if "no paragraph begins" not in str(error):
            raise


def is_canonical_at_once(words: str) -> None:
    once = typography.canonical(words)
    settled = unicodedata.normalize("NFC", once.replace(typography.WRAPPED, ""))
    assert typography.canonical(once) == settled, (once, typography.canonical(once))


def holds_its_own_words(found: Text, written: str, choice: int) -> None:
    """Of each paragraph one run of words, which the choice decides."""
    for number, paragraph in enumerate(found.raw, start=1):
        words = list(re.finditer(r"\S+", paragraph))
        first = choice % len(words)
        last = first + choice // len(words) % (len(words) - first)
        run = paragraph[words[first].start() : words[last].end()]
        skips = source.pieces(run) != (typography.canonical(run),)
        if skips or divides(words, first, last):
            continue
        assert found.holds(run, number), (run, paragraph)
        if first == 0:
            assert source.text(written, run).raw[0] in found.raw[:number]


def suggests_what_would_pass(found: Text, quotation: str) -> None:
    """Save where a hyphen leaves in doubt where a word ends."""
    if passage := Passages(found).nearest(quotation):
        paragraph = found.paragraphs[passage.paragraph - 1]
        assert passage.words in paragraph
        doubtful = re.search("[-\u00ad\u2010] ", paragraph) or not source.pieces(passage.words)
        assert doubtful or found.holds(passage.words, passage.paragraph), (passage, paragraph)


def divides(words: list[re.Match[str]], first: int, last: int) -> bool:
    """Whether a run may begin or end in the middle of a word that is divided at a line's end."""
    before = words[first - 1][0] if first else ""
    after = words[last][0] if last + 1 < len(words) else ""
    return any(A_HYPHEN_ENDS_IT.search(word) for word in (before, after))


def main() -> None:
    texts = (LIBRARY, ROOT / "malign_neglect" / "templates" / "example.yaml")
    quotations = re.findall(r"quote: ([^}]+)", LIBRARY.read_text("utf-8"))
    written = [path.with_suffix(".txt").read_text("utf-8") for path in texts]
    seeds = [f"{quotation}\n{text}" for quotation in islice(quotations, 4) for text in written]
    fuzz(one, [*seeds, *(f"{sign} word\na word {sign} word{sign}" for sign in SIGNS)], SIGNS)


if __name__ == "__main__":
    main()
