"""The committed samples are what the script makes, and as many and as varied as the README says."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import make_samples
import pypdfium2
import pytest

AS_OF, PEOPLE = make_samples.load_people()
BY_FILE = {person["file"]: person for person in PEOPLE}


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode() for name in sorted(archive.namelist()))
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(path, password=BY_FILE[path.name].get("password"))
    return "\f".join(page.get_textpage().get_text_range() for page in document)


def test_the_folder_holds_every_person_and_nothing_else() -> None:
    assert {path.name for path in make_samples.RESUMES.iterdir()} == set(BY_FILE)
    assert {path.name for path in make_samples.EXPECTED.iterdir()} == {f"{name}.json" for name in BY_FILE}


def test_there_are_many_samples_in_many_layouts_and_they_are_small() -> None:
    layouts = {person.get("layout") or person.get("scan") for person in PEOPLE if "copy_of" not in person}
    assert len(PEOPLE) >= 36
    assert len(layouts - {"notice"}) >= 12
    assert sum("scan" in person for person in PEOPLE) == 3
    assert sum(path.stat().st_size for path in make_samples.RESUMES.iterdir()) < 3_000_000


@pytest.mark.parametrize("name", [name for name in BY_FILE if not BY_FILE[name].get("broken")])
def test_committed_file_says_what_the_script_writes(name: str, tmp_path: Path) -> None:
    again = tmp_path / name
    again.write_bytes(make_samples.resume_bytes(BY_FILE[name], PEOPLE))
    committed = _text(make_samples.RESUMES / name)
    assert committed == _text(again)
    assert bool(committed.strip()) == ("scan" not in BY_FILE[name])


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["file"])
def test_the_script_writes_the_same_bytes_twice(person: make_samples.Person) -> None:
    assert make_samples.resume_bytes(person, PEOPLE) == make_samples.resume_bytes(person, PEOPLE)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["file"])
def test_committed_expectation_is_that_of_the_data(person: make_samples.Person) -> None:
    path = make_samples.EXPECTED / f"{person['file']}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == make_samples.expected_reading(person, AS_OF)


def test_people_are_invented() -> None:
    for person in PEOPLE:
        if "phone" in person:
            assert "55501" in "".join(filter(str.isdigit, person["phone"])), person["file"]
            assert person["email"].endswith(("@example.com", "@example.org")), person["file"]


def test_the_duplicate_is_byte_identical() -> None:
    copies = [person for person in PEOPLE if "copy_of" in person]
    assert copies
    for person in copies:
        one, other = (make_samples.RESUMES / person[key] for key in ("file", "copy_of"))
        assert one.read_bytes() == other.read_bytes()


def test_months_count_overlaps_once_and_years_in_their_shortest_reading() -> None:
    jobs = [{"from": "2019-03", "to": "present"}, {"from": "2021-01", "to": "2023-06"}]
    assert make_samples.worked_months(jobs, "2026-11-23") == 92
    assert make_samples.worked_months([{"from": "2015", "to": "2017"}], "2026-11-23") == 24
    assert make_samples.worked_months([{"from": "2010-01", "to": "2012-03"}], "2026-11-23") == 26
