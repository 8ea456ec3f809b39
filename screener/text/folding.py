"""Characters made plain: letters of other alphabets and with accents, dashes, quotes, spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοҺԛԝ"  # Cyrillic and Greek
    "ԌԚԜҮӀԁһϲϹϳ"  # rarer ones of both
    "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ"  # Cherokee
    "ꓐꓚꓓꓰꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜꓮ",  # Lisu
    "ABESIJKMHOPCTXYaeopcyxisjABEZHIKMNOPTYXohqwGQWYIdhcCjABCDEGHJKLMPRSTVWZBCDEGHIJKLMNOPRSTUVWXYZA",
)
"""Letters of other alphabets that look like Latin ones; folded one to one, so that offsets hold."""
_MOJIBAKE = re.compile(r"â€[^\sa-zA-Z]?|Â(?![a-zà-ÿ])")


def _latin_table() -> dict[int, str]:
    """Accented Latin letters, full-width forms, dashes, quotes and spaces, each to one plain character."""
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0xFF01, 0xFF5F)):
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    table.update(dict.fromkeys(map(ord, "‐‑‒–—―−﹣－­"), "-"))
    table.update(dict.fromkeys(map(ord, "‘’‛ʼ´`"), "'"))
    table.update(dict.fromkeys(map(ord, "        \u2000\u2001\u202f\u3000\t\u200b\ufeff"), " "))
    return table


_PLAIN = _latin_table() | LOOK_ALIKES
_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‛´`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        "\u00a0": " ",
    }
)
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
    | {"’": "'", "‘": "'", "ʻ": "'", "‐": "-", "‑": "-", "–": "-"}
)


def plain_text(text: str) -> str:
    """The text with every character folded to a plain one, each to exactly one: offsets hold.

    What a wrong code page has made of a space or a quote ("HCPCSÂ coding", "coderâ€™s") is blotted out.
    """
    if text.isascii():
        return text
    if "Â" in text or "â€" in text:
        text = _MOJIBAKE.sub(lambda found: " " * len(found.group()), text)
    return text.translate(_PLAIN)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents: "Ødegård" is "odegard". For words and lines: the answers are kept."""
    if not text.isascii():
        text = text.translate(_PLAIN_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold()


def plain_marks(text: str) -> str:
    """The text with typographic quotes and dashes made plain, one character for one."""
    return text.translate(_MARKS)


def lowered(text: str) -> str:
    """The text folded and in small letters, each character to exactly one."""
    plain = plain_text(text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # A letter whose lower case is two characters (İ).
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
