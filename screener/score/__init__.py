"""Qualifications and Posting to Scorecard, and scorecards to a ranked shortlist."""

from screener.verbs import make_callable

make_callable(__name__)
