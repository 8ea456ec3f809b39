"""Rule files: what they may say, how layers lie over each other, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_world import HEAD, LEXICON, load, posting_file

from screener.config.find_posting import find_posting
from screener.config.posting import load_posting, posting_lexicons
from screener.errors import ScreenerError
from screener.model.posting import AllOf, AnyOf, EducationOf, EvidencePolicy, Named, YearsOf
from screener.score.kinds import KINDS

RULES = """rules:
  - id: credential
    label: Coding credential
    kind: has
    importance: required
    knock_out: true
    weight: 30
    any_of: [coding_credential]
    levels:
      - {credit: 0.5, any_of: [CPC-A, CCA], because: entry-level credential}
      - {credit: 0.25, assertion: [in_progress], because: in study}
    source: "line 4: credential required"
  - id: codes
    label: Code systems
    kind: has
    importance: required
    weight: 20
    all_of: [ICD-10-CM, CPT, HCPCS]
    partial: proportional
    evidence: {within_years: 5}
  - id: experience
    label: Experience
    kind: years
    weight: 30
    all_of: [code_assignment]
    at_least: 3
    partial_from: 1
"""


def faults(folder: Path, rules: str, *settings: str, head: str = HEAD) -> list[str]:
    """The faults of a rule file without its folder."""
    with pytest.raises(ScreenerError) as caught:
        load(folder, rules, *settings, head=head)
    assert caught.value.exit_code == 2
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def rule(body: str) -> str:
    """One rule with an id, a label and a weight, and `body` as flow mapping keys."""
    return f"rules:\n  - {{id: one, label: One, weight: 1, {body}}}\n"


def test_a_rule_file_becomes_a_posting(tmp_path: Path) -> None:
    posting = load(tmp_path, RULES)
    credential, codes, experience = posting.rules
    assert (posting.id, posting.title, posting.lexicons) == ("test", "Test job", ("small",))
    assert credential.measure.any_of == (Named("coding_credential", "coding_credential"),)
    assert credential.knock_out and credential.importance == "required" and credential.weight == 30.0
    assert [level.credit for level in credential.levels] == [0.5, 0.25]
    assert credential.levels[0].measure.any_of == (Named("CPC-A", "aapc.cpc_a"), Named("CCA", "ahima.cca"))
    assert credential.levels[1].measure == credential.measure
    assert credential.levels[1].evidence.assertion == ("in_progress",)
    assert codes.evidence == EvidencePolicy(("held",), 0.85, 5.0)
    assert experience.importance == "preferred" and experience.measure.at_least == 3.0
    assert (posting.bands.shortlist, posting.bands.review) == (70.0, 45.0)


def test_names_ids_and_long_names_are_the_same(tmp_path: Path) -> None:
    posting = load(tmp_path, rule('kind: has, all_of: [CPC, "certified professional coder", aapc.cpc]'))
    assert {node.id for node in posting.rules[0].measure.all_of} == {"aapc.cpc"}


def test_trees_nest(tmp_path: Path) -> None:
    posting = load(
        tmp_path,
        rule(
            "kind: has, any_of: [{all_of: [RHIT, {any_of: [CCS, COC]}]}, {education: bachelor}, "
            "{all_of: [coding_course, {years: [code_assignment, inpatient], at_least: 2}]}]"
        ),
    )
    first, second, third = posting.rules[0].measure.any_of
    assert isinstance(first, AllOf) and isinstance(first.parts[1], AnyOf)
    assert second == EducationOf("bachelor")
    assert isinstance(third, AllOf)
    assert third.parts[1] == YearsOf(
        (Named("code_assignment", "code_assignment"), Named("inpatient", "inpatient")), 2.0
    )


def test_the_hash_is_of_the_rules_not_of_the_bytes(tmp_path: Path) -> None:
    plain = load(tmp_path, RULES)
    commented = load(tmp_path, RULES.replace("rules:", "# a comment\n\nrules:"))
    heavier = load(tmp_path, RULES, "codes.weight=21")
    all_instead = load(tmp_path, rule("kind: has, all_of: [CPC, CCS]"))
    any_instead = load(tmp_path, rule("kind: has, any_of: [CPC, CCS]"))
    assert plain.sha256 == commented.sha256
    assert plain.sha256 != heavier.sha256
    assert all_instead.sha256 != any_instead.sha256


CHILD = """schema: 1
extends: test
posting: {id: child, title: Child}
bands: {shortlist: 80}
evidence: {min_confidence: 0.9}
override:
  credential: {weight: 50, evidence: {within_years: 3}}
  codes:
    any_of: [CPT]
drop: [experience]
rules:
  - {id: epic, label: Epic, kind: has, weight: 5, any_of: [epic]}
