"""What counts as the same words: how a text is set, as against what it says.

Owns the canonical form of a text, in which quotation marks, dashes, spaces, ligatures and line ends
no longer differ. Letters, capitals, punctuation and accents stay what they are.
"""

import re
import unicodedata

WRAPPED = "\ue000"
"""Stands where a word, or a compound, was divided by a hyphen at the end of a line."""

_SINGLE, _DOUBLE = "‘’‚‛`´′", "“”„‟«»″＂"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_INVISIBLE),
        **_LIGATURES,
    }
)
_DIVIDED = r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*\n\s*(?=[^\W\d_])"
_DASH = r" ?[-\u2012-\u2015](?: ?[-\u2012-\u2015])+ ?| ?[\u2012-\u2015] ?|(?:^| )-(?: |$)"
_LINE_END = r"\r\n?|[\x0b\x85\u2028]"


def lines(text: str) -> str:
    """The text with every line ended alike, and a page's end no more than a space."""
    return re.sub(_LINE_END, "\n", text).replace("\u2029", "\n\n").replace("\f", " ")


def one_line(text: str) -> str:
    """The text with each run of spaces and line ends as one space."""
    return " ".join(text.split())


def canonical(text: str) -> str:
    """The text on one line, such that two settings of the same words are equal, its own among them.

    A hyphen at a line's end becomes WRAPPED: whether it belongs to the word, the setting does not say.
    """
    plain = unicodedata.normalize("NFC", text).replace(WRAPPED, "")
    divided = re.sub(_DIVIDED, WRAPPED, plain)
    signs = divided.translate(_SIGNS).replace("''", '"')
    # Once more, since a letter and its accent may have been apart.
    settled = one_line(unicodedata.normalize("NFC", signs))
    # Which side of a quotation mark the space is on depends on the language, or on nothing.
    return re.sub(' ?" ?', '"', re.sub(_DASH, "-", settled))
