"""The laws of scoring: sums, independence of the others, knock-outs, ranking."""

from __future__ import annotations

import dataclasses
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import CONCEPTS, LEXICON, education, load, mention, position, profile

from screener.model.posting import Posting
from screener.model.profile import ASSERTIONS, Profile, Qualifications
from screener.model.scorecard import OUTCOMES, Scorecard
from screener.score.about import about_words
from screener.score.ask_next import LADDER, with_questions
from screener.score.credits import credit_json, credits_from, credits_of
from screener.score.explain import render, waterfall
from screener.score.points import possible_points, rounded_points
from screener.score.ranking import rank
from screener.score.scoring import Totals, score_profile, verdict_of

RULES = """bands: {shortlist: 70, review: 40}
rules:
  - {id: credential, label: Credential, kind: has, importance: required, knock_out: true, weight: 30,
     any_of: [coding_credential], levels: [{credit: 0.5, any_of: [CPC-A], because: apprentice}]}
  - {id: codes, label: Codes, kind: has, importance: required, weight: 27, all_of: [ICD-10-CM, CPT, HCPCS],
     partial: proportional}
  - {id: years, label: Coding, kind: years, weight: 30, all_of: [code_assignment], at_least: 3,
     partial_from: 0.5}
  - {id: degree, label: Degree, kind: level, weight: 7, at_least: associate}
  - {id: ehr, label: EHR, kind: has, weight: 0, any_of: [any_ehr]}
"""


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory) -> Posting:
    """Five rules: one knocks out, one weighs nothing."""
    return load(tmp_path_factory.mktemp("laws"), RULES)


mentions = st.builds(
    mention,
    st.sampled_from([c.id for c in CONCEPTS]),
    st.sampled_from(ASSERTIONS),
    start=st.integers(0, 3000),
    confidence=st.sampled_from([0.3, 0.85, 0.98]),
)
months = st.builds("{}-{:02d}".format, st.integers(1995, 2026), st.integers(1, 12))
positions = st.builds(
    position,
    st.none() | months,
    st.none() | months | st.just("present"),
    st.sampled_from(["code_assignment", "inpatient", "epic"]),
    training=st.booleans(),
    quote_start=st.integers(0, 3000),
)
studies = st.builds(
    education, st.sampled_from(["hs", "associate", "bachelor"]), st.sampled_from([True, False, None])
)
profiles = st.builds(
    profile,
    st.lists(mentions, max_size=8),
    st.lists(positions, max_size=4),
    st.lists(studies, max_size=2),
    file=st.uuids().map(lambda u: f"{u}.pdf"),
    status=st.sampled_from(["read", "read", "read", "needs_ocr"]),
)


@given(
    st.lists(
        st.tuples(st.integers(0, 1000), st.fractions(0, 1, max_denominator=12)), min_size=1, max_size=25
    ).filter(lambda rules: any(weight for weight, _ in rules))
)
def test_points_are_tenths_that_sum_to_the_total(rules: list[tuple[int, Fraction]]) -> None:
    weights, credits = [w / 10 for w, _ in rules], [float(c) for _, c in rules]
    points, total = rounded_points(weights, credits)
    exact = [Fraction(100) * w * c / sum(w for w, _ in rules) for w, c in rules]
    assert sum(round(p * 10) for p in points) == round(total * 10)
    assert abs(total - float(sum(exact))) <= 0.05 + 1e-6
    for point, right, (weight, credit), possible in zip(
        points, exact, rules, possible_points(tuple(weights)), strict=True
    ):
        assert abs(point - float(right)) < 0.1 + 1e-6
        assert point == 0 or (weight > 0 and credit > 0), "nothing comes of nothing"
        assert 0 <= point <= possible


def test_full_credit_is_a_hundred_whatever_the_weights() -> None:
    assert rounded_points([1, 1, 1], [1, 1, 1]) == ([33.4, 33.3, 33.3], 100.0)
    assert rounded_points([30, 27, 30, 7], [1, 2 / 3, 0.5, 0])[1] == 67.0
    assert rounded_points([0.1, 0.2], [1, 0]) == ([33.3, 0.0], 33.3)