"""


def child(folder: Path, text: str = CHILD, *settings: str) -> object:
    posting_file(folder, RULES)
    return load(folder, "", *settings, head=text)


def test_layers_lie_over_each_other(tmp_path: Path) -> None:
    posting_file(tmp_path, RULES)
    (tmp_path / "child.yaml").write_text(CHILD)
    posting = load_posting(
        str(tmp_path / "child.yaml"),
        LEXICON,
        KINDS,
        ["epic.weight=7", "bands.review=50", "codes.evidence.within_years=2"],
    )
    assert [r.id for r in posting.rules] == ["credential", "codes", "epic"]
    credential, codes, epic = posting.rules
    assert posting.id == "child" and posting.lexicons == ("small",)
    assert (posting.bands.shortlist, posting.bands.review) == (80.0, 50.0)
    assert credential.weight == 50.0
    assert credential.evidence == EvidencePolicy(("held",), 0.9, 3.0)
    assert credential.levels[1].evidence == EvidencePolicy(("in_progress",), 0.9, 3.0)
    assert codes.measure.any_of == (Named("CPT", "cpt"),), "the new list replaces the whole tree"
    assert codes.measure.all_of == ()
    assert codes.evidence.within_years == 2.0
    assert epic.weight == 7.0


def test_every_value_remembers_where_it_came_from(tmp_path: Path) -> None:
    posting_file(tmp_path, RULES)
    path = tmp_path / "child.yaml"
    path.write_text(CHILD)
    posting = load_posting(str(path), LEXICON, KINDS, ["epic.weight=7"])
    credential, codes, epic = posting.rules
    assert str(credential.origins["weight"]) == f"{path}:7:16"
    assert str(credential.origins["label"]) == f"{tmp_path / 'test.yaml'}:6:5"
    assert str(codes.origins["evidence.within_years"]) == f"{tmp_path / 'test.yaml'}:23:16"
    assert str(epic.origins["weight"]) == "--set epic.weight=7"
    assert str(epic.origins["importance"]) == "default"
    assert str(posting.origins["bands.shortlist"]) == f"{path}:4:9"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("kind: has, any_of: [CPCC]", "test.yaml:5:58: unknown name 'CPCC'; did you mean 'CPC' or 'CPC-A'?"),
        (
            "kind: has, any_of: [Merlin]",
            "ambiguous name 'Merlin'; write one of: merlin_a (Merlin A), merlin_b (Merlin B)",
        ),
        ("kind: hass, any_of: [CPC]", "test.yaml:5:38: unknown rule kind 'hass'; did you mean 'has'?"),
        ("kind: has, any: [CPC]", "test.yaml:5:49: unknown key 'any' in rule 'one'; did you mean 'any_of'"),
        ("kind: has", "asks for nothing; give any_of or all_of"),
        ("kind: has, any_of: []", "must be a list that is not empty"),
        ("kind: has, any_of: [99213]", "99213 is no name; put names such as '99213' in quotes"),
        ("kind: has, any_of: [CPC], knock_out: NO", "knock_out must be true or false, not 'NO'"),
        (
            "kind: has, any_of: [CPC], importance: requird",
            "importance cannot be 'requird'; did you mean 'required'?",
        ),
        (
            "kind: has, any_of: [CPC], evidence: {assertion: [helt]}",
            "assertion cannot be 'helt'; did you mean 'held'?",
        ),
        (
            "kind: has, any_of: [CPC], evidence: {min_confidence: 85}",
            "min_confidence must be a number of at most 1",
        ),
        ("kind: has, any_of: [CPC], evidence: {withinyears: 1}", "unknown key 'evidence.withinyears'"),
        ("kind: has, any_of: [{years: CPC}]", "no condition with the keys years"),
        ("kind: has, any_of: [{years: CPC, at_least: x}]", "at_least must be a number of years, not 'x'"),
        (
            "kind: has, any_of: [{education: bachelors}]",
            "unknown education level 'bachelors'; did you mean 'bachelor'",
        ),
        ("kind: years, all_of: [cpt]", "rule 'one' has no at_least"),
        ("kind: years, all_of: [cpt], at_least: true", "at_least must be a number, not True"),
        ("kind: years, all_of: [cpt], at_least: .nan", "at_least must be a number, not nan"),
        ("kind: years, all_of: [cpt], at_least: -1", "at_least must be a number of at least 0.01"),
        ("kind: years, all_of: [{education: hs}], at_least: 1", "a condition cannot be counted in years"),
        ("kind: years, at_least: 1, partial_from: 2", "partial_from: is not below at_least"),
        ("kind: level, at_least: batchelor", "at_least cannot be 'batchelor'; did you mean 'bachelor'?"),
        ("kind: has, any_of: [CPC], levels: [{credit: 0.5, any_of: [CCA]}]", "the level has no because"),
        (
            "kind: has, any_of: [CPC], levels: [{credit: 1.5, any_of: [CCA], because: x}]",
            "credit must be a number of at most 0.99",
        ),
        (
            "kind: has, any_of: [CPC], levels: [{credit: 0.5, because: x}]",
            "the level asks for the same as the rule",
        ),
        ("kind: has, any_of: [CPC], source: 3", "source must be text, not 3"),
    ],
)
def test_faults_of_a_rule(tmp_path: Path, body: str, fault: str) -> None:
    found = faults(tmp_path, rule(body))
    assert len(found) == 1, found
    assert fault in found[0]
    assert found[0].startswith("test.yaml:5:")


def test_faults_of_the_file(tmp_path: Path) -> None:
    good = rule("kind: has, any_of: [CPC]")
    assert faults(tmp_path, "") == ["rules: there are none; add at least one rule"]
    assert "all weights are 0" in faults(tmp_path, good.replace("weight: 1", "weight: 0"))[0]
    assert faults(tmp_path, good, head=HEAD.replace("schema: 1", "schema: 2")) == [
        "test.yaml:1:1: schema must be 1; begin the file with `schema: 1`"
    ]
    assert (
        "unknown key 'bandz'; did you mean 'bands'?" in faults(tmp_path, good, head=HEAD + "bandz: {}\n")[0]
    )
    assert "unknown lexicon 'smal'" in faults(tmp_path, good, head=HEAD.replace("small", "smal"))[0]
    assert "starts above" in faults(tmp_path, good, head=HEAD + "bands: {shortlist: 40}\n")[0]
    assert (
        "key 'posting' stands twice" in faults(tmp_path, good, head=HEAD + "posting: {id: b, title: B}\n")[0]
    )
    assert "posting: has no title" in faults(tmp_path, good, head=HEAD.replace(", title: Test job", ""))[0]
    assert faults(tmp_path, "just words", head="") == [
        "test.yaml: is not a rule file; it must hold keys such as posting and rules"
    ]
    assert "not YAML" in faults(tmp_path, "rules: [")[0]


def test_two_rules_of_one_name(tmp_path: Path) -> None:
    twice = rule("kind: has, any_of: [CPC]") + "  - {id: one, label: Two, kind: has, any_of: [CCCS]}\n"
    again, unknown = faults(tmp_path, twice)
    assert "rule 'one' is there already; first at test.yaml:" in again
    assert again.endswith("change it under override")
    assert "unknown name 'CCCS'" in unknown, "the second is looked at too"


def test_all_faults_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    bad = """rules:
  - {id: a, label: A, kind: has, any_of: [CPCC, Merlin], wieght: 3}
  - {id: B!, label: B, kind: years, at_least: soon}
  - {id: c, kind: has, importance: must, any_of: [CPC]}
  - {label: no id}
  - {id: d, label: D, kind: guess, weight: heavy}
