"""Folders of YAML to a lexicon: what is read, and every fault at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from screener.config.lexicon import bundled_lexicons, load_lexicon
from screener.errors import ScreenerError
from screener.model.concept import Ambiguous

GOOD = """\
category: certification
concepts:
  a.one:
    label: ONE
    name: First Certified Thing
    kind: coding
    aliases: [the first thing]
    ambiguous:
      - {names: [ONE], near: ["@signs", coder], sections: [certificates], field: true, window: 4}
    at_least: [a.two]
    suggests: {a.two: 0.5}
    examples: ["First Certified Thing"]
    not_examples: ["first things first"]
    source: usage
    verified: true
    facts: {level: entry, NO: kept as a word}
  a.two: {label: TWO}
groups:
  both: {label: either of them, members: [a.one, a.two]}
"""
SIGNS = "table: context_words\nrows:\n  signs: [credential]\n"


def lexicon_at(folder: Path, **files: str) -> list[str]:
    """A folder with the files given by name; its path as the list that load_lexicon takes."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [str(folder)]


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(ScreenerError) as caught:
        load_lexicon(lexicon_at(folder, **files))
    return [str(fault).replace(str(folder) + "/", "") for fault in caught.value.faults]


def test_fields_groups_and_tables(tmp_path: Path) -> None:
    lexicon = load_lexicon(lexicon_at(tmp_path, a=GOOD, signs=SIGNS))
    concept = lexicon.concepts["a.one"]
    assert (concept.label, concept.kind, concept.category, concept.verified) == (
        "ONE",
        "coding",
        "certification",
        True,
    )
    assert concept.ambiguous == (
        Ambiguous(("ONE",), near=("@signs", "coder"), sections=("certificates",), field=True, window=4),
    )
    assert concept.facts == {"level": "entry", "NO": "kept as a word"}
    assert lexicon.groups["both"].members == ("a.one", "a.two")
    assert lexicon.proves("a.two") == {"a.two": 1.0, "a.one": 1.0}
    assert lexicon.tables["context_words"]["signs"] == ("credential",)


def test_the_language_is_always_there(tmp_path: Path) -> None:
    lexicon = load_lexicon(lexicon_at(tmp_path, a=GOOD, signs=SIGNS))
    assert lexicon.names == (tmp_path.name, "resume_en")
    assert "section_titles" in lexicon.tables


def test_tables_of_one_name_merge(tmp_path: Path) -> None:
    more = "table: context_words\nrows:\n  signs: [exam]\n  other: [x]\n"
    lexicon = load_lexicon(lexicon_at(tmp_path, a=GOOD, b=SIGNS, c=more))
    assert lexicon.tables["context_words"] == {"signs": ("credential", "exam"), "other": ("x",)}


def test_version_follows_the_content(tmp_path: Path) -> None:
    first = load_lexicon(lexicon_at(tmp_path, a=GOOD, signs=SIGNS)).version
    assert load_lexicon([str(tmp_path)]).version == first
    assert load_lexicon(lexicon_at(tmp_path, signs=SIGNS.replace("credential", "badge"))).version != first


