"""Sentences with places: what they say, what their tables may hold, and that the code fills them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.config.lexicon import load_lexicon
from screener.errors import ScreenerError
from screener.model.tables.sentences import Sentence, SentenceExample
from screener.text.sentences import Sentences

LEXICON = load_lexicon(["medical_coding"])
SENTENCES = Sentences.of(LEXICON)


@pytest.mark.parametrize(
    ("text", "given", "said"),
    [
        ("{found} ({wanted} wanted)", {"found": "1 year", "wanted": "2"}, "1 year (2 wanted)"),
        ("{found}[ ({state})]", {"found": "CPC", "state": "expired"}, "CPC (expired)"),
        ("{found}[ ({state})]", {"found": "CPC", "state": ""}, "CPC"),
        ("[{title}: ]{date}[, {state}]", {"title": "", "date": "2020", "state": ""}, "2020"),
        ("{found}", {"found": "a {title} [b]"}, "a {title} [b]"),  # what was found is never read as a form
    ],
)
def test_places_are_filled_and_empty_options_left_out(text: str, given: dict[str, str], said: str) -> None:
    assert Sentence(text=text, examples=(SentenceExample(reads=said),)).said(given) == said


def test_one_has_its_own_words() -> None:
    assert SENTENCES.years(12) == "1 year" and SENTENCES.years(30) == "2.5 years"
    assert SENTENCES.years(5) == "5 months" and SENTENCES.years(1) == "1 month"


@pytest.mark.parametrize(
    ("things", "word", "said"),
    [
        ([], "and", ""),
        (["CPC"], "and", "CPC"),
        (["CPC", "CPC", ""], "and", "CPC"),
        (["CPC", "CCS"], "or", "CPC or CCS"),
        (["CPC", "CCS", "CCA"], "and", "CPC, CCS and CCA"),
        (["Coder, lead", "Auditor", "Biller"], "and", "Coder, lead; Auditor and Biller"),
        (["CPC", "CCS", "CCA", "COC", "CRC"], "or", "CPC, CCS, CCA, COC or others"),
    ],
)
def test_lists(things: list[str], word: str, said: str) -> None:
    assert SENTENCES.some(things, word, 4) == said


@pytest.mark.parametrize(
    ("row", "line", "fault"),
    [
        (
            '{text: "{fond} wanted", examples: [{reads: x}]}',
            3,
            "there is no place {fond}; did you mean 'found'?",
        ),
        ('{text: "{found wanted", examples: [{reads: x}]}', 3, "a bracket is not closed"),
        (
            '{text: "{found}[ ({state})", examples: [{given: {found: a, state: b}, reads: x}]}',
            3,
            "not closed",
        ),
        ('{text: "{found}", examples: [{reads: x}]}', 3, "an example gives nothing for {found}"),
        ('{text: "{found}", examples: [{given: {found: CPC}, reads: CCS}]}', 3, "reads 'CPC', not 'CCS'"),
        ('{text: "{found}"}', 3, "each sentence shows how it reads"),
        ('{txt: "{found}"}', 3, "unknown key 'txt'"),
    ],
)
def test_a_faulty_sentence_is_reported_with_its_place(
    tmp_path: Path, row: str, line: int, fault: str
) -> None:
    (tmp_path / "wording.yaml").write_text(f"table: wording\nrows:\n  mine: {row}\n", encoding="utf-8")
    with pytest.raises(ScreenerError) as raised:
        load_lexicon([str(tmp_path)])
    assert fault in str(raised.value) and f"wording.yaml:{line}:" in str(raised.value)


def _said(root: Path) -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, id and places of each sentence that the code says by its literal id; None where unpacked."""
    for path in sorted((root / "screener").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say" and node.args:
                where = f"{path.relative_to(root)}:{node.lineno}"
                known = {word.arg for word in node.keywords if word.arg}
                unpacked = any(word.arg is None for word in node.keywords)
                if isinstance(node.args[0], ast.Constant):
                    yield where, str(node.args[0].value), None if unpacked else known


def test_the_code_gives_each_sentence_what_it_has_places_for(root: Path) -> None:
    wording = LEXICON.tables["wording"]
    said = list(_said(root))
    assert len(said) > 40
    assert not [(where, name) for where, name, _ in said if name not in wording]
    assert not [(w, n, given) for w, n, given in said if given is not None and wording[n].places() - given]


def test_every_name_that_is_spoken_of_is_in_the_lexicon() -> None:
    spoken = LEXICON.tables["spoken"]
    assert not sorted(spoken.keys() - LEXICON.concepts.keys() - LEXICON.groups.keys())
    for name, row in spoken.items():
        assert row.name and not row.name.endswith("."), name
        if lexicon_activity(name):
            assert row.do or LEXICON.concepts[name].kind == "knowledge", f"{name} cannot be asked about"


def lexicon_activity(name: str) -> bool:
    """True for a concept that somebody does."""
    return name in LEXICON.concepts and LEXICON.concepts[name].category == "activity"
