"""Packages that can be called: `screener.score(…)` beside `screener.score.ranking`.

A package's name and a function's would otherwise be one attribute for two things, and which of them one finds
would depend on what was imported before.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class _Verb(ModuleType):
    """A package that stands for the function of its name in screener.api."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        function = getattr(importlib.import_module("screener.api"), self.__name__.rpartition(".")[2])
        return function(*arguments, **named)


def make_callable(package: str) -> None:
    """Let the package of this name be called as the function of its name in screener.api."""
    sys.modules[package].__class__ = _Verb
