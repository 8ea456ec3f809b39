"""Which title heads which text of a résumé."""