@given(profiles)
def test_no_credit_without_evidence_and_no_result_without_a_reason(
    posting: Posting, candidate: Profile
) -> None:
    card = score_profile(candidate, posting, LEXICON)
    if candidate.status != "read":
        assert (card.score, card.verdict, card.results, card.why) == (None, None, (), "")
        return
    assert sum(round(r.points * 10) for r in card.results) == round((card.score or 0) * 10)
    for result in card.results:
        assert result.outcome in OUTCOMES and result.reason.strip() and 0 <= result.credit <= 1
        assert (result.credit > 0) == (result.outcome in ("met", "partial"))
        assert result.evidence or result.credit == 0
        assert result.ask or result.outcome in ("met", "contradicted")
        for evidence in result.evidence:
            assert evidence.quote and evidence.end - evidence.start == len(evidence.quote)
    knocked = [r for r in card.results if r.knocked_out]
    assert (card.verdict == "knocked_out") == bool(knocked)
    for result in knocked:
        assert result.rule == "credential" and result.credit == 0 and result.evidence, (
            "silence knocks nobody out"
        )
    rows = waterfall(card, posting)
    assert rows[-1].running == card.score
    assert render(card, posting).count(f"{card.score:.1f}") >= 1
    assert card.why and "\n" not in card.why


@given(
    st.lists(profiles, min_size=1, max_size=8, unique_by=lambda p: p.file), st.randoms(use_true_random=False)
)
def test_a_score_depends_on_nobody_else(
    posting: Posting, candidates: list[Profile], chance: random.Random
) -> None:
    """Law 2: any subset in any order gives each the same results, and the same order among them."""
    whole = {c.file: c for c in rank(score_profile(p, posting, LEXICON) for p in candidates)}
    some = chance.sample(candidates, chance.randint(1, len(candidates)))
    part = rank(score_profile(p, posting, LEXICON) for p in some)
    for card in part:
        assert dataclasses.replace(card, rank=None) == dataclasses.replace(whole[card.file], rank=None)
    assert [c.file for c in part] == [f for f in whole if f in {p.file for p in some}]


@given(profiles)
def test_who_it_is_and_where_does_not_matter(posting: Posting, candidate: Profile) -> None:
    other = dataclasses.replace(
        candidate,
        contact=dataclasses.replace(candidate.contact, name="Somebody Else", city="Elsewhere", state="TX"),
    )
    assert (
        score_profile(candidate, posting, LEXICON).results == score_profile(other, posting, LEXICON).results
    )


def test_scoring_sees_no_person() -> None:
    """Law 6: no field for name, contact, place; the schools' years are not even read."""
    seen = {f.name for f in dataclasses.fields(Qualifications)}
    assert seen == {"mentions", "positions", "education", "metrics", "summary", "as_of"}


@given(st.lists(profiles, max_size=12, unique_by=lambda p: p.file))
def test_ranks(posting: Posting, candidates: list[Profile]) -> None:
    ranked = rank(score_profile(p, posting, LEXICON) for p in candidates)
    assert sorted(c.file for c in ranked) == sorted(p.file for p in candidates), "each file once"
    scored = [c for c in ranked if c.score is not None]
    assert [c.rank for c in ranked[len(scored) :]] == [None] * (len(ranked) - len(scored))
    groups = [(c.verdict == "knocked_out", -(c.score or 0)) for c in scored]
    assert groups == sorted(groups)
    for place, card in enumerate(scored):
        assert card.rank == groups.index(groups[place]) + 1
    assert [c.rank for c in rank(reversed(ranked))] == [c.rank for c in ranked]


def card(posting: Posting, *found: object, **kwargs: object) -> Scorecard:
    return score_profile(profile(*found, **kwargs), posting, LEXICON)  # type: ignore[arg-type]


