"""Figures of work: accuracy, charts an hour, providers."""
