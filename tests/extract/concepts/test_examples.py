"""A lexicon tried on its own examples, as `screener check` does."""

from __future__ import annotations

from pathlib import Path

from screener.config.lexicon import load_lexicon
from screener.extract.concepts.examples import colliding_names, try_examples

TOY = """\
category: software
concepts:
  one: {label: One, name: Bluebird Encoder, examples: ["used the Bluebird Encoder", "used Redbird"],
    not_examples: ["a blue bird", "the bluebird encoder at work"]}
  two: {label: Two, aliases: [Bluebird Encoder, left & right], examples: ["Bluebird Encoder"]}
  three: {label: Three, aliases: [left & right], examples: ["left & right"], not_examples: ["left"]}
"""


def test_every_example_of_the_bundled_lexicon_holds() -> None:
    assert [str(fault) for fault in try_examples(load_lexicon(["medical_coding"]))] == []


def test_all_credentials_show_what_they_are_and_are_not() -> None:
    lexicon = load_lexicon(["medical_coding"])
    credentials = [c for c in lexicon.concepts.values() if c.category == "certification"]
    assert len(credentials) == 172
    assert [c.id for c in credentials if not (c.examples and c.not_examples and c.source and c.kind)] == []


def test_faults_of_examples(tmp_path: Path) -> None:
    (tmp_path / "toy.yaml").write_text(TOY, encoding="utf-8")
    lexicon = load_lexicon([str(tmp_path)])
    assert [str(fault) for fault in try_examples(lexicon)] == [
        "one: not found in its example 'used Redbird'",
        "one: found as 'bluebird encoder' in 'the bluebird encoder at work', which is not an example; "
        "a name that means nothing else",
        "two: has no not_examples; each concept shows what it is and what it is not",
    ]


def test_names_that_collide(tmp_path: Path) -> None:
    (tmp_path / "toy.yaml").write_text(TOY, encoding="utf-8")
    [fault] = colliding_names(load_lexicon([str(tmp_path)]))
    assert (
        str(fault)
        == "one, two: all claim the name 'bluebird encoder'; give it to one, or say in `ambiguous` when"
    )
