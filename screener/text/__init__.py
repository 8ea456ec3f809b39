"""A text, whatever it tells of: words, folding, lines, phrases, stamps of time. Knows no domain."""
