"""Posting text to a draft of its rules."""

from screener.verbs import make_callable

make_callable(__name__)
