"""What a file carries beside its pages: words that are shown on none of them."""

from __future__ import annotations

import re

from screener.model.document import BesideText
from screener.read.encodings import decode

LONGEST = 4_000
"""Characters of one piece that are looked at."""

MOST = 200
"""Pieces of one file that are looked at."""

TAG = re.compile(r"<[^<>]*>")


def of_attachment(name: str, content: bytes) -> BesideText:
    """A file within the file: its name, and its words where they are plain to read."""
    words = "" if b"\0" in content[:1024] else TAG.sub(" ", decode(content[: 4 * LONGEST]))
    return BesideText("attachment", name[:80], f"{name} {words}"[:LONGEST])
