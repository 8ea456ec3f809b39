"""The style sheet: contrast of every pair of colors that it draws; the list of modules; their sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from javascript import strings

GROUNDS = ("canvas", "surface", "sunken", "hover", "select", "notice")
PLAIN = ("canvas", "surface", "hover", "select")
PAPER = "#ffffff"

# role, grounds it stands on, ratio it needs
PAIRS: list[tuple[str, tuple[str, ...], float]] = [
    ("text", GROUNDS, 7.0),
    ("muted", GROUNDS, 4.5),
    ("faint", GROUNDS, 4.5),
    ("accent", ("canvas", "surface", "hover", "select", "sunken"), 4.5),
    ("on-accent", ("accent",), 4.5),
    ("surface", ("text",), 7.0),
    ("edge", GROUNDS, 3.0),
    *((outcome, GROUNDS, 3.0) for outcome in ("met", "partial", "unknown", "contradicted")),
    *((f"c{n}", PLAIN, 3.0) for n in range(11)),
]


@pytest.fixture(scope="module")
def tokens(root: Path) -> dict[str, dict[str, str]]:
    """Theme to role to colour."""
    sheet = (root / "screener" / "web" / "static" / "style.css").read_text("utf-8")
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", sheet)
    assert len(found) >= 28
    return {
        "light": {role: light for role, light, _ in found},
        "dark": {role: dark for role, _, dark in found},
    }


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("role", "grounds", "least"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_every_pair_has_its_contrast(
    tokens: dict[str, dict[str, str]], theme: str, role: str, grounds: tuple[str, ...], least: float
) -> None:
    colours = tokens[theme]
    found = {ground: round(contrast(colours[role], colours[ground]), 2) for ground in grounds}
    assert min(found.values()) >= least, found


@pytest.mark.parametrize("n", range(11))
def test_rules_show_on_paper_which_is_white_in_both_themes(tokens: dict[str, dict[str, str]], n: int) -> None:
    assert contrast(tokens["light"][f"c{n}"], PAPER) >= 3.0


def test_colours_stand_in_tokens_only(root: Path) -> None:
    sheet = (root / "screener" / "web" / "static" / "style.css").read_text("utf-8")
    outside = re.sub(r":root \{.*?\n\}", "", sheet, count=1, flags=re.DOTALL)
    # Paper and the highlighter on it are the same in both themes: the one exception.
    named = set(re.findall(r"(?<=[ (])#[0-9a-f]{3,8}(?=[; ),])", outside))
    assert named <= {"#fff", "#15181d", "#eceef1", "#e2e5ea", "#525963"}


def test_all_modules_are_fetched_at_once_and_those_of_the_list_first(root: Path) -> None:
    web = root / "screener" / "web"
    static = web / "static"
    text = (web / "templates" / "modules.html").read_text("utf-8")
    listed = re.findall(r'href="static/(\w+\.js)"( fetchpriority="low")?', text)
    # types.js holds none but types, and theme.js is no module.
    there = {path.name for path in static.glob("*.js")} - {"types.js", "theme.js"}
    assert sorted(name for name, _ in listed) == sorted(there)
    needed, waiting = set(), ["main.js"]
    while waiting:
        name = waiting.pop()
        needed.add(name)
        source = (static / name).read_text("utf-8")
        imported = re.findall(r'^(?:import|export) [^;]*?from "\./(\w+\.js)";', source, re.MULTILINE)
        waiting += [each for each in imported if each not in needed]
    assert {name for name, low in listed if not low} == needed
    assert len(needed) < 20, "the first rows wait for these"


SENTENCES = ("words.js", "sentences.js")
NO_SENTENCES = {
    "A H R",
    "i flag gone",
    "textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])",
}
"""Three words and no sentence: keys, classes, a selector."""

GROUP = re.compile(r"^export const ([A-Z_]+) = \{\n(  \w+:.*?)^\};", re.DOTALL | re.MULTILINE)


def is_sentence(text: str) -> bool:
    """Whether a string holds three words or more, what is put in not counted."""
    words = re.findall(r"(?<![^\s“\"(])[A-Za-zÀ-ÿ’']+(?=[\s,.:;?)”\"]|$)", text)
    return len(words) > 2 and text not in NO_SENTENCES


def test_strings_are_told_from_comments_and_expressions() -> None:
    source = """
    // "no string"
    const a = "one" + 'two', re = /"[/"]`/g, b = c / d; /* `none` */
    say(`with ${put(`inner ${x}`, "in")} and ${ {y: 1}.y }`);
    """
    assert list(strings(source)) == ["one", "two", "inner {}", "in", "with {} and {}"]


def test_sentences_stand_in_one_place(root: Path) -> None:
    static = root / "screener" / "web" / "static"
    elsewhere = {
        path.name: found
        for path in static.glob("*.js")
        if path.name not in SENTENCES
        and (found := [each for each in strings(path.read_text("utf-8")) if is_sentence(each)])
    }
    assert elsewhere == {}


def test_no_sentence_is_left_over(root: Path) -> None:
    static = root / "screener" / "web" / "static"
    modules = "\n".join(p.read_text("utf-8") for p in static.glob("*.js"))
    for name in SENTENCES:
        text = (static / name).read_text("utf-8")
        for group, body in GROUP.findall(text):
            if re.search(rf"\b{group}\[", modules):
                continue  # looked up by what the program says
            said = re.findall(r"^  (\w+):", body, re.MULTILINE)
            assert [each for each in said if not re.search(rf"\b{group}\.{each}\b", modules)] == []
