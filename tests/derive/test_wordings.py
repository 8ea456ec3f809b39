"""The rules of how postings are written: each holds, each is used, none stands in Python."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import screener.derive
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings, try_examples
from screener.model.concept import Lexicon
from screener.model.tables.posting import PostingRule
from screener.model.wording import WordClass

SOURCES = sorted(Path(screener.derive.__path__[0]).rglob("*.py"))


def lexicon_of(*rules: PostingRule) -> Lexicon:
    tables = {"posting_rules": rules, "posting_classes": {"fruit": WordClass(words=("apple", "pear"))}}
    return Lexicon(("test",), {}, {}, tables, "")


def test_every_rule_holds_in_its_examples(posting_lexicon: Lexicon) -> None:
    assert [str(fault) for fault in try_examples(posting_lexicon)] == []


FAULTS = [
    (
        PostingRule(id="a", pattern=("an {fruit}",), examples=("a pear",)),
        "is not found in its example 'a pear'",
    ),
    (
        PostingRule(id="a", pattern=("{fruit}",), not_examples=("An apple",)),
        "is found in 'An apple', which is not an example",
    ),
    (PostingRule(id="a", pattern=("{froot}",)), "unknown class {froot}; did you mean 'fruit'?"),
    (PostingRule(id="a", pattern=("(pear",)), "a bracket is left open"),
]


@pytest.mark.parametrize(("rule", "message"), FAULTS)
def test_faults_of_rules(rule: PostingRule, message: str) -> None:
    [fault] = try_examples(lexicon_of(rule))
    assert fault.where == "a" and message in fault.what


def test_ids_are_unique() -> None:
    twice = [PostingRule(id="a", pattern=(word,)) for word in ("pear", "apple")]
    assert [fault.what for fault in try_examples(lexicon_of(*twice))] == ["two rules have this id"]


SOUGHT = [
    ("ripe", "An apple, ripe", [(10, 14)]),
    ("ripe", "ripe pear", []),  # taken back by `unless`
    ("fruit", "one PEAR and two-apple", [(4, 8), (17, 22)]),
]


@pytest.mark.parametrize(("says", "words", "found"), SOUGHT)
def test_where_it_is_said(says: str, words: str, found: list[tuple[int, int]]) -> None:
    ripe = PostingRule(id="ripe", pattern=("ripe",), unless=("ripe {fruit}",))
    wordings = Wordings(lexicon_of(ripe, PostingRule(id="any", says="fruit", pattern=("{fruit}",))))
    assert [tuple(span) for span in wordings[says].find(words)] == found


def test_at_the_edges_of_words() -> None:
    fruit = Wordings(lexicon_of(PostingRule(id="fruit", pattern=("{fruit}",))))["fruit"]
    assert fruit.starts("(apple tree") and not fruit.starts("an apple")
    assert fruit.ends("an apple!") and not fruit.ends("apple tree")
    assert fruit.covers("- Apple.") and not fruit.covers("apple pear")


def test_the_first_rule_gives_the_reason() -> None:
    rules = [PostingRule(id=f, says="fruit", pattern=(f,), because=f"a {f}") for f in ("pear", "apple")]
    first = Wordings(lexicon_of(*rules)).first("fruit", "apple and pear")
    assert first and first.because == "a pear"


def test_code_asks_for_rules_that_there_are_and_no_rule_is_idle(posting_lexicon: Lexicon) -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    literals = {
        n.value
        for n in ast.walk(ast.parse(text.replace("from __future__", "from os")))
        if isinstance(n, ast.Constant)
    }
    names = {
        name for rule in posting_lexicon.tables["posting_rules"] for name in (rule.says or rule.id, rule.id)
    }
    asked = set(re.findall(r'(?:wordings|_wordings|said)\["(\w+)"\]', text)) | set(
        re.findall(r'first\("(\w+)"', text)
    )
    assert asked - names == set()
    by_sort = {f"sort_{sort}" for sort in ("education", "credential", "experience")}
    assert {
        rule.id
        for rule in posting_lexicon.tables["posting_rules"]
        if not {rule.says, rule.id} & (literals | by_sort)
    } == set()


def test_drafts_say_what_the_tables_hold_and_no_row_is_idle(posting_lexicon: Lexicon) -> None:
    literals = {
        n.value
        for path in SOURCES
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Constant)
    }
    for table, call in (("posting_remarks", "text"), ("posting_doubts", "doubt")):
        rows = set(posting_lexicon.tables[table])
        text = "\n".join(path.read_text("utf-8") for path in SOURCES)
        assert set(re.findall(rf'remarks\.{call}\(\s*"(\w+)"', text)) - rows == set()
        begun = tuple(n for n in literals if isinstance(n, str) and n in ("level_", "list_"))
        assert {row for row in rows - literals if not row.startswith(begun)} == set()


def test_a_remark_is_filled_in(posting_lexicon: Lexicon) -> None:
    remarks = Remarks(posting_lexicon)
    assert remarks.text("other_grade", grade=2) == "asked for in another grade than 2 only"
    doubt = remarks.doubt("slip", [3], written="HIPPA {meant}", meant="HIPAA")
    assert (doubt.what, doubt.lines) == ("'HIPPA {meant}' is likely a slip", (3,))
    assert doubt.choice == doubt.readings[0] == "'HIPAA', a slip of the pen"
