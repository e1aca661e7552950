"""What a dossier is: one text, its options, and what it says for and against each of them.

Owns the types and the rules that hold within one of them. Knows nothing of files, terminals or
output; that references point somewhere is the concern of `references`.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from malign_neglect.vocabulary import Basis, Stance

LONGEST_QUOTATION = 25
"""The longest quotation, in words, that a dossier should hold."""


def _decimal(value: object) -> object:
    """A number as people write it; pydantic alone would also take `1_000`, ` 5 ` and `5.0`."""
    if isinstance(value, str):
        if not (value.isascii() and value.isdecimal()):
            raise PydanticCustomError("not_a_number", "should be a whole number, such as 5")
        return int(value.lstrip("0")[:9] or "0")
    return value


def _true_or_false(value: object) -> object:
    """Exactly `true` or `false`; pydantic alone would also take `yes`, `on` and `1`."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("not_a_boolean", "should be true or false")
        return value == "true"
    return value


def _listed(value: object) -> object:
    """`cite` takes one citation or a list of them."""
    return [value] if isinstance(value, dict | Citation) else value


# Tags that no file can hold as keys, since pydantic mixes both in the place of an error.
_CLAIM, _REFERENCE, _LINKED = "<claim>", "<reference>", "<linked>"


def _kind_of_ground(value: object) -> str:
    if isinstance(value, str):
        return _REFERENCE
    if isinstance(value, Linked) or (isinstance(value, dict) and "all" in value):
        return _LINKED
    return _CLAIM


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Count = Annotated[int, BeforeValidator(_decimal)]
YesNo = Annotated[bool, BeforeValidator(_true_or_false)]


class _Frozen(BaseModel):
    # Deferred: a dossier builds the schemas of all its parts at once, when it is first needed.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Citation(_Frozen):
    """A place in the source, and its words there."""

    paragraph: Count
    quote: Line

    @model_validator(mode="after")
    def _counts_from_one(self) -> "Citation":
        if self.paragraph < 1:
            raise PydanticCustomError("paragraph", "paragraphs are counted from 1")
        return self


Citations = Annotated[tuple[Citation, ...], BeforeValidator(_listed)]


class Claim(_Frozen):
    """One sentence that the source says, in the dossier writer's words, with its place."""

    id: Id
    claim: Line
    criterion: Id | None = None
    cite: Citations
    basis: Basis = Basis.STATED
    voice: Line | None = None
    certainty: Line | None = None
    because: tuple["Ground", ...] = ()
    stands_alone: YesNo = False
    answered_by: tuple["ClaimOrId", ...] = ()

    @model_validator(mode="after")
    def _is_cited(self) -> "Claim":
        if not self.cite:
            raise PydanticCustomError("uncited", "a claim needs a citation: its place and words")
        return self


class Linked(_Frozen):
    """Reasons that are needed together."""

    all: tuple["ClaimOrId", ...]

    @model_validator(mode="after")
    def _has_members(self) -> "Linked":
        if not self.all:
            raise PydanticCustomError("empty_link", "linked reasons cannot be an empty list")
        return self


ClaimOrId = Annotated[
    Annotated[Claim, Tag(_CLAIM)] | Annotated[Id, Tag(_REFERENCE)],
    Discriminator(lambda value: _REFERENCE if isinstance(value, str) else _CLAIM),
]
Ground = Annotated[
    Annotated[Claim, Tag(_CLAIM)] | Annotated[Id, Tag(_REFERENCE)] | Annotated[Linked, Tag(_LINKED)],
    Discriminator(_kind_of_ground),
]


class Part(_Frozen):
    """A form that an option takes, or a step that it asks for; it may have parts of its own."""

    name: Line
    text: Line
    cite: Citations = ()
    parts: tuple["Part", ...] = ()


class Verdict(_Frozen):
    """What the source concludes on an option, on which grounds, and despite what."""

    stance: Stance
    label: Line | None = None
    says: Line | None = None
    cite: Citations = ()
    because: tuple[Ground, ...] = ()
    despite: tuple[ClaimOrId, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Verdict":
        missing = [key for key in ("label", "says") if getattr(self, key) is None]
        if self.stance is not Stance.NONE and missing:
            raise PydanticCustomError(
                "verdict", "a verdict needs {keys}, or the stance none", {"keys": " and ".join(missing)}
            )
        return self


class Option(_Frozen):
    """One of the courses that the source weighs. An empty list of pros says: it gives none."""

    id: Id
    name: Line
    aliases: tuple[Id, ...] = ()
    summary: Line
    variants: tuple[Part, ...] = ()
    steps: tuple[Part, ...] = ()
    pros: tuple[ClaimOrId, ...]
    cons: tuple[ClaimOrId, ...]
    verdict: Verdict


class Criterion(_Frozen):
    """A question put to every option: a row of a comparison."""

    id: Id
    name: Line


class Source(_Frozen):
    """The text that the dossier encodes. What is not known of it is left out."""

    title: Line
    author: Line | None = None
    publication: Line | None = None
    published: Line | None = None
    url: Line | None = None
    begins: Line | None = None
    text: Line | None = None


class Dossier(_Frozen):
    """One text, encoded."""

    format: Annotated[Literal[1], BeforeValidator(_decimal)]
    id: Id
    title: Line
    question: Line
    source: Source
    criteria: tuple[Criterion, ...] = ()
    claims: tuple[Claim, ...] = ()
    options: tuple[Option, ...]

    @model_validator(mode="before")
    @classmethod
    def _named_after_its_file(cls, value: object, info: ValidationInfo) -> object:
        """Without an `id`, a dossier goes by the name that the validation context gives."""
        if isinstance(value, dict) and "id" not in value and info.context:
            return {"id": info.context["id"], **value}
        return value

    @model_validator(mode="after")
    def _has_options(self) -> "Dossier":
        if not self.options:
            raise PydanticCustomError("no_options", "a dossier needs at least one option")
        return self

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """Every claim of the dossier, wherever it is written, in the order of writing."""
        return {claim.id: claim for claim in _claims_within(_roots(self))}

    def claim(self, claim_or_id: Claim | str) -> Claim:
        """The claim itself, where a claim or its id may stand.

        Raises:
            KeyError: no claim has that id.

        """
        return self.claims_by_id[claim_or_id] if isinstance(claim_or_id, str) else claim_or_id


def _roots(dossier: Dossier) -> Iterator[Claim | Linked | str]:
    yield from dossier.claims
    for option in dossier.options:
        yield from option.pros
        yield from option.cons
        yield from option.verdict.because
        yield from option.verdict.despite


def _claims_within(roots: Iterator[Claim | Linked | str]) -> Iterator[Claim]:
    """The claims written inline, each before those written inside it."""
    for entry in roots:
        if isinstance(entry, Linked):
            yield from _claims_within(iter(entry.all))
        elif isinstance(entry, Claim):
            yield entry
            yield from _claims_within(iter((*entry.because, *entry.answered_by)))
