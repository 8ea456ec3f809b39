"""Qualifications and Posting to Scorecard, and scorecards to a ranked shortlist."""
