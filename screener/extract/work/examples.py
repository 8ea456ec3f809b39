"""The examples of the rules about work, tried on the rules, for `screener check`."""

from __future__ import annotations

from screener.errors import Fault
from screener.extract.work.duty_reader import DutyReader
from screener.extract.work.role_signs import RoleSigns
from screener.model.concept import Lexicon


def try_work(lexicon: Lexicon) -> tuple[Fault, ...]:
    """The rules of the tables `duties` and `role_evidence` that fail their examples."""
    return (*DutyReader(lexicon).try_examples(), *RoleSigns(lexicon).try_examples())
