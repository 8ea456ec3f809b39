"""Patterns over tokens: the language, and that matching agrees with a matcher that tries everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.model.span import Span
from screener.model.wording import WordClass
from screener.text.alphabet import Mark
from screener.text.pattern_syntax import (
    Choice,
    Edge,
    Gap,
    Literal,
    Maybe,
    Named,
    PatternError,
    Series,
    Tree,
    parse,
)
from screener.text.patterns import Patterns

CLASSES = {
    "person": WordClass(words=("coder", "team lead", "lady"), plural=True, plurals=("people",)),
    "kin": WordClass(words=("aunt", "sister-in-law")),
    "kinds": WordClass(words=("aunt", "uncle")),
    "anybody": WordClass(words=("{person}", "{kin}")),
    "number": WordClass(words=("two", "several", "{count}")),
}
KINDS = {"credential": (), "abbreviation": ("credential",)}
ENDINGS = (("y", "ies"), ("", "s"))


def found(pattern: str, text: str) -> list[str]:
    """What a pattern finds in a text; *CPC* in it is marked a credential, _CPC_ an abbreviated one."""
    patterns = Patterns({"it": [pattern]}, CLASSES, KINDS, ENDINGS)
    plain, marks = marked(text)
    tokens = patterns.read(plain, marks)
    return [plain[span.start : span.end] for span in patterns["it"].find(tokens)]


def marked(text: str) -> tuple[str, list[Mark]]:
    plain, marks, opened = "", [], -1
    for character in text:
        if character not in "*_":
            plain += character
        elif opened < 0:
            opened = len(plain)
        else:
            marks.append((Span(opened, len(plain)), "credential" if character == "*" else "abbreviation"))
            opened = -1
    return plain, marks


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("let go", "I let  it, then LET-GO of it", ["LET-GO"]),
        ("let|allow* it lapse", "allowed it\nlapse; let it lapse", ["allowed it\nlapse", "let it lapse"]),
        ("renew*", "Renewal, renewed, new, RENEW", ["Renewal", "renewed", "RENEW"]),
        ("not yet?", "not yet, not", ["not yet", "not"]),
        ("(let it go|gave (it|this) up) in", "gave this up in May; let it in", ["gave this up in"]),
        ("{person}", "a coder, the coders, a team-lead", ["coder", "team-lead"]),
        (
            "{person}s",
            "coders and ladies, team leads, people; a lady",
            ["coders", "ladies", "team leads", "people"],
        ),
        ("{anybody} holds", "my aunt holds; a coder holds; they hold", ["aunt holds", "coder holds"]),
        ("my {!kinds} coder", "my senior coder, my coder, my aunt coder", ["my senior coder"]),
        ("{sign} {kin}", "(an aunt), aunt", [", aunt"]),
        ("{kin}'s", "my aunt's; the sister-in-law’s; aunts", ["aunt's", "sister-in-law’s"]),
        ("{number} {person}s", "3 coders, two ladies, 03/12 coders, 1 coders", ["3 coders", "two ladies"]),
        ("in {year}", "in 2024, in 24, in 1899", ["in 2024"]),
        ("{five_digits}", "99213 and $45000, 1,200, 12345-6789, 123456", ["99213", "12345"]),
        ("{digits} %", "97.5% of 1,200", ["97.5%"]),
        ("let ... lapse", "let my *CPC* (2019) lapse; let a b c d e f lapse", ["let my CPC (2019) lapse"]),
        ("let ...6 lapse", "let a b c d e f lapse", ["let a b c d e f lapse"]),
        ("hold the {credential}", "hold the *CPC*, hold the (_CCS_", ["hold the CPC", "hold the (CCS"]),
        ("two {abbreviation}", "two *Certified Coders*, two _CPC_s", ["two CPC"]),
        ("{credential} s", "the *CPC*s and *CCS*", ["CPCs"]),
        ("^none", "none; not none", ["none"]),
        ("^none$", "(none.)", ["(none.)"]),
        ("planned $", "planned, planned for May, not planned", ["planned", "planned"]),
        ("{credential} : no", "*CPC*: no", ["CPC: no"]),
        (r"\(lapsed\)", "CPC (lapsed)", ["(lapsed)"]),
        ("didn't|don't hold", "I didn’t hold, DON'T HOLD", ["didn’t hold", "DON'T HOLD"]),
        ("café owner", "Cafe-owner", ["Cafe-owner"]),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "because"),
    [
        ("let|", "alternative without words"),
        ("(let", "left open"),
        ("let)", "not opened"),
        ("(|let)", "nothing stands there"),
        ("{persn}", "did you mean 'person'"),
        ("{kin}s", "has no plural"),
        ("{!kin}", "has no opposite"),
        ("re*new", "at a word's end"),
        ("", "nothing stands there"),
        ("{Person", "cannot read"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, because: str) -> None:
    with pytest.raises(PatternError, match=because):
        Patterns({"it": [pattern]}, CLASSES, KINDS, ENDINGS)


def test_an_empty_class_is_found_nowhere() -> None:
    patterns = Patterns({"it": ["x|{none} y", "{none}"]}, {"none": WordClass()})
    assert patterns["it"].search(patterns.read("y y")) is None
    assert patterns["it"].search(patterns.read("x y")) == Span(0, 3)


def test_a_class_that_holds_itself_is_a_fault() -> None:
    classes = {"a": WordClass(words=("{b}",)), "b": WordClass(words=("x", "{a}"))}
    with pytest.raises(PatternError, match="holds itself"):
        Patterns({"it": ["{a}"]}, classes)


def test_a_pattern_covers_or_begins_its_tokens() -> None:
    patterns = Patterns({"it": ["let it go", "let"]})
    assert patterns["it"].covers(patterns.read("let it go"))
    assert not patterns["it"].covers(patterns.read("let it go now"))
    assert patterns["it"].starts(patterns.read("let it go now")) == Span(0, 9)
    assert patterns["it"].starts(patterns.read("now let it go")) is None


def test_a_pattern_fills_its_tokens() -> None:
    patterns = Patterns({"it": ["let it", "go", ","]})
    assert patterns["it"].fills(patterns.read("let it, go go, let it"))
    assert not patterns["it"].fills(patterns.read("let it, and go"))
    assert patterns["it"].fills(patterns.read(""))


WORDS = ("let", "my", "it", "lapse", "lapsed", "coder", "coders", "aunt", "2024", "7", ",")
ATOMS = (
    "let",
    "my|it",
    "laps*",
    "{person}",
    "{person}s",
    "{kin}",
    "...2",
    "it?",
    "(let it|my)",
    "{year}",
    "{word}",
    "^",
    "$",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=5), st.lists(st.sampled_from(WORDS), max_size=8))
def test_matching_agrees_with_a_matcher_that_tries_everything(atoms: list[str], words: list[str]) -> None:
    pattern = " ".join(atoms)
    patterns = Patterns({"it": [pattern]}, CLASSES, KINDS, ENDINGS)
    tokens = patterns.read(" ".join(words))
    tree = parse(pattern)
    ends = {at: set(ends_from(tree, words, at)) - {at} for at in range(len(words) + 1)}
    for span in patterns["it"].find(tokens):
        first, last = tokens.starts.index(span.start), tokens.ends.index(span.end)
        assert last + 1 in ends[first]
    assert (patterns["it"].search(tokens) is not None) == any(ends.values())
    if any(ends.values()) and (needs := patterns["it"].needs):
        assert set(needs) & set(tokens.codes)


def stands(leaf: Literal | Named, word: str) -> bool:
    if isinstance(leaf, Named):
        return word in NAMED[leaf.name, leaf.plural]
    return word.startswith(leaf.text) if leaf.prefix else word == leaf.text


def ends_from(tree: Tree, words: list[str], at: int) -> Iterator[int]:
    """Where a tree can end that begins at word `at`: every way, one after the other."""
    if isinstance(tree, Literal | Named):
        if at < len(words) and stands(tree, words[at]):
            yield at + 1
    elif isinstance(tree, Choice):
        for branch in tree.branches:
            yield from ends_from(branch, words, at)
    elif isinstance(tree, Series):
        places = {at}
        for item in tree.items:
            places = {end for place in places for end in ends_from(item, words, place)}
        yield from places
    elif isinstance(tree, Maybe):
        yield at
        yield from ends_from(tree.item, words, at)
    elif isinstance(tree, Gap):
        yield from gap_ends(tree.most, words, at)
    elif isinstance(tree, Edge):
        if tree.end and words[at : at + 1] in ([], [","]):
            yield at
        if not tree.end and at == 0:
            yield from (end for end in range(len(words) + 1) if set(words[:end]) <= {","})


def gap_ends(most: int, words: list[str], at: int) -> Iterator[int]:
    """Up to `most` words, up to three commas before each and behind the last."""
    places = {at}
    for _ in range(most + 1):
        after = {p for place in places for p in passed(words, place)}
        yield from after
        places = {p + 1 for p in after if p < len(words) and words[p] != ","}


def passed(words: list[str], at: int) -> Iterator[int]:
    for count in range(4):
        if at + count > len(words) or "," * count != "".join(words[at : at + count]):
            return
        yield at + count


NAMED = {
    ("person", False): {"coder"},
    ("person", True): {"coders"},
    ("kin", False): {"aunt"},
    ("year", False): {"2024"},
    ("word", False): set(WORDS) - {","},
}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB7 .,'’s\n-()•é/", max_size=60), st.data())
def test_tokens_point_into_the_text_and_do_not_overlap(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    marks: list[Mark] = [(Span(start, end), "credential")] if end > start else []
    tokens = Patterns({"it": ["a|b"]}, kinds=KINDS).read(text, marks)
    assert len(tokens.codes) == len(tokens.starts) == len(tokens.ends)
    assert all(a < b for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert all(b <= a for b, a in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert tokens.ends == () or tokens.ends[-1] <= len(text)
