"""Offline, explainable résumé screening.

>>> import screener
>>> posting = screener.load_posting("medical_coder")
>>> profiles = screener.extract("sample_resumes")
>>> shortlist = screener.score(profiles, posting)
>>> print(screener.explain(shortlist.scorecards[0], posting))

Nothing is imported before it is used: docs/python.md shows all calls.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.api import (
        derive as derive,
    )
    from screener.api import (
        explain as explain,
    )
    from screener.api import (
        extract as extract,
    )
    from screener.api import (
        load_posting as load_posting,
    )
    from screener.api import (
        read_document as read_document,
    )
    from screener.api import (
        rule_file as rule_file,
    )
    from screener.api import (
        score as score,
    )
    from screener.errors import ScreenerError as ScreenerError

__version__ = "0.1.0"
__all__ = [
    "ScreenerError",
    "derive",
    "explain",
    "extract",
    "load_posting",
    "read_document",
    "rule_file",
    "score",
]

_ROOMS = ("derive", "extract", "score")
"""Names that are packages too; each can be called (screener/verbs.py)."""


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"screener.{name}")
    if name == "ScreenerError":
        return importlib.import_module("screener.errors").ScreenerError
    if name in __all__:
        return getattr(importlib.import_module("screener.api"), name)
    raise AttributeError(f"module 'screener' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
