"""Check the labels of the accuracy set against its texts: `python benchmarks/accuracy/check.py`.

Every labelled string stands in its text, dates too; months are counted a second time, as sets of months; no
mail, phone or person of the real world.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from labels import AS_OF, LISTS, read_job
from make import HERE, SETS, make_set, people
from markup import as_plain

ASSERTIONS = ("held", "in_progress", "lapsed", "negated", "other_person", "not_claimed")


def fold(text: str) -> str:
    """Case and white space folded; quotes are compared so."""
    return re.sub(r"\s+", " ", text).casefold().strip()


def faults_of(person: dict[str, Any]) -> list[str]:
    """What the labels of a person say that the text does not."""
    labels, text = person["labels"], person["text"]
    plain = fold(text if person["layout"] == "txt" else as_plain(text))
    said = [(field, labels[field]) for field in ("name", "email", "phone") if labels.get(field)]
    said += [(a, quote) for a in ASSERTIONS for quote in labels.get(a, {}).values()]
    said += [
        (field, item.split("=", 1)[1]) for field in LISTS for item in labels.get(field, ()) if "=" in item
    ]
    said += [("metrics", metric[3]) for metric in labels.get("metrics", ())]
    said += [("metric_traps", quote) for quote in labels.get("metric_traps", ())]
    jobs = [read_job(job) for job in labels.get("jobs", ())]
    said += [("title", job["title"]) for job in jobs if job["title"]]
    said += [("title", other) for job in jobs for other in job.get("or", ())]
    said += [("employer", job["employer"]) for job in jobs if job["employer"]]
    faults = [f"{field}: {quote!r} is not in the text" for field, quote in said if fold(quote) not in plain]
    for job in jobs:
        for date in (job["start"], job["end"]):
            if date and date != "present" and not re.search(rf"(?<!\d)({date[:4]}|{date[2:4]})(?!\d)", plain):
                faults.append(f"{job['title']}: the year of {date} is not in the text")
    faults += [
        f"{m[0]}: {m[1]} is not in its quote"
        for m in labels.get("metrics", ())
        if f"{m[1]:g}" not in m[3].replace(",", "")
    ]
    faults += [
        f"not an invented mail: {m}"
        for m in re.findall(r"[\w.+-]+@[\w.-]+", text)
        if not m.rstrip(".").endswith("example.com")
    ]
    faults += [f"not an invented phone: {p}" for p in [labels.get("phone")] if p and "555" not in p]
    return faults


def months_by_sets(positions: list[dict[str, Any]], coding: bool) -> int:
    """Months of the jobs as a set: every month from the first on, the last left out."""
    months: set[tuple[int, int]] = set()
    for job in positions:
        if not (job["start"] and job["end"]) or (coding and not job["is_coding"]):
            continue
        first = [int(n) for n in job["start"].split("-")]
        end = AS_OF[:7] if job["end"] == "present" else job["end"]
        last = [int(n) for n in end.split("-")]
        year, month = first[0], first[1] if len(first) > 1 else 1
        until = (last[0], last[1] if len(last) > 1 else 1)
        if job["start"] == job["end"] and len(first) == 1:
            until = (year + 1, 1)
        while (year, month) < until:
            months.add((year, month))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return len(months)


def main() -> int:
    """Print every fault."""
    faults = []
    for name in SETS:
        gold = [json.loads(line) for line in (HERE / name / "gold.jsonl").read_text("utf-8").splitlines()]
        if [json.loads(line) for line in make_set(name)[1].splitlines()] != gold:
            faults.append(f"{name}: gold.jsonl is older than the labels; make.py --record")
        for (key, person), label in zip(people(HERE / name), gold, strict=True):
            faults += [f"{name}/{key}: {fault}" for fault in faults_of(person)]
            kept = [job for job in map(read_job, person["labels"].get("jobs", ())) if job["kind"] != "t"]
            for field in ("coding_months", "total_months"):
                again = months_by_sets(
                    [{**job, "is_coding": job["kind"] == "c"} for job in kept], field == "coding_months"
                )
                if again != label[field]:
                    faults.append(f"{name}/{key}: {field} {label[field]}, counted again {again}")
    print("\n".join(faults) or "labels hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
