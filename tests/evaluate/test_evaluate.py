"""Figures of an evaluation, worked out by hand on small labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from screener.errors import ScreenerError
from screener.evaluate import report
from screener.evaluate.profiles import Uncounted, evaluate, find_uncounted, read_gold
from screener.evaluate.tally import Tally
from screener.model.concept import Concept, Group, Lexicon
from screener.model.profile import Contact, CredentialState, Metric, Position, Profile, Summary

LEXICON = Lexicon(
    names=("test",),
    concepts={
        c: Concept(c, c, "certification")
        for c in ("aapc.cpc", "ahima.ccs", "clin.bls", "epic", "cerner", "clinic", "cpt")
    },
    groups={"coding_credential": Group("coding_credential", "coding", ("aapc.cpc", "ahima.ccs"))},
    tables={},
    version="0",
)
UNCOUNTED = Uncounted(frozenset({"clinic"}), ("clin.",))


def profile(**changes: object) -> Profile:
    contact = changes.pop("contact", Contact())
    metrics = changes.pop("metrics", ())
    summary = Summary(**changes)  # type: ignore[arg-type]
    return Profile(
        "a.pdf",
        "",
        "read",
        None,
        "text",
        1,
        "2026-11-23",
        contact=contact,
        metrics=metrics,
        summary=summary,  # type: ignore[arg-type]
    )


def figures(label: dict[str, object], found: Profile | None) -> dict[str, Tally]:
    tallies = evaluate([({"file": "a.pdf", "as_of": "2026-11-23"} | label, found)], LEXICON, UNCOUNTED)
    return {t.field: t for t in tallies}


def test_credentials_count_with_their_assertion_and_outside_ones_not_at_all() -> None:
    label = {
        "credentials": [
            {"id": "aapc.cpc", "assertion": "held"},
            {"id": "clin.bls", "assertion": "held"},
            {"id": "nowhere", "assertion": "held"},
        ]
    }
    found = profile(credentials=(CredentialState("aapc.cpc", "lapsed"), CredentialState("ahima.ccs", "held")))
    tally = figures(label, found)["credentials"]
    assert (tally.n, tally.right, tally.wrong, tally.missed) == (1, 0, 2, 1)
    assert figures(label, found)["held coding credentials, wrong"].wrong == 1


def test_optional_and_uneven_values_are_free_when_found_and_count_when_labelled() -> None:
    label = {"software": ["epic"], "optional": {"software": ["cerner"]}, "settings": []}
    found = profile(software=("cerner", "epic"), settings=("clinic",))
    tallies = figures(label, found)
    assert (tallies["software"].precision, tallies["software"].recall) == (1.0, 1.0)
    assert tallies["settings"].wrong == 0
    missed = figures({"settings": ["clinic"]}, profile())["settings"]
    assert (missed.n, missed.missed) == (1, 1)


@pytest.mark.parametrize(
    ("labelled", "span", "found", "counted", "right"),
    [
        (0, None, 0, 0, 0),  # both zero: says nothing about reading months
        (0, None, 5, 1, 0),
        (100, None, 110, 1, 1),  # within a tenth
        (10, None, 13, 1, 1),  # within three months
        (10, None, 14, 1, 0),
        (24, [24, 36], 38, 1, 1),
        (None, None, 50, 0, 0),  # the readers differ
    ],
)
def test_months(labelled: int | None, span: object, found: int, counted: int, right: int) -> None:
    label = {"total_months": labelled} | ({"total_months_range": span} if span else {})
    tally = figures(label, profile(total_months=found))["total_months"]
    assert (tally.n, tally.right) == (counted, right)


def test_contacts_are_compared_without_their_dress() -> None:
    label = {"name": "José O'Neill", "phone": "+1 (617) 555-0148", "email": None}
    found = profile(contact=Contact(name="JOSE O'NEILL", phone="617-555-0148", email="x@example.com"))
    tallies = figures(label, found)
    assert tallies["name"].f1 == tallies["phone"].f1 == 1.0
    assert tallies["email"].wrong == 1


def test_a_missing_file_misses_everything() -> None:
    tally = figures({"code_systems": ["cpt"], "role": ["coder"]}, None)
    assert (tally["code_systems"].missed, tally["role"].right) == (1, 0)


def test_metric_traps_are_counted_apart() -> None:
    label = {
        "metrics": [{"kind": "accuracy", "value": 97}],
        "metric_traps": ["95% accuracy is required of all coders"],
    }
    metrics = tuple(Metric("accuracy", v, "%", "", 1) for v in (97.0, 95.0))
    tallies = figures(label, profile(metrics=metrics))
    assert tallies["metric traps, reported"].wrong == 1
    assert tallies["metrics"].f1 == 1.0


def test_tables_show_every_counted_field() -> None:
    tallies = list(figures({"software": ["epic"], "role": ["coder"]}, profile(software=("epic",))).values())
    text = report.as_text(tallies)
    assert "software" in text and "role: a.pdf: wrong: other (labelled ['coder'])" in text
    assert "| software | 1 | 1.000 | 1.000 | 1.000 |" in report.as_markdown(tallies)
    assert report.as_plain(tallies)["software"]["f1"] == 1.0


def test_labels_that_are_none_are_named_by_line(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"file": "a"}\nnonsense\n\n{"name": "no file"}\n')
    with pytest.raises(ScreenerError) as error:
        read_gold(gold)
    assert [f.where.rsplit(":", 1)[1] for f in error.value.faults] == ["2", "4"]
    assert find_uncounted(gold) == Uncounted()


@pytest.mark.parametrize(
    ("found", "wrong", "missed"),
    [
        (("Coder", "2019-03", "present"), 0, 0),
        (("Coder (days)", "2019-03", "present"), 0, 0),
        (("Coder", "2019", "present"), 0, 0),
        (("Coder (days)", "2019-03", "2020-01"), 1, 1),
        (("Extern", "2018-01", "2018-03"), 0, 1),
        (("Clerk", "2019-03", "present"), 1, 1),
    ],
)
def test_another_way_to_write_a_job_is_that_job(found: tuple[str, str, str], wrong: int, missed: int) -> None:
    def job(title: str, start: str, end: str, *, paid: bool = False) -> dict[str, object]:
        return {"title": title, "employer": "Larch", "start": start, "end": end, "is_employment": paid}

    label: dict[str, object] = {
        "positions": [
            job("Coder", "2019-03", "present", paid=True),
            job("Coder (days)", "2019-03", "present"),
            job("Coder", "2019", "present"),
            job("Extern", "2018-01", "2018-03"),
        ]
    }
    title, start, end = found
    read = replace(profile(), positions=(Position(title, "Larch", start, end, 0, (), True, False, 1, 1),))
    tally = figures(label, read)["positions"]
    assert (tally.wrong, tally.missed) == (wrong, missed)