# One fault a row: the file's text, and the message with its place.
FAULTS = [
    (
        "category: certificate\nconcepts:\n  a: {label: A}\n",
        "a.yaml:1:1: unknown category 'certificate'; did you mean 'certification'?",
    ),
    (
        "category: software\nconcepts:\n  a:\n    label: A\n    abreviations: [x]\n",
        "a.yaml:5:5: unknown key 'abreviations'; did you mean 'abbreviations'?",
    ),
    ("category: software\nconcepts:\n  a: {kind: x}\n", "a.yaml:3:3: concept 'a' has no label"),
    (
        "category: software\nconcepts:\n  a:\n",
        "a.yaml:3:3: concept 'a' has no fields; it needs at least `label:`",
    ),
    (
        "category: software\nconcepts:\n  a: {label: A, aliases: [1099]}\n",
        "a.yaml:3:27: 1099 is not text; put it in quotes",
    ),
    (
        "category: software\nconcepts:\n  a: {label: A, aliases: x}\n",
        "a.yaml:3:17: `aliases` must be a list of texts",
    ),
    (
        "category: software\nconcepts:\n  a: {label: A}\n  a: {label: B}\n",
        "a.yaml:4:3: key 'a' stands twice; first in line 3",
    ),
    (
        "category: software\nconcepts:\n  epic: {label: A}\n  b: {label: B, broader: [epik]}\n",
        "a.yaml:4:27: unknown id 'epik'; did you mean 'epic'?",
    ),
    (
        "category: software\nconcepts:\n  b: {label: B, suggests: {c: 2}}\n",
        "a.yaml:3:28: credit 2 is not above 0 and up to 1",
    ),
    (
        "category: software\nconcepts:\n  b: {label: B, ambiguous: [{names: [B], near: ['@sign']}]}\n",
        "a.yaml:3:49: unknown word set '@sign'; did you mean 'signs'?",
    ),
    (
        "category: software\nconcepts:\n  b: {label: B, ambiguous: [{names: [B], sections: [jobs]}]}\n",
        "a.yaml:3:53: unknown section 'jobs'; known: basics, summary, work, education, certificates, skills, "
        "projects, other",
    ),
    (
        "category: software\nconcepts:\n  b: {label: B, ambiguous: [{near: [x]}]}\n",
        "a.yaml:3:29: an ambiguous entry needs `names`",
    ),
    (
        "category: software\nconcepts:\n  b: {label: B, ambiguous: [{names: [B], window: 900}]}\n",
        "a.yaml:3:42: window 900 is not a number of words from 1 to 60",
    ),
    ("groups:\n  g: {label: G, members: [nothing]}\n", "a.yaml:2:27: unknown id 'nothing'"),
    ("groups:\n  g: {label: G, members: [g]}\n", "a.yaml:2:3: group 'g' holds itself"),
    ("groups:\n  g: {label: G}\n", "a.yaml:2:3: group 'g' has no members"),
    ("table: x\n", "a.yaml:1:1: table 'x' has no `rows`"),
    (
        "table: domain\nrows: {credentail: any}\n",
        "a.yaml:2:8: unknown key 'credentail'; did you mean 'credential' or 'entry_credential'?",
    ),
    ("table: domain\nrows: {credential: ours}\n", "a.yaml:2:8: unknown group 'ours'"),
    (
        "table: domain\nrows: {work: [sorting]}\n",
        "a.yaml:2:8: `work` must be text, not ['sorting']; put it in quotes",
    ),
    (
        "table: domain\nrows: {not_asked: {a: desks}}\n",
        "a.yaml:2:8: `not_asked` must be a list of texts, not {'a': 'desks'}",
    ),
    (
        "table: xyz\nrows: {a: b}\n",
        "a.yaml:1:1: unknown table 'xyz'; see docs/lexicon.md for the tables that there are",
    ),
    ("table: domian\nrows: {work: a}\n", "a.yaml:1:1: unknown table 'domian'; did you mean 'domain'?"),
    ("table: domain\nrows: {not_asked: [desks]}\n", "a.yaml:2:20: unknown concept 'desks'"),
    ("table: domain\nrows: [work]\n", "a.yaml:2:1: `rows` must be keys with their values, not ['work']"),
    (
        "stuff: 1\n",
        "a.yaml:1:1: neither concepts nor a table; a file of concepts starts with `category:`, "
        "a table with `table:`",
    ),
]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[m.split(": ", 1)[1][:40] for _, m in FAULTS])
def test_fault(tmp_path: Path, text: str, message: str) -> None:
    assert message in faults(tmp_path, a=text, signs=SIGNS)


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    first = "category: software\nconcepts:\n  a: {lable: A}\n"
    second = (
        "category: software\nconcepts:\n  b: {label: B, verified: maybe}\n  c: {label: C, broader: [zzz]}\n"
    )
    assert faults(tmp_path, first=first, second=second) == [
        "first.yaml:3:7: unknown key 'lable'; did you mean 'label'?",
        "first.yaml:3:3: concept 'a' has no label",
        "second.yaml:3:17: `verified` must be true or false",
        "second.yaml:4:27: unknown id 'zzz'",
    ]


def test_a_concept_of_two_files_is_a_fault(tmp_path: Path) -> None:
    text = "category: software\nconcepts:\n  a: {label: A}\n"
    [message] = faults(tmp_path, first=text, second=text)
    assert message.startswith("second.yaml:3:3: concept 'a' is defined twice; first in ")


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    [message] = faults(tmp_path, a="category: [software\nconcepts: x\n")
    assert message.startswith("a.yaml:1:11: not YAML: a list that begins here with [ does not end")
    assert "not YAML" in message


def test_text_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"category: software\nconcepts:\n  a: {label: \xe9t\xe9}\n")
    with pytest.raises(ScreenerError, match=r"a\.yaml"):
        load_lexicon([str(tmp_path)])


def test_no_python_from_yaml(tmp_path: Path) -> None:
    [message] = faults(tmp_path, a="category: !!python/object/apply:os.getcwd []\n")
    assert "not YAML" in message


def test_unknown_lexicon_is_suggested() -> None:
    with pytest.raises(ScreenerError, match="did you mean 'medical_coding'"):
        load_lexicon(["medical_codin"])


def test_a_folder_without_yaml(tmp_path: Path) -> None:
    with pytest.raises(ScreenerError, match=r"no \.yaml file"):
        load_lexicon([str(tmp_path)])


def test_bundled_lexicons() -> None:
    assert "medical_coding" in bundled_lexicons()
    assert "resume_en" not in bundled_lexicons()


def test_a_domain_names_what_code_needs(tmp_path: Path) -> None:
    empty = load_lexicon(lexicon_at(tmp_path, a=GOOD, signs=SIGNS))
    assert (empty.domain.credential, empty.domain.work_kinds) == ("", ())
    domain = load_lexicon(["medical_coding"]).domain
    assert (domain.work, domain.credential, domain.role) == ("code_assignment", "coding_credential", "coder")


def test_the_category_of_a_name(tmp_path: Path) -> None:
    lexicon = load_lexicon(lexicon_at(tmp_path, a=GOOD, signs=SIGNS))
    assert [lexicon.category_of(name) for name in ("a.one", "both", "bachelor")] == [
        "certification",
        "certification",
        "",
    ]
