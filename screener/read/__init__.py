"""Bytes to Document: text, layout and what can be seen of it."""
