"""A candidate's profile against a posting: one result for each rule, a total, a verdict, a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from screener.model.concept import Lexicon
from screener.model.posting import Bands, Posting, Rule
from screener.model.profile import Profile
from screener.model.scorecard import RuleResult, Scorecard
from screener.score.about import about_words
from screener.score.credits import Credit, credits_of
from screener.score.points import possible_points, rounded_points
from screener.score.sentence import why_sentence
from screener.text.sentences import Sentences


def score_profile(
    profile: Profile, posting: Posting, lexicon: Lexicon, *, put_back: bool = False
) -> Scorecard:
    """The unranked scorecard of one profile; score, verdict and results stay blank where it was not read.

    Depends on the profile, the posting and the lexicon alone (law 2).
    """
    if profile.status != "read":
        return Scorecard(profile)
    found = credits_of(profile, posting, lexicon)
    about = about_words(profile.qualifications, lexicon)
    return Totals(posting, lexicon).scorecard(profile, found, about, put_back=put_back)


class Totals:
    """Points, totals and verdicts by one posting.

    What credits give is worked out once: among thousands of candidates most of it comes again and again.
    """

    def __init__(self, posting: Posting, lexicon: Lexicon) -> None:
        self._posting = posting
        self._sentences = Sentences.of(lexicon)
        weights = tuple(rule.weight for rule in posting.rules)
        self._points = cache(partial(rounded_points, weights))
        self._results = [
            cache(partial(_result, rule, possible))
            for rule, possible in zip(posting.rules, possible_points(weights), strict=True)
        ]

    def scorecard(
        self, profile: Profile, findings: Sequence[Credit], about: str, *, put_back: bool = False
    ) -> Scorecard:
        """The unranked scorecard that the credits of the posting's rules, in their order, give.

        about: what the candidate brings, as about_words tells it. put_back: a person ranks it by points in
        spite of a knock-out.
        """
        points, score = self._points(tuple([finding.credit for finding in findings]))
        parts = zip(self._results, findings, points, strict=True)
        results = tuple([result(finding, earned) for result, finding, earned in parts])
        verdict = verdict_of(score, results, self._posting, put_back=put_back)
        return Scorecard(
            profile, results, score, verdict, why_sentence(results, verdict, about, self._sentences)
        )


def _result(rule: Rule, possible: float, finding: Credit, points: float) -> RuleResult:
    return RuleResult(
        rule=rule.id,
        label=rule.label,
        importance=rule.importance,
        weight=rule.weight,
        credit=finding.credit,
        points=points,
        outcome=finding.outcome,
        reason=finding.reason,
        evidence=finding.evidence,
        ask=finding.ask,
        knocked_out=rule.knock_out and finding.credit == 0 and finding.outcome == "contradicted",
        found=finding.found,
        missing=finding.missing,
        possible=possible,
        code=finding.code,
        months=finding.months,
        last=finding.last,
        open=finding.open,
        low=finding.low,
    )


def verdict_of(
    score: float, results: Sequence[RuleResult], posting: Posting, *, put_back: bool = False
) -> str:
    """Knocked out by what the text says, capped at review by what it leaves open, else by the bands."""
    decisive = [result for rule, result in zip(posting.rules, results, strict=True) if rule.knock_out]
    if not put_back and any(result.knocked_out for result in decisive):
        return "knocked_out"
    return band_of(score, posting.bands, capped=any(result.outcome == "unknown" for result in decisive))


def band_of(score: float, bands: Bands, *, capped: bool) -> str:
    """The verdict of a score where nothing knocks out."""
    if score >= bands.shortlist and not capped:
        return "shortlist"
    return "review" if score >= bands.review else "below"
