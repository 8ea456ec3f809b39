"""From sources to shortlist: who is a duplicate of whom, and what children's answers are worth."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from screener.model.profile import Profile
from screener.pipeline import _profile, duplicates
from screener.pool import Answer
from screener.sources import Source


def read(file: str, sha256: str, text: str | None, status: str = "read") -> Profile:
    return Profile(file, sha256, status, None, "text", 1, "2026-11-23", text_sha256=text)


def test_the_same_bytes_or_the_same_words_are_one_candidate_in_any_order() -> None:
    profiles = [
        read("cv.pdf", "a", "A"),
        read("cv (1).pdf", "a", "A"),
        read("saved as word.docx", "b", "A"),
        read("other.pdf", "c", "C"),
        read("locked.pdf", "d", None, "needs_password"),
        read("locked too.pdf", "d", None, "needs_password"),
    ]
    for order in permutations(profiles):
        assert duplicates(order) == {"cv (1).pdf": "cv.pdf", "saved as word.docx": "cv.pdf"}


def test_files_without_a_hash_or_text_repeat_nobody() -> None:
    assert duplicates([read("a", "", None), read("b", "", None)]) == {}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Answer(None, "timed_out"), "timed_out"),
        (Answer(None, "memory"), "too_large"),
        (Answer(None, "crashed"), "unreadable"),
        (Answer(b"not json\n"), "unreadable"),
        (Answer(b'{"schema": 1, "file": 7}\n'), "unreadable"),
    ],
)
def test_an_answer_that_is_none_becomes_a_row_with_a_reason(answer: Answer, status: str) -> None:
    profile = _profile(answer, Source("/x/a.pdf", "a.pdf"), date(2026, 11, 23))
    assert (profile.file, profile.sha256, profile.status) == ("a.pdf", "", status)
    assert profile.reason


def test_a_child_cannot_rename_a_file(tmp_path: Path) -> None:
    from screener.model.profile_json import profile_to_json

    line = profile_to_json(read("somebody else.pdf", "forged", "A")).encode() + b"\n"
    profile = _profile(Answer(line), Source("/x/a.pdf", "a.pdf"), date(2026, 11, 23))
    assert (profile.file, profile.sha256) == ("a.pdf", ""), "nor give a hash that is none"
