"""Offline, explainable résumé screening."""

__version__ = "0.1.0"
