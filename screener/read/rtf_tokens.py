"""RTF as tokens: groups, control words, bytes and text (RTF specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})"
    r"|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]{1,4096})|[\r\n]+|\\"
)

OPEN, CLOSE, WORD, BYTE, TEXT = "open", "close", "word", "byte", "text"


def tokens(data: bytes) -> Iterator[tuple[str, str, int | None]]:
    """Sort, text and number of each token. A BYTE has its value as number; WORD \\b0 is (WORD, "b", 0)."""
    text = data.decode("latin-1")
    at, end = 0, len(text)
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:  # the pattern takes any character
            return
        at = found.end()
        word, number, byte, symbol, brace, plain = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == "bin":
                at += max(0, value or 0)
            yield WORD, word, value
        elif plain is not None:
            yield TEXT, plain, None
        elif brace is not None:
            yield (OPEN if brace == "{" else CLOSE), brace, None
        elif byte is not None:
            yield BYTE, "", int(byte, 16)
        elif symbol is not None:
            yield WORD, symbol, None
