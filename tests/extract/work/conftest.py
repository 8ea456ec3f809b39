"""The bundled domain and its reader of duties."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.work.duty_reader import DutyReader
from screener.model.concept import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The bundled domain."""
    return load_lexicon(["medical_coding"])


@pytest.fixture(scope="module")
def duties(lexicon: Lexicon) -> DutyReader:
    """Its reader of duties."""
    return DutyReader(lexicon)
