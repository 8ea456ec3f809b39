"""Document and Lexicon to Profile."""

from screener.verbs import make_callable

make_callable(__name__)
