"""Export formats: every module of this package registers its own suffixes."""

from __future__ import annotations

import importlib
import pkgutil


def load_all() -> None:
    """Import every format, so that it registers itself."""
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{module}")
