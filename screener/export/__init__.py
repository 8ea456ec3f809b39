"""Shortlist to a file."""
