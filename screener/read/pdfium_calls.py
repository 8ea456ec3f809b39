"""pdfium's functions with plain addresses for handles."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from typing import Any

from pypdfium2_raw.bindings import _libs

HANDLE, INT = ctypes.c_void_p, ctypes.c_int
ADDRESS = ctypes.c_size_t
"""A handle that is answered: 0, not None, where there is none."""


def call(name: str, result: Any, *arguments: Any) -> Any:
    """A function of pdfium's: ctypes' typed pointers cost more than the call.

    It keeps the interpreter's lock, since letting go of it thousands of times a page costs as much again.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)((name, _libs["pdfium"]))


def run(calls: Iterator[Any]) -> None:
    """Make the calls of a `map` without keeping what they answer."""
    deque(calls, maxlen=0)


def places(array: Any, step: int, count: int, offset: int = 0) -> range:
    """Addresses within a ctypes array: `count` of them, `step` bytes apart."""
    first = ctypes.addressof(array) + offset
    return range(first, first + step * count, step)
