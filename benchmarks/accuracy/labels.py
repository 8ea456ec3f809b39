"""From the labels beside a text to a line of gold.jsonl, as `screener evaluate` takes it."""

from __future__ import annotations

from typing import Any

AS_OF = "2026-11-30"
LISTS = ("code_systems", "settings", "specialties", "software")
CODING, OTHER, TRAINING, EITHER = "c", "n", "t", "e"
ALWAYS_OPTIONAL = {
    "code_systems": ("dx_px", "taxonomy_npi"),
    "software": ("office", "remote_access", "ticketing", "reference", "coding_edu_platforms"),
}
"""Said or left out by readers as they please: office programs, VPN, books, training platforms."""
Labels = dict[str, Any]


def to_gold(file: str, layout: str, labels: Labels) -> Labels:
    """The gold object of one document. Jobs are [title, employer, start, end, kind, extras]."""
    jobs = [read_job(job) for job in labels.get("jobs", ())]
    counted = {kinds: count_months([j for j in jobs if j["kind"] in kinds]) for kinds in ("c", "ce", "cne")}
    coding, total = counted["c"], counted["cne"]
    return {
        "file": file,
        "layout": layout,
        **{field: labels.get(field) for field in ("name", "email", "phone")},
        "name_agreed": labels.get("name_agreed", True),
        "role": labels["role"],
        "credentials": [
            {"id": credential, "assertion": assertion, "quote": quote}
            for assertion in ("held", "in_progress", "lapsed")
            for credential, quote in labels.get(assertion, {}).items()
        ],
        "credentials_not_claimed": [
            {"id": credential, "quote": quote} for credential, quote in labels.get("not_claimed", {}).items()
        ],
        **{field: [item.partition("=")[0] for item in labels.get(field, ())] for field in LISTS},
        "optional": _optional(labels),
        "education_level": labels["education_level"],
        "positions": [position for job in jobs for position in _positions(job)],
        "metrics": [
            dict(zip(("kind", "value", "unit", "quote"), metric, strict=True))
            for metric in labels.get("metrics", ())
        ],
        "metric_traps": labels.get("metric_traps", []),
        "coding_months": coding[1],
        "coding_months_range": [coding[0], counted["ce"][2]],
        "total_months": total[1],
        "total_months_range": [total[0], total[2]],
        "traps": labels.get("traps", []),
        "as_of": AS_OF,
    }


def _optional(labels: Labels) -> Labels:
    maybe = labels.get("maybe", {})
    credentials = [
        {"id": credential, "assertion": assertion}
        for assertion in ("held", "in_progress", "lapsed", "negated", "other_person")
        for credential in {**labels.get(f"maybe_{assertion}", {}), **_spoken_of(labels, assertion)}
    ]
    if {"icd_10_cm", "icd_10_pcs"} & {*_ids(labels, "code_systems")}:
        maybe = {**maybe, "code_systems": [*maybe.get("code_systems", ()), "icd_10"]}
    lists = {f: sorted({*maybe.get(f, ()), *ALWAYS_OPTIONAL.get(f, ())} - {*_ids(labels, f)}) for f in LISTS}
    return {"credentials": credentials, **lists}


def _spoken_of(labels: Labels, assertion: str) -> Labels:
    """Credentials that the text denies or gives to somebody else: free in that assertion, wrong as held."""
    return labels.get(assertion, {}) if assertion in ("negated", "other_person") else {}


def _ids(labels: Labels, field: str) -> list[str]:
    return [item.partition("=")[0] for item in labels.get(field, ())]


def read_job(job: list[Any]) -> Labels:
    """One job by names: `read_job(["Coder", "X", "2019-03", "present", "c"])["start"] == "2019-03"`."""
    title, employer, start, end, kind = job[:5]
    extras = job[5] if len(job) > 5 else {}
    return {
        "title": title,
        "employer": employer,
        "start": str(start) if start else None,
        "end": str(end) if end else None,
        "kind": kind,
        **extras,
    }


def _positions(job: Labels) -> list[Labels]:
    """The position, and other ways in which a reader may give it, which are not counted."""
    shown = {field: job[field] for field in ("title", "employer", "start", "end")}
    counted = job["kind"] != TRAINING and not job.get("doubt")
    first = {**shown, "is_coding": job["kind"] == CODING, "is_employment": counted}
    others = [{**first, "title": title, "is_employment": False} for title in job.get("or", ())]
    dates = [
        {**first, "start": start, "end": end, "is_employment": False}
        for start, end in job.get("or_dates", ())
    ]
    return [first, *others, *dates]


def count_months(jobs: list[Labels]) -> tuple[int, int, int]:
    """Lowest, plain and highest months of the union of ranges; January 2010 to March 2012 is 26.

    A year without a month is January in the plain count; the lowest and highest take it as late or as early
    as it can be.
    """
    dated = [job for job in jobs if job["start"] and job["end"] and job["kind"] != TRAINING]
    lowest = _union([(_at(j["start"], 12), _at(j["end"], 1)) for j in dated])
    plain = _union([(_at(j["start"], 1), _at(j["end"], 1 if j["start"] != j["end"] else 13)) for j in dated])
    highest = _union([(_at(j["start"], 1), _at(j["end"], 12) + (j["end"] != "present")) for j in dated])
    return lowest, plain, highest


def _at(date: str, month: int) -> int:
    """Months since the year 0; the month stands in where the date has none."""
    if date == "present":
        date = AS_OF[:7]
    year, _, said = date.partition("-")
    return int(year) * 12 + (int(said) if said else month)


def _union(ranges: list[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
