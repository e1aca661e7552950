"""What each key of a dossier says, in a sentence: for editors, for the prompt, for the docs.

Owns the wording alone; that a key exists, and of what type, is the model's to say.
"""

KEYS: dict[str, dict[str, str]] = {
    "Dossier": {
        "format": "The version of the format: 1.",
        "id": "The dossier's id; without it, the name of the file.",
        "title": "What the dossier is about.",
        "question": "The question that the options answer.",
        "source": "The text that the dossier encodes.",
        "criteria": "The rows of a comparison, in order; each should be spoken to by two options or more.",
        "claims": "Claims that several options share, and context that belongs to none.",
        "options": "The options that the text weighs, in the order in which it takes them up.",
    },
    "Source": {
        "title": "The title of the text.",
        "author": "Who wrote it.",
        "publication": "Where it appeared, if known.",
        "published": "When it appeared, if known.",
        "url": "Where it can be read, if known.",
        "begins": "The first words of paragraph 1; titles and bylines before it are not counted.",
        "text": "The path of the text, from the dossier's folder; quotations are verified in it.",
    },
    "Criterion": {
        "id": "The criterion's id, by which claims name it.",
        "name": "A question put to every option, such as: Can it be done?",
    },
    "Option": {
        "id": "The option's id.",
        "name": "The option's name.",
        "aliases": "Other ids that it answers to.",
        "summary": "The option in one sentence.",
        "variants": "Forms that the option takes.",
        "steps": "What the option would have one do.",
        "pros": "What the text says for the option; [] says that it gives nothing.",
        "cons": "What the text says against the option; [] says that it gives nothing.",
        "verdict": "What the text concludes on the option.",
    },
    "Part": {
        "name": "Its name.",
        "text": "It in one sentence.",
        "cite": "Where it stands: a citation, or a list of them.",
        "parts": "Its own parts.",
    },
    "Claim": {
        "id": "The claim's id, unique in the dossier.",
        "claim": "One plain sentence in your own words, saying no more than the text does.",
        "criterion": "The id of the criterion to which it speaks: its row in a comparison.",
        "cite": "Where it stands: a citation, or a list of them.",
        "basis": "stated (the default), conceded (granted against the author's own verdict), "
        "or implied (it takes a step that the text does not write).",
        "voice": "Who says it, where the author reports somebody else; by default the author.",
        "certainty": "The author's hedge, in the author's word: perhaps, appears.",
        "because": "Reasons, each enough by itself; `all: [...]` for reasons that are needed together.",
        "stands_alone": "true where the text also asserts it without its reasons.",
        "answered_by": "Claims that defeat this one while they stand.",
    },
    "Linked": {"all": "Reasons that are needed together."},
    "Citation": {
        "paragraph": "The number of the paragraph, counted from 1.",
        "quote": "The words of the text, verbatim, at most 25; … skips words within the paragraph.",
    },
    "Verdict": {
        "stance": "recommended, conditional (turned down as pursued, kept on stated terms), rejected, "
        "or none (no verdict is given).",
        "label": "The verdict in two or three of the text's own words.",
        "says": "The verdict in one or two sentences of your own, with its nuance.",
        "cite": "Where it stands: a citation, or a list of them.",
        "because": "The grounds, each enough by itself; `all: [...]` for grounds that are needed together.",
        "despite": "What the text grants on the other side, and outweighs.",
    },
}
"""By the type of the model and the key."""
