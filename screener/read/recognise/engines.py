"""Which engine recognises text, if any: none in a plain install, since readings must not depend on chance.

Recognition is there where the extra `ocr` is installed; the system's tesseract is then used before rapidocr,
which is slower and less exact but needs no system package. SCREENER_OCR says otherwise: off, tesseract,
rapidocr.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screener.read.recognise.base import Engine

SETTING = "SCREENER_OCR"
_EXTRA = "rapidocr"


@cache
def engine() -> Engine | None:
    """The engine to use; None where recognition is off or not installed."""
    choice = os.environ.get(SETTING, "auto")
    extra = importlib.util.find_spec(_EXTRA) is not None
    if choice == "off" or (choice == "auto" and not extra):
        return None
    if choice != "rapidocr" and (program := shutil.which("tesseract")):
        from screener.read.recognise.tesseract import Tesseract

        return Tesseract(program)
    if choice != "tesseract" and extra:
        from screener.read.recognise.rapid import Rapid

        return Rapid()
    return None


def how_to_get() -> str:
    """What a person can do where there is no engine."""
    if os.environ.get(SETTING) == "off":
        return f"recognizing text is switched off ({SETTING}=off)"
    if os.environ.get(SETTING) == "tesseract":
        return f"tesseract is not installed ({SETTING}=tesseract)"
    return "its text can be read once the extra is installed: pip install 'screener[ocr]'"
