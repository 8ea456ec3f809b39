"""What RTF's control words mean for a reader of text (RTF specification 1.9.1)."""

from __future__ import annotations

import re
from dataclasses import replace

from screener.read.plain import GAP
from screener.read.written import Look

CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SYMBOL_CHARSET = 2
CHARACTERS = {
    "tab": GAP,
    "line": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "nestcell": GAP,
    "nestrow": "\n",
    "~": " ",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\n",
    "\r": "\n",
}
PASSED_OVER = frozenset(
    re.findall(
        r"\w+",
        """stylesheet info pict object objdata fldinst themedata colorschememapping latentstyles datastore
        rsidtbl listtable listoverridetable generator xmlnstbl nonshppict bkmkstart bkmkend pntxta pntxtb sn
        sv mmathPr revtbl filetbl annotation atnid atnauthor atnref atndate template operator author title
        subject keywords comment doccomm company category private xe tc txe rxe revisions userprops defchp
        defpap ftnsep ftnsepc aftnsep aftnsepc ud datafield ffname""",
    )
)
"""Destinations whose text is not on the page."""

KEPT = {"shpinst", "shptxt", "listtext", "pntext", "formfield", "footnote"}
"""Destinations that a reader may pass over and that hold visible text, or a form's box."""

INTO = frozenset(("fonttbl", "colortbl", "formfield"))
"""Destinations that say something of the text and are none themselves."""

EDGES = {"header": True, "headerf": True} | dict.fromkeys(
    ("headerl", "headerr", "footer", "footerf", "footerl", "footerr"), False
)
"""Headers and footers, and whether they stand on the first page's top."""

MIXED = {"red": 0, "green": 1, "blue": 2}
"""Words of the table of colours, by their place in a colour."""

_SHADING = frozenset(("cb", "highlight", "chcbpat", "cbpat", "clcbpat", "chshdng", "clshdng", "shading"))


def looked(look: Look, word: str, number: int | None, colours: list[tuple[int, int, int]]) -> Look:  # noqa: PLR0911
    """`look` changed by a control word; a word without a number, or with any but 0, is on."""
    is_on = number != 0
    match word:
        case "b":
            return replace(look, bold=is_on)
        case "caps":
            return replace(look, caps=is_on)
        case "v" | "deleted":
            return replace(look, vanish=is_on)
        case "strike" | "striked":
            return replace(look, struck=is_on)
        case "fs":
            return replace(look, size=max(0, number or 24) / 2)
        case "cf":
            known = number is not None and 0 < number < len(colours)
            return replace(look, ink=colours[number] if known and number is not None else None)
        case "pard":
            return replace(look, shaded=False)
    return replace(look, shaded=bool(number)) if word in _SHADING else look
