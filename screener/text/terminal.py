"""Text from files and of their names, made safe to show: nothing in it moves, colors or turns a terminal."""

from __future__ import annotations

import re

_INVISIBLE = r"\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff"
_CONTROLS = rf"\x00-\x1f\x7f-\x9f{_INVISIBLE}"
_UNSAFE = re.compile(f"[{_CONTROLS}]")
_UNSAFE_IN_LINES = re.compile(rf"(?![\n\t])[{_CONTROLS}]")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def one_line(text: str) -> str:
    """Text for people on one line: line ends and tabs as spaces, other invisible characters left out."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    spaced = re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]+", " ", text)
    return re.sub(r" {2,}", " ", _UNSAFE.sub("", spaced)).strip()


def visible(text: str) -> str:
    """Text that must stay true to the character (file names): what cannot be seen as an escape."""
    return text if text.isprintable() else _UNSAFE.sub(_escape, text)


def visible_lines(text: str) -> str:
    """The same for text of several lines, whose line ends and tabs stay. The escapes are JSON's."""
    return _UNSAFE_IN_LINES.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found.group(), f"\\u{ord(found.group()):04x}")
