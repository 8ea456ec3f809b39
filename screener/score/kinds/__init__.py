"""Rule kinds: every module of this package that registers one is found by itself."""

from __future__ import annotations

import importlib
import pkgutil

from screener.score.kinds.base import KINDS

for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")

__all__ = ["KINDS"]
