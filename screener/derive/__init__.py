"""Posting text to a rule file draft."""
