"""Tables of rules: what each governs, what passes over it, and that examples are run."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.model.wording import WordRule
from screener.text.patterns import PatternError
from screener.text.rule_table import RuleTable
from screener.text.wording import Language

KINDS = {"credential": ()}
LAPSED = WordRule(
    id="lapsed.let_go", pattern=("let|allowed my|the {credential} lapse|go",), says="lapsed", side="inside",
    unless=("never let",),
)  # fmt: skip
DENIED = WordRule(id="denied.not", pattern=("not", "no longer"), says="denied", side="before", reach=2)
GONE = WordRule(id="lapsed.not_renewed", pattern=("not renewed",), says="lapsed", side="around")
SINCE = WordRule(id="held.since", pattern=("since",), says="held", side="after", tight=True)
COURSE = WordRule(id="course.in", pattern=("course",), says="course", side="around", stops=("hold",))
RULES = (LAPSED, DENIED, GONE, SINCE, COURSE)


def table(*rules: WordRule) -> RuleTable[WordRule]:
    return RuleTable(rules or RULES, kinds=KINDS, stops=("but",))


@pytest.mark.parametrize(
    ("text", "speaking"),
    [
        ("I let my {credential} lapse", ["lapsed.let_go"]),
        ("never let my {credential} lapse", []),
        ("not a {credential}", ["denied.not"]),
        ("not what they all call a {credential}", []),
        ("not much, but a {credential}", []),
        ("{credential} not renewed", ["lapsed.not_renewed"]),
        ("not renewed: {credential}", ["lapsed.not_renewed"]),
        ("{credential} since 2019", ["held.since"]),
        ("{credential}, since 2019", []),
        ("{credential}\nsince 2019", []),
        ("since 2019 {credential}", []),
        ("course done, hold a {credential}", []),
        ("course for the {credential}", ["course.in"]),
    ],
)
def test_rules_speak_of_what_they_reach(text: str, speaking: list[str]) -> None:
    rules = table()
    assert [rule.id for rule in RULES if rules.speaks(rule, text)] == speaking


CODES = WordRule(
    id="work.codes", pattern=("codes|coded",), says="work", reach=3, beside=("chart|charts", "cpt|icd")
)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("coded charts in CPT", True),
        ("CPT of charts, coded daily", True),
        ("ICD and CPT: charts coded", True),
        ("coded charts", False),
        ("coded a very long row of charts in CPT", False),
        ("never coded; ICD for a chart", True),
        ("codes of conduct", False),
    ],
)
def test_what_must_stand_beside_stands_within_reach_on_either_side(text: str, speaks: bool) -> None:
    assert table(CODES).speaks(CODES, text) is speaks


def test_what_stands_beside_is_in_other_words_and_places() -> None:
    twice = WordRule(id="work.two", pattern=("cpt|icd",), says="work", beside=("cpt|icd",))
    assert table(twice).speaks(twice, "CPT and ICD")
    assert not table(twice).speaks(twice, "CPT and cpt")
    after = WordRule(id="work.after", pattern=("coded",), says="work", side="before", beside=("charts",))
    assert table(after).speaks(after, "coded charts")
    assert not table(after).speaks(after, "charts coded")


def test_a_rule_is_heard_inside_a_longer_one_where_all_are_asked_for() -> None:
    rules = table()
    tokens, _ = rules.read_example("{credential} not renewed")
    assert {hit.rule.id for hit in rules.all_hits(tokens)} == {"denied.not", "lapsed.not_renewed"}


def test_only_some_rules_as_if_there_were_no_others() -> None:
    rules = table()
    tokens, _ = rules.read_example("{credential} not renewed")
    assert [hit.rule.id for hit in rules.find(tokens)] == ["lapsed.not_renewed"]
    assert [hit.rule.id for hit in rules.find(tokens, lambda rule: rule is DENIED)] == ["denied.not"]


def test_examples_are_run_and_asked_for() -> None:
    rules = (
        WordRule(id="a", pattern=("not",), says="denied", examples=("not it",), not_examples=("knot",)),
        WordRule(id="b", pattern=("none",), says="denied", examples=("no",), not_examples=("none",)),
        WordRule(id="b", pattern=("x",), says="denied", examples=(), not_examples=()),
    )
    faults = [str(fault) for fault in RuleTable(rules).try_examples()]
    assert faults == [
        "b: does not speak in its example 'no'",
        "b: speaks in 'none', which is not an example",
        "b: two rules have this id",
        "b: has no examples; each rule shows what it is about and what it is not",
        "b: has no not_examples; each rule shows what it is about and what it is not",
    ]


def test_a_pattern_at_fault_names_its_rule() -> None:
    with pytest.raises(PatternError, match=r"lapsed.x \(row 1\): unknown class \{knd\}"):
        table(WordRule(id="lapsed.x", pattern=("{knd}",), says="lapsed"))


def test_the_classes_of_the_language_are_read() -> None:
    language = Language.of(load_lexicon(["medical_coding"]))
    rules = language.table([WordRule(id="a", pattern=("{number} {person}s", "in {date}"), says="x")])
    tokens = rules.read("hired three auditors and 4 secretaries in early May")
    assert [tokens.text[h.span.start : h.span.end] for h in rules.find(tokens)] == [
        "three auditors",
        "in early May",
    ]
