"""Why text is not seen, in the neutral words that people read. Every format reports in these."""

from __future__ import annotations

NO_INK = "drawn without ink"
TINY = "smaller than a person can read"
OFF_PAGE = "outside the page"
COLOR = "the color of what lies behind it"
COVERED = "covered by something else"
CLIPPED = "outside the area in which it is drawn"
LAYER = "on a layer that is switched off"
TOLD = "given to programs in place of what is drawn"
NO_SHAPE = "written in characters that draw nothing"
STYLE = "hidden by the page's style"
MARKED = "marked as hidden"
DELETED = "deleted in an earlier revision"
