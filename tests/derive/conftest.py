"""Derivation with the bundled lexicons and the finder that reads résumés."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from screener.config.lexicon import load_lexicon
from screener.derive.demands.demand import Demand, DemandReader
from screener.derive.demands.terms import Find, PostingTerms, TermReader
from screener.derive.deriver import Deriver
from screener.derive.draft import Draft
from screener.derive.wordings import Wordings
from screener.extract.concepts.finder import Finder
from screener.model.concept import Lexicon
from screener.model.document import Document, Line, Page
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf
from screener.model.profile import Mention
from screener.model.span import Box, Span


@pytest.fixture(scope="session")
def posting_lexicon() -> Lexicon:
    """The domain and how postings are written."""
    return load_lexicon(["medical_coding", "posting_en"])


@pytest.fixture(scope="session")
def find(posting_lexicon: Lexicon) -> Find:
    """Mentions in a text, as the pipeline finds them in résumés."""
    finder = Finder(posting_lexicon)

    def find_in(text: str) -> Sequence[Mention]:
        lines, at = [], 0
        for number, words in enumerate(text.split("\n"), 1):
            lines.append(Line(1, number, Span(at, at + len(words)), Box(0, 0, 0, 0)))
            at += len(words) + 1
        page = Page(1, 0, 0, Span(0, len(text)))
        return finder.find(Document(text, (page,), tuple(lines), "text"), (), ())

    return find_in


@pytest.fixture(scope="session")
def wordings(posting_lexicon: Lexicon) -> Wordings:
    """How postings are written."""
    return Wordings(posting_lexicon)


@pytest.fixture(scope="session")
def ask(posting_lexicon: Lexicon, wordings: Wordings, find: Find) -> Callable[[str], Demand]:
    """What one sentence asks for."""
    terms = TermReader(posting_lexicon, wordings, find)

    def ask_of(sentence: str) -> Demand:
        return DemandReader(posting_lexicon, wordings, PostingTerms(terms, sentence), {}).ask(sentence)

    return ask_of


@pytest.fixture(scope="session")
def derive(posting_lexicon: Lexicon, find: Find) -> Callable[[str], Draft]:
    """The draft of a posting's text."""
    return Deriver(posting_lexicon, find).draft


def shown(node: Node | None) -> str:
    """A tree in short: `any(cpc, all(rhit, 2y coding))`; parts in order of name."""
    if node is None:
        return "nothing"
    if isinstance(node, Named):
        return node.id.rpartition(".")[2].replace("any_coding", "coding")
    if isinstance(node, EducationOf):
        return node.at_least
    if isinstance(node, YearsOf):
        return f"{node.at_least:g}y {'+'.join(sorted(map(shown, node.names)))}"
    assert isinstance(node, AnyOf | AllOf)
    kind = "any" if isinstance(node, AnyOf) else "all"
    return f"{kind}({', '.join(sorted(map(shown, node.parts)))})"
