"""The shapes of the tables about what the program says: sentences with places, and names inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from screener.registry import did_you_mean

PLACES: Mapping[str, str] = {
    "asked": "what is asked for, by its label",
    "date": "when",
    "detail": "what follows the rest",
    "file": "a file's name",
    "found": "what was found",
    "label": "a rule's label",
    "line": "a line's number",
    "list": "things joined by “and” or “or”",
    "number": "how many; where it is 1, the sentence's `one` is said",
    "page": "a page's number",
    "quote": "words of the document",
    "rank": "a place in the list",
    "score": "points of 100",
    "state": "what the text says of a credential",
    "title": "a job's title",
    "unit": "what a figure is counted in",
    "verdict": "the verdict as people say it",
    "wanted": "how much, or how recent, is asked for",
}
"""The places that a sentence can have."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_STRAY = re.compile(r"[{}\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over a column or a sheet, and what it means."""

    head: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceExample:
    """What stands in the places of a sentence, and how it reads then."""

    given: Mapping[str, str] = field(default_factory=dict)
    reads: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words that the program says, with places for what was found: "{found} ({number} wanted)".

    text: what stands in [square brackets] is left out where one of its places is empty.
    one: the text where {number} is 1.
    examples: at least one, each with what is given and how it reads.
    """

    text: str
    one: str = ""
    examples: tuple[SentenceExample, ...] = field(
        default=(), metadata={"wanted": "each sentence shows how it reads"}
    )

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """Key, what is wrong, what to try: places that there are not, brackets that do not close."""
        for key, text in (("text", self.text), ("one", self.one)):
            for name in _PLACE.findall(text):
                if name not in PLACES:
                    hint = did_you_mean(name, PLACES) or f"known: {', '.join(PLACES)}"
                    yield key, f"there is no place {{{name}}}", hint
            if _STRAY.search(_PLACE.sub("", _OPTION.sub(r"\1", text))):
                yield key, "a bracket is not closed", "write {place}, and [words that may be left out]"
        for example in self.examples:
            if lacking := sorted(self.places() - example.given.keys()):
                yield (
                    "examples",
                    f"an example gives nothing for {{{lacking[0]}}}",
                    'give "" where it is empty',
                )
            elif (read := self.said(example.given)) != example.reads:
                yield "examples", f"reads {read!r}, not {example.reads!r}", ""

    def places(self) -> set[str]:
        """The places of the sentence, and `number` where it has a text for one."""
        return {*_PLACE.findall(self.text + self.one), *(("number",) if self.one else ())}

    def said(self, given: Mapping[str, str]) -> str:
        """The sentence with what is given in its places. KeyError where one of them is not given."""
        text = self.one if self.one and given["number"] == "1" else self.text

        def option(part: re.Match[str]) -> str:
            return part[1] if all(given[name] for name in _PLACE.findall(part[1])) else ""

        return _PLACE.sub(lambda place: given[place[1]], _OPTION.sub(option, text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How a concept or group is called inside a sentence, where its label is made for a list.

    name: as a thing ("coding audits"). do: as what somebody does, after "do you" ("review records before
    coding"). work: before the trade's own work ("surgical" for surgical coding). bare: as a thing without an
    article, behind "no …" and in lists of what is missing.
    """

    name: str = ""
    do: str = ""
    work: str = ""
    bare: str = ""
