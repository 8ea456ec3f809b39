"""Writes sample_resumes/ and the expected readings: `python tests/samples/make_samples.py`.

people.yaml holds what stands on each page and what is true of it; nothing here runs the screener.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sample_documents import docx_bytes, scan_bytes, text_bytes
from sample_layouts import Person, pdf_bytes

HERE = Path(__file__).resolve().parent
PEOPLE = HERE / "people.yaml"
EXPECTED = HERE / "expected"
RESUMES = HERE.parent.parent / "sample_resumes"
_KINDS = {"c": "coding", "o": "other", "t": "training"}
_LISTS = ("code_systems", "settings", "specialties", "software")


def load_people() -> tuple[str, list[Person]]:
    """The day on which the readings hold ("YYYY-MM-DD"), and the people in order."""
    with PEOPLE.open(encoding="utf-8") as source:
        content = YAML(typ="safe").load(source)
    people = content["people"]
    for person in people:
        for job in person.get("work", []):
            mark = next(key for key in _KINDS if key in job)
            job["kind"], job["title"] = _KINDS[mark], job[mark]
    return str(content["as_of"]), people


def resume_bytes(person: Person, people: list[Person]) -> bytes:
    """The file of one person."""
    if "copy_of" in person:
        original = next(other for other in people if other["file"] == person["copy_of"])
        return resume_bytes(original, people)
    if "scan" in person:
        return scan_bytes(pdf_bytes(person, person["scan"]), seed=len(person["name"]))
    if person["layout"] == "docx":
        return docx_bytes(person)
    if person["layout"] == "text":
        return text_bytes(person)
    whole = pdf_bytes(person, person["layout"])
    # A download that stopped early: the catalogue and the pages are missing.
    return whole[:420] if person.get("broken") else whole


def month_number(when: str, as_of: str) -> int:
    """Months since year 0. A year alone is its January, the shortest reading of "2001-2013"."""
    year, _, month = (as_of[:7] if when == "present" else when).partition("-")
    return int(year) * 12 + (int(month) - 1 if month else 0)


def worked_months(jobs: list[Person], as_of: str) -> int:
    """Months in at least one of the jobs; the last month of each is not counted."""
    months: set[int] = set()
    for job in jobs:
        months.update(range(month_number(str(job["from"]), as_of), month_number(str(job["to"]), as_of)))
    return len(months)


def expected_reading(person: Person, as_of: str) -> dict[str, Any]:
    """What a careful reader notes of one file, in the fields of a profile's summary."""
    truth = person["truth"]
    if "status" in truth:
        return {"file": person["file"], "status": truth["status"], "as_of": as_of}
    jobs = person["work"]
    employed = [job for job in jobs if job["kind"] != "training"]
    return {
        "file": person["file"],
        "status": "read",
        "as_of": as_of,
        **{key: person[key] for key in ("name", "email", "phone", "city", "state")},
        "role": truth["role"],
        "credentials": [{"id": i, "assertion": a} for i, a in sorted(truth["credentials"].items())],
        **{key: sorted(truth[key]) for key in _LISTS},
        "optional": {"code_systems": [], **truth.get("optional", {})},
        "education_level": truth["education_level"],
        "coding_months": worked_months([job for job in jobs if job["kind"] == "coding"], as_of),
        "total_months": worked_months(employed, as_of),
        "positions": [
            {
                "title": job["title"],
                "employer": job["at"],
                "start": str(job["from"]),
                "end": str(job["to"]),
                "is_coding": job["kind"] == "coding",
                "is_training": job["kind"] == "training",
            }
            for job in jobs
        ],
        "metrics": truth["metrics"],
        "flags": truth.get("flags", []),
    }


def main() -> int:
    """Write everything anew and remove what no longer belongs."""
    as_of, people = load_people()
    RESUMES.mkdir(exist_ok=True)
    EXPECTED.mkdir(exist_ok=True)
    for old in (*RESUMES.iterdir(), *EXPECTED.iterdir()):
        old.unlink()
    for person in people:
        (RESUMES / person["file"]).write_bytes(resume_bytes(person, people))
        reading = json.dumps(expected_reading(person, as_of), indent=1, ensure_ascii=False)
        (EXPECTED / f"{person['file']}.json").write_text(reading + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(people)} files in {RESUMES.name}/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
