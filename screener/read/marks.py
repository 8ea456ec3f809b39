"""Signs that change what words mean, written the same way whatever the format."""

from __future__ import annotations

from screener.model.profile import Flag

EMPTY_BOX, TICKED_BOX = "☐", "☒"
"""What stands for a form's check box: U+2610 where it is empty, U+2612 where it is ticked."""

_LONGEST_QUOTE = 160
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
_SYMBOLS = {
    0x6F: EMPTY_BOX,
    0xA8: EMPTY_BOX,
    0xFD: TICKED_BOX,
    0xFE: TICKED_BOX,
    0xFC: "✓",
    0xA7: "•",
    0xB7: "•",
    0x76: "•",
    0xD8: "•",
    0x6C: "•",
    0x6E: "•",
    0x71: "•",
}
"""Wingdings' codes for boxes and bullets, to the characters that say the same."""


def struck_out(page: int, words: str) -> Flag:
    """The flag of words that are struck through: a person sees that they no longer hold."""
    return Flag("struck_out", page, words[:_LONGEST_QUOTE], "struck through on the page; not scored")


def prompt(page: int, words: str) -> Flag:
    """The flag of a template's prompt that nobody filled in ("[Your name]")."""
    return Flag(
        "template", page, words[:_LONGEST_QUOTE], "a template's prompt that was not filled in; not scored"
    )


def left_out(page: int, detail: str) -> Flag:
    """The flag of what a limit keeps from being read."""
    return Flag("left_out", page, "", detail)


def symbol(code: str, font: str) -> str:
    """The character of a symbol font's code, given in hexadecimal; "" where it is none.

    `symbol("F0A8", "Wingdings")` is "☐".
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if font.lower().startswith(_SYMBOL_FONTS) and number & 0xFF in _SYMBOLS:
        return _SYMBOLS[number & 0xFF]
    return chr(number) if 0 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