"""
    found = faults(tmp_path, bad, "zzz.weight=3", "a.weight")
    places = [f.split(": ")[0] for f in found]
    assert len(found) == 13, "\n".join(found)
    assert places[:2] == ["--set a.weight", "--set zzz.weight=3"]
    lines = [int(p.split(":")[1]) for p in places[2:]]
    assert lines == sorted(lines) and set(lines) == {5, 6, 7, 8, 9}


def test_unknown_rules_in_override_drop_and_set_are_named(tmp_path: Path) -> None:
    posting_file(tmp_path, RULES)
    text = CHILD.replace("  codes:", "  coedes:").replace("drop: [experience]", "drop: [experiance]")
    (tmp_path / "child.yaml").write_text(text)
    with pytest.raises(ScreenerError) as caught:
        load_posting(str(tmp_path / "child.yaml"), LEXICON, KINDS, ["epik.weight=3"])
    found = [str(f).replace(f"{tmp_path}/", "") for f in caught.value.faults]
    assert found == [
        "--set epik.weight=3: unknown rule 'epik'; did you mean 'epic'?",
        "child.yaml:8:3: override of unknown rule 'coedes'; did you mean 'codes'?",
        "child.yaml:10:8: drop of unknown rule 'experiance'; did you mean 'experience'?",
    ]


def test_files_that_extend_each_other_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("schema: 1\nextends: b\n")
    (tmp_path / "b.yaml").write_text("schema: 1\nextends: a.yaml\n")
    with pytest.raises(ScreenerError, match="extends this file in turn"):
        load_posting(str(tmp_path / "a.yaml"), LEXICON, KINDS)


def test_a_name_that_is_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScreenerError, match="did you mean 'medical_coder'"):
        find_posting("medical_codr")
    with pytest.raises(ScreenerError, match="is a folder"):
        find_posting(str(tmp_path))
    with pytest.raises(ScreenerError, match="no such rule file"):
        find_posting("rules/none.yaml")


def test_built_in_postings_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_posting("medical_coder") == find_posting("medical-coder")
    assert posting_lexicons("medical_coder") == ("medical_coding",)


def test_a_deep_or_endless_tree_is_a_fault(tmp_path: Path) -> None:
    deep = "{any_of: [" * 30 + "CPC" + "]}" * 30
    assert "nested deeper" in faults(tmp_path, rule(f"kind: has, any_of: [{deep}]"))[0]
