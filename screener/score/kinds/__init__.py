"""Rule kinds: every module of this package that registers one is found by itself."""

from __future__ import annotations

from screener.registry import load_modules
from screener.score.kinds.base import KINDS

load_modules(__name__)

__all__ = ["KINDS"]