ALL_CODES = [mention("icd_10_cm", start=20), mention("cpt", start=50), mention("hcpcs_2", start=80)]
LONG = [position("2015-01", "present", "code_assignment")]


def test_verdicts(posting: Posting) -> None:
    strong = card(posting, [mention("aapc.cpc"), *ALL_CODES], LONG, [education("associate")])
    assert (strong.score, strong.verdict) == (100.0, "shortlist")
    assert strong.why == "CPC · no dated job · everything asked for is shown"
    silent = card(posting, ALL_CODES, LONG, [education("associate")])
    assert silent.score == 68.1 and silent.verdict == "review"
    lapsed = card(posting, [mention("aapc.cpc", "lapsed"), *ALL_CODES], LONG, [education("associate")])
    assert (lapsed.score, lapsed.verdict) == (68.1, "knocked_out")
    assert lapsed.why.startswith("Knocked out by credential – CPC (no longer held) · ")
    empty = card(posting)
    assert (empty.score, empty.verdict) == (0.0, "below")
    assert empty.why == "No dated job · not stated: credential; codes; coding; and 1 more"


def test_an_open_knock_out_caps_the_verdict_at_review(tmp_path: Path) -> None:
    low = load(tmp_path, RULES.replace("shortlist: 70", "shortlist: 60"))
    silent = card(low, ALL_CODES, LONG, [education("associate")])
    assert silent.score == 68.1 and silent.verdict == "review"
    held = card(low, [mention("aapc.cpc_a"), *ALL_CODES], LONG)
    assert held.verdict == "shortlist", "an apprentice earns part: the rule is not open"


def test_knocked_out_candidates_are_listed_after_the_others(posting: Posting) -> None:
    lapsed = card(posting, [mention("aapc.cpc", "lapsed"), *ALL_CODES], LONG, file="lapsed.pdf")
    empty = card(posting, file="empty.pdf")
    scan = card(posting, file="scan.pdf", status="needs_ocr")
    assert [(c.file, c.rank) for c in rank([scan, lapsed, empty])] == [
        ("empty.pdf", 1),
        ("lapsed.pdf", 2),
        ("scan.pdf", None),
    ]


def test_the_waterfall_says_where_everything_comes_from(posting: Posting) -> None:
    text = render(card(posting, [mention("aapc.cpc", context="Jordan Example, CPC"), *ALL_CODES]), posting)
    assert "p. 1, l. 1: “Jordan Example, CPC”" in text
    assert "ask: How many years of coding do you have, and where?" in text
    assert "test.yaml:6:" not in text
    shown = card(posting, [mention("aapc.cpc", context="Jordan Example, CPC"), *ALL_CODES])
    assert "test.yaml:6:" in render(shown, posting, verbose=True), "the origin of the weight"
    unread = render(card(posting, status="needs_ocr"), posting)
    assert "not scored: needs_ocr" in unread


@given(st.lists(profiles, max_size=10, unique_by=lambda p: p.file))
def test_what_to_ask_next_gives_what_it_promises(posting: Posting, candidates: list[Profile]) -> None:
    """Each promised score, verdict and rank is what scoring gives once the rule is met in full."""
    ranked = with_questions(rank(score_profile(p, posting, LEXICON) for p in candidates), posting, LEXICON)
    scored = [c for c in ranked if c.score is not None]
    for card in ranked:
        assert len(card.ask_next) <= 3
        for question in card.ask_next:
            answered = [
                dataclasses.replace(r, credit=1.0, outcome="met", knocked_out=False)
                if r.rule == question.rule
                else r
                for r in card.results
            ]
            _, score = rounded_points([r.weight for r in answered], [r.credit for r in answered])
            assert score == question.score and verdict_of(score, answered, posting) == question.verdict
            if card.verdict in ("below", "knocked_out"):
                assert LADDER.index(question.verdict) > LADDER.index(card.verdict)
            else:
                assert score > (card.score or 0.0) or question.verdict != card.verdict
            if len(scored) == 1:
                assert question.rank is None and question.words.endswith(f"{question.verdict})")
                continue
            lifted = dataclasses.replace(card, score=score, verdict=question.verdict, ask_next=())
            again = rank([lifted, *(c for c in ranked if c.file != card.file)])
            assert next(c.rank for c in again if c.file == card.file) == question.rank


