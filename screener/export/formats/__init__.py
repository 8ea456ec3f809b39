"""Export formats: every module of this package registers its own suffixes."""

from __future__ import annotations

from screener.registry import load_modules


def load_all() -> None:
    """Import every format, so that it registers itself."""
    load_modules(__name__)
