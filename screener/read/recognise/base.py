"""What an engine that recognises text has to offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Picture: TypeAlias = "npt.NDArray[np.uint8]"
"""Grey values, height × width, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, as recognised. Edges in pixels; certain: 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    certain: float


class Engine(Protocol):
    """Recognises the words of one page."""

    name: str

    def version(self) -> str:
        """What readings depend on besides the picture."""

    def words(self, picture: Picture, dpi: int) -> list[Words]:
        """The words of an upright page; none where there are none. OSError where the engine fails."""