def test_only_open_rules_that_lift_are_asked_next(posting: Posting) -> None:
    silent = card(posting, ALL_CODES, LONG, [education("associate")], file="silent.pdf")
    leader = card(
        posting, [mention("aapc.cpc"), *ALL_CODES], LONG, [education("associate")], file="leader.pdf"
    )
    hopeless = card(posting, file="hopeless.pdf")
    ranked = {c.file: c for c in with_questions(rank([silent, leader, hopeless]), posting, LEXICON)}
    (question,) = ranked["silent.pdf"].ask_next
    assert (question.rule, question.score, question.verdict, question.rank) == (
        "credential",
        100.0,
        "shortlist",
        1,
    )
    assert ranked["hopeless.pdf"].ask_next == (), "no single answer would lift it"
    assert question.words == f"{question.question} (if yes: 100.0, shortlist, rank 1)"
    assert question.words in " ".join(render(ranked["silent.pdf"], posting).split())


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_waterfall_breaks_between_words(posting: Posting, width: int) -> None:
    """With a hanging indent, and nothing lost."""
    words = "Coded and sequenced inpatient records for cardiothoracic surgery at a teaching hospital"
    found = card(posting, [mention("aapc.cpc", context=f"{words}, CPC"), *ALL_CODES])
    text = render(found, posting, width=width)
    assert all(len(line) <= width for line in text.splitlines())
    assert words in " ".join(text.split())
    quote = next(n for n, line in enumerate(text.splitlines()) if "p. 1, l. 1:" in line)
    assert text.splitlines()[quote + 1].startswith(" " * 23) or len(words) + 50 < width


def test_what_was_seen_and_not_counted_is_shown(posting: Posting) -> None:
    customers = mention("aapc.cpc", "other_person", start=40)
    customers = dataclasses.replace(customers, state="other_people", page=1, line=9)
    unsure = dataclasses.replace(mention("ahima.ccs", confidence=0.4, quote="CCS"), state="unstated", line=12)
    text = render(card(posting, [customers, unsure]), posting)
    assert "Seen, not counted:\n  - CPC, p. 1 line 9: somebody else's\n" in text
    assert "  - CCS, p. 1 line 12: may mean something else" in text


def test_who_is_knocked_out_is_asked_what_would_put_them_back(posting: Posting) -> None:
    lapsed = card(posting, [mention("aapc.cpc", "lapsed"), *ALL_CODES], LONG, [education("associate")])
    (alone,) = with_questions(rank([lapsed]), posting, LEXICON)
    assert [q.words for q in alone.ask_next] == [
        "Has your CPC been renewed since? (if yes: 100.0, shortlist)"
    ]


@given(st.lists(profiles, max_size=6))
def test_what_is_worked_out_once_for_many_is_the_same_for_each(
    posting: Posting, candidates: list[Profile]
) -> None:
    totals = Totals(posting, LEXICON)
    for candidate in candidates:
        if candidate.status == "read":
            about = about_words(candidate.qualifications, LEXICON)
            card = totals.scorecard(candidate, credits_of(candidate, posting, LEXICON), about)
            assert card == score_profile(candidate, posting, LEXICON)


@given(st.lists(profiles, max_size=6))
def test_credits_come_back_without_their_evidence(posting: Posting, candidates: list[Profile]) -> None:
    credits = [credit for p in candidates for credit in credits_of(p, posting, LEXICON)]
    bare = [credit._replace(evidence=()) for credit in credits]
    assert credits_from([credit_json(credit) for credit in credits]) == bare
