"""A lexicon tried on its own examples: what `screener check` runs after loading it."""

from __future__ import annotations

import re

from screener.errors import Fault
from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.concepts.finder import Finder
from screener.model.concept import Concept, Lexicon, fold_name
from screener.model.document import Document, Line, Page
from screener.model.profile import Mention
from screener.model.span import Box, Span

_JOINED = re.compile(r"[&/,+(]|\b(?:and|or|to)\b|\d.*\d")


def plain_document(text: str) -> Document:
    """A text as a document of one page without layout."""
    lines: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        lines.append(Line(1, number, Span(start, start + len(line)), Box(0, 0, 0, 0)))
        start += len(line) + 1
    return Document(text, (Page(1, 0.0, 0.0, Span(0, len(text))),), tuple(lines), "text")


def try_examples(lexicon: Lexicon) -> tuple[Fault, ...]:
    """Examples in which a concept is not found, texts that are none in which it is."""
    finder = Finder(lexicon)
    faults: list[Fault] = []
    for concept in lexicon.concepts.values():
        if not concept.examples or not concept.not_examples:
            what = "has no examples" if not concept.examples else "has no not_examples"
            faults.append(Fault(concept.id, what, "each concept shows what it is and what it is not"))
        for text in concept.examples:
            if not _found(finder, concept, text):
                faults.append(Fault(concept.id, f"not found in its example {text!r}"))
        for text in concept.not_examples:
            if mention := _found(finder, concept, text):
                what = f"found as {mention.quote!r} in {text!r}, which is not an example"
                faults.append(Fault(concept.id, what, mention.why))
    return tuple(faults)


def colliding_names(lexicon: Lexicon) -> tuple[Fault, ...]:
    """Names that several concepts of one category claim without surroundings that decide.

    A compound ("ICD-10-CM/PCS", "facility and profee") is the name of each of its parts, not a collision.
    """
    owners: dict[tuple[str, str], set[str]] = {}
    for concept in lexicon.concepts.values():
        for name in (concept.name, *concept.aliases, *concept.abbreviations):
            if name and not _JOINED.search(name):
                owners.setdefault((concept.category, fold_name(name)), set()).add(concept.id)
    return tuple(
        Fault(
            ", ".join(sorted(ids)),
            f"all claim the name {name!r}",
            "give it to one, or say in `ambiguous` when",
        )
        for (_, name), ids in sorted(owners.items())
        if len(ids) > 1
    )


def _found(finder: Finder, concept: Concept, text: str) -> Mention | None:
    for mention in finder.find(plain_document(text), (), ()):
        if mention.concept == concept.id and mention.confidence > UNDECIDED:
            return mention
    return None
