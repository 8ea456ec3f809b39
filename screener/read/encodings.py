"""Text of bytes in an unknown encoding."""

from __future__ import annotations

import codecs

from screener.read.faults import ReadFault

LARGEST_TEXT = 4 * 2**20
"""Bytes. The longest CV as text has 0.2 MB; more is a log or a mailbox."""

_MOST_CONTROLS = 0.02
_SAMPLE = 64 * 2**10
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE = ("cp1252", "mac_roman")
"""The encodings of one byte a letter that résumés come in; the first where nothing decides."""

_PRINTERS_MARKS = frozenset("‘’“”•–—…·®™©°é½")


def text_of(data: bytes) -> str:
    """The bytes as text; ReadFault where they are too many, or none."""
    if len(data) > LARGEST_TEXT:
        raise ReadFault("too_large", f"more than {LARGEST_TEXT // 2**20} MB of text")
    raw = decode(data)
    controls = sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in raw[:_SAMPLE])
    if controls > _MOST_CONTROLS * len(raw[:_SAMPLE]):
        raise ReadFault("unreadable", "it is no text, whatever its name says")
    return raw


def decode(data: bytes) -> str:
    """Byte order mark, UTF-8, UTF-16 by its zeros, then whichever reading makes the better words.

    `decode("Résumé".encode("mac_roman"))` is "Résumé".
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    zeros = (data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0))
    if max(zeros) > 0.3 * min(len(data), _SAMPLE) / 2 and min(zeros) < 0.1 * max(zeros):
        return data.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    """Nearly UTF-8, or the single-byte reading with the fewest odd letters; else by charset-normalizer."""
    nearly = data.decode("utf-8", "replace")
    if nearly.count("\ufffd") < 0.1 * sum(byte > 127 for byte in data[:_SAMPLE]):
        return nearly
    readings = []
    for encoding in _SINGLE:
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    best = max(readings, key=lambda text: _sense(text[:_SAMPLE]))
    if _sense(best[:_SAMPLE]) >= 0:
        return best
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    return data.decode(found.encoding if found else _SINGLE[0], "replace")


def _sense(text: str) -> int:
    """How many letters beyond ASCII stand where such letters do, less those that do not."""
    total = 0
    for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if letter < "\x80":
            continue
        if letter in _PRINTERS_MARKS or letter == "\xa0":
            total += 1
        elif not letter.isalpha():
            total -= 1
        elif letter.isupper() and before.islower():
            total -= 2
        else:
            total += 1 if before.isalpha() or after.isalpha() else -1
    return total
