"""What an exporter is, and the registry of them by file suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screener.model.scorecard import Shortlist
from screener.registry import Registry


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """columns: `short`, `full` or names joined by commas, for the formats that have columns.

    blind: what identifies a person is left out.
    """

    columns: str = "full"
    blind: bool = False


Exporter = Callable[[Shortlist, ExportOptions], bytes]
"""The whole content of the file; the shortlist is blinded already where that is asked for."""

EXPORTERS: Registry[Exporter] = Registry("export format")
