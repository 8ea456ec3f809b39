"""What a file that should hold rules holds: its text, and how to say that it is something else."""

from __future__ import annotations

import codecs
import re
import shlex
from collections.abc import Collection
from pathlib import Path
from typing import Any

from screener.errors import Fault
from screener.registry import nearest

_BY_MARK = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DOCUMENTS = (b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"PK\x03\x04")
"""How the files begin in which postings are sent around."""
_FEWEST_WORDS = 8
"""A text of fewer says too little to be taken for a posting."""


def rule_text(raw: bytes) -> bytes:
    """The bytes of a rule file as UTF-8: what begins with a byte-order mark (Notepad's "Unicode") too."""
    for mark, encoding in _BY_MARK.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").encode()
    return raw


def is_document(raw: bytes) -> bool:
    """Whether the bytes are of a PDF or an office file."""
    return raw.startswith(_DOCUMENTS)


def is_prose(raw: bytes, content: Any, keys: Collection[str]) -> bool:
    """Whether a text was written for people: many words, and no line begins with a key of rule files.

    content: what YAML made of it, None where it made nothing. keys: of rule files.
    """
    text = raw.decode("utf-8", "replace")
    if len(text.split()) < _FEWEST_WORDS or any(re.search(rf"^{key}\s*:", text, re.M) for key in keys):
        return False
    if isinstance(content, dict):
        nested = any(isinstance(value, dict | list) for value in content.values())
        return not nested and not any(nearest(str(key), keys) for key in content)
    return not (isinstance(content, list) and any(isinstance(part, dict) for part in content))


def is_posting(path: Path, shown: str) -> Fault:
    """The fault of a posting's text where rules were expected."""
    out = f"{re.sub(r'[^a-z0-9]+', '_', path.stem.lower()).strip('_') or 'posting'}.yaml"
    command = f"screener derive {shlex.quote(str(path))} --out {out}"
    return Fault(shown, f"this is a posting's text: `{command}` makes rules of it")
