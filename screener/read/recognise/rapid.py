"""rapidocr: recognition by small networks that come with the package; nothing is downloaded."""

from __future__ import annotations

import importlib.metadata
from functools import cache
from typing import Any

import numpy as np

from screener.read.recognise.base import Picture, Words

_NEXT_LINE = 2.5
"""Heights of a line to the next one of the same block, from middle to middle."""


class Rapid:
    """Made once a process, at the first page: the networks take half a second to load."""

    name = "rapidocr"

    def version(self) -> str:
        """The package's version."""
        return f"rapidocr {importlib.metadata.version('rapidocr')}"

    def words(self, picture: Picture, dpi: int) -> list[Words]:
        """Stretches of text, each as long as the network saw them belong together."""
        del dpi
        found = _networks()(np.repeat(picture[:, :, None], 3, axis=2))
        if found is None or found.boxes is None:
            return []
        words = []
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            (x0, top), (x1, bottom) = np.min(corners, axis=0), np.max(corners, axis=0)
            if text.strip():
                words.append(
                    Words(text.strip(), float(x0), float(top), float(x1), float(bottom), float(score))
                )
        return _by_block(words)


def _by_block(words: list[Words]) -> list[Words]:
    """Each line followed by the one just below it, as columns are read: the networks go by height alone."""
    waiting = sorted(words, key=lambda word: (word.top, word.x0))
    ordered = []
    while waiting:
        last = waiting.pop(0)
        ordered.append(last)
        while (below := next((word for word in waiting if _follows(word, last)), None)) is not None:
            waiting.remove(below)
            ordered.append(below)
            last = below
    return ordered


def _follows(word: Words, last: Words) -> bool:
    overlap = min(word.x1, last.x1) - max(word.x0, last.x0)
    down = (word.top + word.bottom - last.top - last.bottom) / 2
    height = last.bottom - last.top
    return overlap > 0 and 0.5 * height < down < _NEXT_LINE * height


@cache
def _networks() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
