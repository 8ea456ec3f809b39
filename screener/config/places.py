"""YAML text with the line and column of everything in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from screener.errors import Fault

Path = Sequence[str | int]

DEEPEST = 100
_MEANINGS = (
    (
        "expected ',' or ']'",
        "a list that begins here with [ does not end",
        "close it with ], and quote texts that hold a colon",
    ),
    (
        "expected ',' or '}'",
        "what begins here with { does not end",
        "close it with }, and quote texts that hold a colon",
    ),
    ("unexpected end of stream", "a text that begins here with a quote does not end", "close the quote"),
    ("'-' indicator", "the line is indented otherwise than its neighbors", "indent keys of one rule alike"),
    ("expected key", "the line is indented otherwise than its neighbors", "indent keys of one rule alike"),
    (
        "mapping values",
        "the line is indented otherwise than its neighbors",
        "indent keys of one rule alike, or quote a text with a colon",
    ),
    ("<block end>", "the line is indented otherwise than its neighbors", "indent keys of one rule alike"),
)
"""What the reader of YAML says most often, in plain words, and what to try."""
_BRACKETS = re.compile(rb"[\[\]{}]")


class Places:
    """Finds the line and column of a key path; the text is read a second time, only for faults."""

    def __init__(self, file: str, raw: bytes) -> None:
        self.file = file
        self.raw = raw
        self._root: Node | None = None

    def root(self) -> Node | None:
        """The tree of nodes with their marks; None for an empty file."""
        if self._root is None:
            self._root = YAML(typ="safe", pure=False).compose(self.raw.decode("utf-8", "replace"))
        return self._root

    def fault(self, path: Path, what: str, hint: str = "") -> Fault:
        """A fault at the key (or list element) that `path` leads to, or as near as it gets."""
        node = found = self.root()
        for step in path:
            node, key = _step(node, step)
            if node is None:
                break
            found = key or node
        if found is None:
            return Fault(self.file, what, hint)
        return Fault(f"{self.file}:{found.start_mark.line + 1}:{found.start_mark.column + 1}", what, hint)

    def duplicates(self) -> list[Fault]:
        """One fault for each key that a mapping holds twice."""
        faults: list[Fault] = []
        queue = [self.root()]
        while queue:
            node = queue.pop(0)
            if isinstance(node, SequenceNode):
                queue.extend(node.value)
            elif isinstance(node, MappingNode):
                seen: dict[str, int] = {}
                for key, value in node.value:
                    queue.append(value)
                    line = key.start_mark.line + 1
                    if isinstance(key, ScalarNode) and (first := seen.setdefault(key.value, line)) != line:
                        where = f"{self.file}:{line}:{key.start_mark.column + 1}"
                        what = f"key {key.value!r} stands twice"
                        faults.append(Fault(where, what, f"first in line {first}"))
        return sorted(faults, key=lambda fault: [int(n) for n in fault.where.split(":")[-2:]])


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """One step down the tree: the value's node, and its key's."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == str(step):
                return value, key
    return None, None


def load_yaml(places: Places) -> tuple[Any, list[Fault]]:
    """The content (YAML 1.2: NO is a word) as plain data, or the faults of its form."""
    if fault := _too_deep(places):
        return None, [fault]
    try:
        return YAML(typ="safe", pure=False).load(places.raw), []
    except UnicodeDecodeError:
        return None, [Fault(places.file, "not UTF-8 text", "save it as UTF-8")]
    except YAMLError as error:
        return None, _form_faults(places, error)


def _too_deep(places: Places) -> Fault | None:
    """A fault where brackets or indentation nest deeper than anybody writes: no reader ends well there."""
    depth = 0
    for number, line in enumerate(places.raw.splitlines(), start=1):
        indented = len(line) - len(line.lstrip(b" -?")) if line.lstrip(b" ").startswith((b"-", b"?")) else 0
        for bracket in _BRACKETS.findall(line):
            depth = max(0, depth + (1 if bracket in b"[{" else -1))
            if depth > DEEPEST:
                break
        if max(depth, indented // 2, (len(line) - len(line.lstrip(b" "))) // 2) > DEEPEST:
            what = f"nested deeper than {DEEPEST} levels"
            return Fault(f"{places.file}:{number}:1", what, "is this a rule file or a lexicon?")
    return None


def _form_faults(places: Places, error: YAMLError) -> list[Fault]:
    try:
        if duplicates := places.duplicates():
            return duplicates
    except YAMLError:
        pass  # the text has no tree to search: the reader's own message is all there is
    if fault := _usual_slip(places):
        return [fault]
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    where = f"{places.file}:{mark.line + 1}:{mark.column + 1}" if mark else places.file
    what = str(getattr(error, "problem", None) or str(error).splitlines()[0])
    for sign, meaning, hint in _MEANINGS:
        if mark and sign in what:
            begun = error.context_mark if isinstance(error, MarkedYAMLError) else None
            at = begun if begun and hint.startswith("close") else mark
            return [Fault(f"{places.file}:{at.line + 1}:{at.column + 1}", f"not YAML: {meaning}", hint)]
    return [Fault(where, f"not YAML: {what}", "check brackets, quotes and indentation near here")]


def _usual_slip(places: Places) -> Fault | None:
    """The first line with what people write most often that YAML cannot read: a tab, an unquoted colon."""
    for number, line in enumerate(places.raw.decode("utf-8", "replace").splitlines(), start=1):
        if "\t" in (indent := line[: len(line) - len(line.lstrip())]):
            where = f"{places.file}:{number}:{indent.index(chr(9)) + 1}"
            return Fault(where, "a tab stands where the line is indented", "use spaces")
        key, colon, text = line.partition(": ")
        text = text.strip()
        if colon and _is_bare(key.strip(" -")) and _is_bare(text) and (": " in text or text.endswith(":")):
            where = f"{places.file}:{number}:{line.index(text) + 1}"
            quoted = text.replace('"', "'")
            return Fault(where, "a text with a colon needs quotes", f'write {key.strip(" -")}: "{quoted}"')
    return None


def _is_bare(text: str) -> bool:
    """Whether a text stands without quotes, brackets or another sign with which YAML begins something."""
    return bool(text) and text[0] not in "#\"'[{|>&*!"
