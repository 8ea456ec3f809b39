"""The review page in a real browser: the acceptance checks, each named after its number."""
