"""The shape of the code: sizes of modules and functions, and words of a language or a trade in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
ROOMS_WITHOUT_WORDS = ("extract", "derive", "text")
MOST_WORDS = 40
"""English words in expressions of the rooms without words. It may only fall: lower it with them."""

MOST_LONG_EXPRESSIONS = 0
"""Expressions that hold five words or more; the same."""

_SIGNS = re.compile(r"[\\\[\]|()?*+^$]")
_ESCAPES = re.compile(r"[Aa]-[Zz]|\\u[0-9a-fA-F]{4}|\\[a-zA-Z]|\(\?P<\w+>|\(\?P=\w+\)|\(\?[a-z]+\)|\{\w+\}")
_WORD = re.compile(r"[A-Za-z]{2,}")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _modules(root: Path) -> list[Path]:
    return sorted((root / "screener").rglob("*.py"))


def _expressions(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line and words of each string literal that holds a sign of expressions; docstrings are none."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = _WORD.findall(_ESCAPES.sub(" ", node.value))
            if words and _SIGNS.search(node.value):
                yield node.lineno, words


def test_no_module_is_long(root: Path) -> None:
    """A module that grows over the limit holds two rooms: find the border between them."""
    lines = {str(p.relative_to(root)): len(p.read_text("utf-8").splitlines()) for p in _modules(root)}
    assert not {name: n for name, n in lines.items() if n > LONGEST_MODULE}


def test_no_function_is_long(root: Path) -> None:
    """Counted from `def` to the last line."""
    found = {
        f"{path.relative_to(root)}:{node.lineno} {node.name}": length
        for path in _modules(root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, _Function) and (length := _length(node)) > LONGEST_FUNCTION
    }
    assert not found


def _length(node: _Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_language_is_data(root: Path) -> None:
    """Words that a person of another trade or language would write otherwise stand in YAML."""
    found = {
        f"{path.relative_to(root)}:{line}": words
        for room in ROOMS_WITHOUT_WORDS
        for path in sorted((root / "screener" / room).rglob("*.py"))
        for line, words in _expressions(path)
    }
    heaviest = sorted(found.items(), key=lambda entry: -len(entry[1]))[:10]
    assert sum(map(len, found.values())) <= MOST_WORDS, heaviest
    assert sum(len(words) >= 5 for words in found.values()) <= MOST_LONG_EXPRESSIONS, heaviest


@pytest.mark.parametrize("room", ROOMS_WITHOUT_WORDS)
def test_no_class_name_stands_twice(root: Path, room: str) -> None:
    """Within a room one name is one idea."""
    names = [
        node.name
        for path in sorted((root / "screener" / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert sorted(names) == sorted(set(names))


_OF_THE_DOMAIN = re.compile(
    r"(?<![a-z])(coders?|coding|coded|billers?|billing|aapc|ahima|cpc|icd|hcpcs|rhit|rhia)(?![a-z])",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r"^\s*(- )?(not_)?examples:|^\s*- \"|^\s*#|^[\s\[{-]*(given|reads):")


@pytest.mark.parametrize("language", ["resume_en", "posting_en"])
def test_languages_name_no_domain(root: Path, language: str) -> None:
    """What is of a trade stands in the trade's lexicon; examples may be of any."""
    found = {
        f"{path.name}:{number}": hit[0]
        for path in sorted((root / "screener" / "lexicons" / language).rglob("*.yaml"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if not _EXAMPLES.search(line) and (hit := _OF_THE_DOMAIN.search(line.partition(" #")[0]))
    }
    assert not found


@pytest.mark.parametrize("room", ROOMS_WITHOUT_WORDS)
def test_code_names_no_domain(root: Path, room: str) -> None:
    """Code finds what it needs of a domain by the table `domain`; docstrings may tell of one."""
    found = {
        f"{path.relative_to(root)}:{line}": text
        for path in sorted((root / "screener" / room).rglob("*.py"))
        for line, text in _strings(ast.parse(path.read_text("utf-8")))
        if _OF_THE_DOMAIN.search(text.replace("_", " "))
    }
    assert not found


def _strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each string literal that is no docstring."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value
