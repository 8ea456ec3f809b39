"""The shortlist as CSV and JSON: the contract's columns, safe cells, whole files."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import AS_OF, LEXICON, load, mention, position, profile

from screener import export
from screener.errors import ScreenerError
from screener.export.base import EXPORTERS, ExportOptions
from screener.export.cells import neutral
from screener.export.columns import column_names
from screener.export.formats.csv import _line
from screener.export.words import last_coded_words, latest_position, name_parts, title_words
from screener.model.domain import Trade
from screener.model.profile import Education, Flag, Metric, Profile
from screener.model.scorecard import Shortlist
from screener.score.ask_next import with_questions
from screener.score.ranking import rank
from screener.score.scoring import score_profile
from screener.text.terminal import one_line, visible

RULES = """rules:
  - {id: credential, label: Credential, kind: has, importance: required, weight: 3,
     any_of: [coding_credential]}
  - {id: codes, label: Codes, kind: has, importance: required, weight: 2, all_of: [ICD-10-CM, CPT],
     partial: proportional}
  - {id: work, label: Years, kind: years, weight: 1, all_of: [code_assignment], at_least: 3}
"""
CONTRACT = [
    *("rank", "score", "verdict", "why", "ask", "required_met", "missing_required", "unknown_required"),
    *("name", "first_name", "last_name", "email", "phone", "city", "state", "role", "credentials"),
    *("credential_states", "coding_years", "last_coded", "code_systems", "settings", "software"),
    *("education", "metrics", "flags", "status", "reason", "file", "sha256", "duplicate_of", "posting"),
    *("rules_sha256", "lexicon_version", "screener_version", "as_of"),
    *("credential_points", "credential_outcome", "credential_evidence"),
    *("codes_points", "codes_outcome", "codes_evidence"),
    *("work_points", "work_outcome", "work_evidence"),
    *("decision", "decision_reason", "decided_at", "put_back", "corrections", "verified"),
]
"""Names that other programs rely on; where they stand is free."""


def shortlist(folder: Path, *profiles: Profile) -> Shortlist:
    posting = load(folder, RULES)
    return Shortlist(
        posting=posting,
        scorecards=with_questions(
            rank(score_profile(p, posting, LEXICON) for p in profiles), posting, LEXICON
        ),
        as_of=AS_OF,
        lexicon_version=LEXICON.version,
        screener_version="0.0",
        labels={c.id: c.label for c in LEXICON.concepts.values()},
        trade=Trade(records=frozenset(LEXICON.members("any_ehr"))),
    )


STRONG = profile(
    [
        mention("aapc.cpc", context="Jordan Example, CPC  jordan@example.com (212) 555-0147"),
        mention("ahima.ccs", "lapsed", start=60),
        mention("icd_10_cm", start=90),
    ],
    [position("2019-01", "present", "code_assignment", title="Coder, Harbor Clinic")],
    [Education("associate", "HIT", "Maple College", True, 1, 9, "AAS, Maple College, 2011", 700)],
    [Metric("accuracy", 97.5, "%", "97.5% accuracy", 1)],
    file="strong.pdf",
    flags=[Flag("not_visible", 1, "white words", "text that is not visible on the page")],
)
SCAN = profile(file="scan.pdf", status="needs_ocr", name=None)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_csv(folder: Path, *profiles: Profile, columns: str = "full", blind: bool = False) -> bytes:
    out = folder / "out.csv"
    export.write(shortlist(folder, *profiles), out, columns=columns, blind=blind)
    return out.read_bytes()


def test_the_columns_are_those_of_the_contract(tmp_path: Path) -> None:
    content = as_csv(tmp_path, STRONG, SCAN)
    assert content.startswith(b"\xef\xbb\xbfrank,score,verdict,")
    assert content.count(b"\r\n") == 3 and content.endswith(b"\r\n")
    rows = table(content)
    heads = list(rows[0])
    assert set(CONTRACT) <= set(heads) and len(heads) == len(set(heads))
    assert all(re.fullmatch(r"[a-z0-9_]+", head) for head in heads), "one style of separators"
    strong = rows[0]
    assert (strong["rank"], strong["score"], strong["verdict"]) == ("1", "83.3", "shortlist")
    assert strong["required_met"] == "1 of 2"
    assert (strong["missing_required"], strong["unknown_required"]) == ("", "Codes (CPT)")
    assert (strong["first_name"], strong["last_name"]) == ("Jordan", "Example")
    assert strong["credentials"] == "CPC"
    assert strong["credential_states"] == "CPC: held; CCS: lapsed"
    assert strong["code_systems"] == "ICD-10-CM"
    assert strong["metrics"] == "accuracy 97.5%"
    assert strong["flags"] == (
        "“white words” (p. 1): text that is not visible on the page, open the file and look"
    )
    assert strong["codes_outcome"] == "partial"
    assert "p. 1, l. 2" in strong["codes_evidence"]
    total = sum(float(strong[f"{rule}_points"]) for rule in ("credential", "codes", "work"))
    assert total == pytest.approx(float(strong["score"]))


def test_people_come_before_rules_and_programs(tmp_path: Path) -> None:
    heads = list(table(as_csv(tmp_path, STRONG))[0])
    assert heads[:5] == ["rank", "score", "verdict", "why", "ask"]
    order = ["name", "current_title", "credentials", "coding_years", "last_coded", "total_years", "settings"]
    order += ["specialties", "code_systems", "ehr", "encoder", "accuracy_percent", "productivity"]
    order += ["education", "city", "state", "links", "credential_points", "work_evidence", "sha256", "as_of"]
    assert sorted(order, key=heads.index) == order


def test_what_is_known_of_the_work_stands_in_columns_of_its_own(tmp_path: Path) -> None:
    numbered = dataclasses.replace(
        mention("aapc.cpc"), number="01531567", obtained="2017-05", expires="2027-04"
    )
    coder = profile(
        [numbered, mention("ahima.ccs", "in_progress", start=40), mention("epic", start=60)],
        [
            position("2010-02", "2013-04", "code_assignment", title="Coder I"),
            position("2013-05", "present", title="Coder II"),
        ],
        metrics=[
            Metric("productivity", 104, "%", "104% of norm", 1),
            Metric("productivity", 12, "charts/hour", "12-15 charts an hour", 1, value_max=15),
            Metric("accuracy", 96, "%", "96%", 1),
            Metric("accuracy", 98.5, "%", "98.5%", 1),
        ],
    )
    row = table(as_csv(tmp_path, coder))[0]
    assert row["current_title"] == "Coder II" and row["current_employer"] == "Harbor Clinic"
    assert row["credential_details"] == (
        "CPC: held, no. 01531567, since 2017-05, until 2027-04; CCS: in progress"
    )
    assert (row["accuracy_percent"], row["productivity"]) == ("96.0", "12.0")
    assert row["productivity_unit"] == "charts/hour (up to 15)"
    assert row["ehr"] == "Epic" and row["encoder"] == ""
    blind = table(as_csv(tmp_path, coder, blind=True))[0]
    assert blind["credential_details"] == "CPC: held; CCS: in progress"
    assert blind["current_employer"] == blind["links"] == "" and blind["current_title"] == "Coder II"


@pytest.mark.parametrize(
    ("jobs", "title"),
    [
        ([("2019-01", "2021-06", "Coder"), ("2016-01", "2018-12", "Clerk")], "Coder (until 2021-06)"),
        ([("2019-01", "present", "Coder"), ("2022-01", "present", "Auditor")], "Auditor"),
        ([("2019", "2021", "Coder"), (None, None, "Clerk")], "Coder (until 2021)"),
        ([(None, None, "Clerk")], ""),
        ([("2019-01", "present", "")], ""),
        ([("2020-01", "2021-06", "")], "until 2021-06"),
        ([], ""),
    ],
)
def test_the_title_is_that_of_the_job_that_goes_on(
    jobs: list[tuple[str | None, str | None, str]], title: str
) -> None:
    found = profile(positions=[position(start, end, title=name) for start, end, name in jobs])
    assert title_words(latest_position(found)) == title


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("2015-09", "2015-09 (before ICD-10)"),
        ("2014", "2014 (before ICD-10)"),
        ("2015-10", "2015-10"),
        ("2015", "2015"),
        ("present", "present"),
        (None, None),
    ],
)
def test_work_before_the_codes_changed_is_marked(last: str | None, shown: str | None) -> None:
    assert last_coded_words(last, Trade(code_change="2015-10", before_change="before ICD-10")) == shown


def test_a_file_that_was_not_read_has_no_zero(tmp_path: Path) -> None:
    scan = table(as_csv(tmp_path, STRONG, SCAN))[1]
    assert (scan["file"], scan["status"], scan["reason"]) == ("scan.pdf", "needs_ocr", "for the test")
    blank = (
        "rank",
        "score",
        "verdict",
        "why",
        "required_met",
        "coding_years",
        "codes_points",
        "codes_outcome",
    )
    assert {scan[name] for name in blank} == {""}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    assert as_csv(tmp_path, STRONG, SCAN) == as_csv(tmp_path, SCAN, STRONG)


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    assert list(table(as_csv(tmp_path, STRONG, columns="name, codes_points,rank"))[0]) == [
        "name",
        "codes_points",
        "rank",
    ]
    assert 12 <= len(table(as_csv(tmp_path, STRONG, columns="short"))[0]) <= 18
    with pytest.raises(ScreenerError, match="unknown column 'scor'; did you mean 'score'"):
        export.check_columns("name,scor")
    export.check_columns("name,whatever_points")
    hyphened = RULES.replace("id: codes", "id: code-systems")
    assert "code_systems_points" in column_names(load(tmp_path, hyphened))
    meeting = column_names(load(tmp_path, hyphened.replace("id: work", "id: code_systems")))
    assert {"code_systems_points", "code-systems_points"} <= set(meeting), "none is lost where ids would meet"
    export.check_columns("name,code-systems_points")
    with pytest.raises(ScreenerError, match="unknown column 'whatever_points'"):
        as_csv(tmp_path, STRONG, columns="whatever_points")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1 212", "'+1 212"),
        ("-x", "'-x"),
        ("@sum", "'@sum"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("﹢1", "'﹢1"),
        ("\rx", "'\rx"),
        ("a=b", "a=b"),
        ("(212) 555-0147", "(212) 555-0147"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert neutral(text) == safe


@given(st.text(max_size=40))
def test_whatever_a_candidate_is_called_the_file_stays_a_table(text: str) -> None:
    shown = neutral(one_line(text))
    assert not re.match(r"[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]", shown)
    assert "\n" not in shown and "\r" not in shown
    shown.encode("utf-8")
    assert visible(text).isprintable() or all(
        c.isprintable() or c.isspace() or ord(c) > 0xA0 for c in visible(text)
    )


NASTY = '=HYPERLINK("http://x")\n\u202eevil\u200f -name'


def test_nasty_names_of_people_and_files(tmp_path: Path) -> None:
    hostile = profile(file=f"{NASTY}.pdf", name=NASTY)
    rows = table(as_csv(tmp_path, hostile, STRONG))
    assert len(rows) == 2
    row = rows[1]
    assert row["file"] == '\'=HYPERLINK("http://x")\\n\\u202eevil\\u200f -name.pdf'
    assert row["name"] == '\'=HYPERLINK("http://x") evil -name'


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    odd = profile(file="r\udce9sum\udce9.pdf")
    assert table(as_csv(tmp_path, odd))[0]["file"] == "r\\udce9sum\\udce9.pdf"
    content = EXPORTERS.get(".json")(shortlist(tmp_path, odd), ExportOptions())
    assert json.loads(content)["candidates"][0]["file"] == "r\udce9sum\udce9.pdf"


def test_blind_leaves_out_who_it_is(tmp_path: Path) -> None:
    for suffix in EXPORTERS:
        out = tmp_path / f"out{suffix}"
        export.write(shortlist(tmp_path, STRONG, SCAN), out, blind=True)
        content = out.read_bytes()
        for secret in (
            "Jordan",
            "Example",
            "555-0147",
            "jordan@",
            "Maple",
            "Harbor",
            "Troy",
            "strong.pdf",
            "2011",
        ):
            if suffix in (".csv", ".json"):
                assert secret.encode() not in content, (suffix, secret)
    row = table(as_csv(tmp_path, STRONG, SCAN, blind=True))[0]
    assert re.fullmatch(r"candidate \d{3}", row["file"])
    assert row["score"] == "83.3" and "CPC" in row["credential_evidence"]
    assert row["name"] == row["email"] == row["city"] == ""


def test_json_holds_results_with_their_evidence(tmp_path: Path) -> None:
    found = json.loads(export.as_json(shortlist(tmp_path, STRONG, SCAN)))
    strong, scan = found["candidates"]
    assert found["posting"]["rules"][0]["weight"] == 3.0
    assert strong["results"][0]["evidence"][0]["term"] == "CPC"
    assert strong["contact"]["name"] == "Jordan Example"
    assert (scan["score"], scan["results"]) == (None, [])


@pytest.mark.parametrize("suffix", list(EXPORTERS))
def test_every_format_writes_the_same_bytes_twice_and_never_half_a_file(tmp_path: Path, suffix: str) -> None:
    found = shortlist(tmp_path, STRONG, SCAN)
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    export.write(found, first)
    export.write(found, second)
    assert first.read_bytes() == second.read_bytes()
    with pytest.raises(ScreenerError, match="cannot be written"):
        export.write(found, tmp_path / "none" / f"c{suffix}")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["test.yaml", f"a{suffix}", f"b{suffix}"])


def test_unknown_suffixes_are_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ScreenerError, match=r"no export format '\.cvs'; did you mean '\.csv'"):
        export.exporter_for(tmp_path / "x.cvs")
    with pytest.raises(ScreenerError, match="has no suffix"):
        export.exporter_for(tmp_path / "x")
    assert export.exporter_for(Path("X.CSV")) is EXPORTERS.get(".csv")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jordan Example", ("Jordan", "Example")),
        ("Maria de la Cruz-Ortiz", ("Maria", "de la Cruz-Ortiz")),
        ("Henry T. Sample Jr.", ("Henry", "Sample Jr.")),
        ("Cher", ("Cher", "")),
        (None, ("", "")),
    ],
)
def test_first_and_last_names(name: str | None, parts: tuple[str, str]) -> None:
    assert name_parts(name) == parts


def test_the_table_fits_and_names_every_file_that_was_not_read(tmp_path: Path) -> None:
    hostile = profile(file=f"{NASTY}.pdf", name="[bold]Ⅹ[/bold] 山田太郎" + "x" * 90)
    long_scan = profile(file="-scans/" + "very long name " * 12 + ".pdf", status="needs_ocr")
    text = export.table(shortlist(tmp_path, STRONG, SCAN, hostile, long_scan), width=80)
    from screener.export.cells import display_width

    assert max(display_width(line) for line in text.split("\n")) <= 80
    assert "[bold]" in text, "markup is text like any other"
    assert "\u202e" not in text and "\u200f" not in text
    assert "needs_ocr: scan.pdf (for the test)" in text
    assert "very long name .pdf" in re.sub(r"\n\s+", " ", text)
    assert "2 not scored" in text
    assert "strong.pdf" in export.table(shortlist(tmp_path, STRONG), width=120)
    nameless = profile(file="nameless.pdf", name=None)
    assert "nameless.pdf" in export.table(shortlist(tmp_path, nameless), width=80)
    top = export.table(shortlist(tmp_path, STRONG, SCAN, hostile), width=80, top=1)
    assert "… and 1 more" in top
    assert "Jordan" not in export.table(shortlist(tmp_path, STRONG), width=80, blind=True)


def test_the_table_uses_its_width_and_says_what_the_verdicts_mean_once(tmp_path: Path) -> None:
    alike = [profile(file=f"applicant_HEALTHCARE_2026_{n}.pdf", name=None) for n in (1, 2)]
    long_name = profile([mention("aapc.cpc")], name="Giovanni Battista Ferrari-Montecuccoli", file="g.pdf")
    lists = shortlist(tmp_path, STRONG, *alike, long_name)
    for width in (80, 100, 140):
        text = export.table(lists, width=width)
        assert text.count("shortlist from 70 points, review from 45") == 1
        assert all(f"{n}.pdf" in text for n in (1, 2)), "files that begin alike can be told apart"
    assert "Giovanni Battista Ferrari-Montecuccoli" in export.table(lists, width=140)
    assert "required" in text and "years coding" in text


def test_who_is_knocked_out_is_listed_with_the_rule(tmp_path: Path) -> None:
    lapsed = profile([mention("aapc.cpc", "lapsed")], name="Robin Sample", file="robin.pdf")
    posting = load(
        tmp_path, RULES.replace("importance: required,", "importance: required, knock_out: true,", 1)
    )
    cards = rank(score_profile(p, posting, LEXICON) for p in (STRONG, lapsed))
    text = export.table(dataclasses.replace(shortlist(tmp_path), posting=posting, scorecards=cards), width=80)
    assert "knocked out (kept, listed last):\n  Robin Sample: Credential – CPC (no longer held)" in text


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_the_encoder_writes_what_any_reader_reads(records: list[list[str]]) -> None:
    written = "".join(_line(record) for record in records)
    assert list(csv.reader(io.StringIO(written, newline=""))) == records


def test_a_record_of_one_empty_cell_is_a_record(tmp_path: Path) -> None:
    assert len(table(as_csv(tmp_path, STRONG, SCAN, columns="verdict"))) == 2
