"""Formats, kinds and exporters from other distributions: entry points, off unless they are named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOY = '''
from dataclasses import dataclass
from typing import ClassVar

from screener.export.base import EXPORTERS
from screener.read.formats.base import FORMATS, Format
from screener.read.plain import plain_document
from screener.score.finding import Finding
from screener.score.kinds.base import KINDS


@KINDS.add("toy")
@dataclass(frozen=True, slots=True)
class Toy:
    """Always open."""

    EXAMPLE: ClassVar[str] = ""

    def evaluate(self, facts, policy):
        return Finding(0.0, "unknown", "a toy")

    def faults(self):
        return iter(())


FORMATS.add("toy")(Format((".toy",), lambda data: data.startswith(b"TOY"), None))
EXPORTERS.add(".toy")(lambda shortlist, options: b"toy")
'''
ENTRY_POINTS = """
[screener.score.kinds]
toy = toy_plugin
[screener.read.formats]
toy = toy_plugin
[screener.export.formats]
toy = toy_plugin
broken = no_such_module
"""
PROGRAM = """
from screener.export import formats
from screener.export.base import EXPORTERS
from screener.read.formats.base import FORMATS
from screener.read.kinds import load_formats
from screener.score.kinds import KINDS
load_formats(); formats.load_all()
print("toy" in KINDS, "toy" in FORMATS, ".toy" in EXPORTERS, ".csv" in EXPORTERS)
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which another distribution is installed."""
    (tmp_path / "toy_plugin.py").write_text(TOY)
    about = tmp_path / "toy-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY_POINTS)
    return tmp_path


def run(folder: Path, named: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "SCREENER_PLUGINS": named}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("named", "there"), [("", "False"), ("other", "False"), ("toy", "True"), ("x, toy", "True")]
)
def test_a_plug_in_is_loaded_where_it_is_named(installed: Path, named: str, there: str) -> None:
    done = run(installed, named)
    assert done.stdout.split() == [there, there, there, "True"], done.stderr


def test_one_that_cannot_be_loaded_says_so(installed: Path) -> None:
    done = run(installed, "broken")
    assert "plug-in broken: cannot be loaded" in done.stderr and "SCREENER_PLUGINS" in done.stderr
