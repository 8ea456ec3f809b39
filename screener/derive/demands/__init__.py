"""Statements to what they ask for."""
