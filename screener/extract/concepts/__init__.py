"""Which concept of the lexicon a word names."""
