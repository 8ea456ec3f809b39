"""Frozen types that every room speaks in; standard library only."""
