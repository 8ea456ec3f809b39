"""Document and Lexicon to Profile."""
