"""Posting text to a draft of its rules."""
