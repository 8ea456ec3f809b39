"""Who is one person: the newest of their files stands for all, and nobody is lost behind somebody else."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from screener import pipeline
from screener.extract.likeness import likeness_of
from screener.model.profile import Contact, Likeness, Profile
from screener.sources import Gathered, Source
from screener.text.sketch import likeness, sketch
from screener.twins import Twins, find_twins

WORK = " ".join(f"coded {thing} charts for {place} with care" for thing in range(12) for place in range(8))


def file(
    name: str,
    person: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    latest: str = "2024",
    text: str = "",
) -> Profile:
    return Profile(
        name,
        f"hash of {name}",
        "read",
        None,
        "text",
        1,
        "2026-11-23",
        text_sha256=f"text of {name}",
        contact=Contact(name=person, email=email, phone=phone),
        likeness=Likeness(latest, len(text.split()), sketch(text)),
    )


def twins(*profiles: Profile) -> Twins:
    found = find_twins(profiles)
    for order in permutations(profiles):
        assert find_twins(order) == found
    return found


SAME = [
    (("Ann Roe", "ann@example.com", None), ("Ann Roe", "ANN@example.com", None)),
    (("Ann Roe", "ann@example.com", None), ("Ann Smith", "ann@example.com", None)),
    (("Martin Doyle", "md@example.com", None), ("DOYLE, Marty", "md@example.com", None)),
    (("Ann Roe", "ann@example.com", None), (None, "ann@example.com", None)),
    (("Ann Roe", None, "(312) 555-0142"), ("A. Roe", None, "+1 312 555 0142")),
    (("Ann Roe", None, "(312) 555-0142"), ("Ann M. Roe", None, "312-555-0142 ext. 7")),
    (("José Núñez", None, "(312) 555-0142"), ("Jose Nunez", None, "(312) 555-0142")),
]
NOT_SURE = [
    (("Ann Roe", "roe@example.com", None), ("Bob Roe", "roe@example.com", None)),
    (("Ann Roe", None, "(312) 555-0142"), ("Bob Roe", None, "(312) 555-0142")),
    (("Ann Roe", None, "(312) 555-0142"), ("Ann Smith", None, "(312) 555-0142")),
    (("Ann Roe", None, "(312) 555-0142"), (None, None, "(312) 555-0142")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_newest_stands_for_one_person(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> None:
    found = twins(file("old.pdf", *one, latest="2019-05"), file("a newer.pdf", *other, latest="2024"))
    assert found == Twins({"old.pdf": "a newer.pdf"}, {})


@pytest.mark.parametrize(("one", "other"), NOT_SURE)
def test_what_is_not_sure_is_only_said(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> None:
    found = twins(file("a.pdf", *one), file("b.pdf", *other))
    assert found.of == {}
    assert found.maybe["a.pdf"].startswith("may be the same person as b.pdf: the same ")
    assert found.maybe.keys() == {"a.pdf", "b.pdf"}


def test_nobody_is_taken_for_another() -> None:
    people = [
        file(f"{n}.pdf", f"Person{n} Name{n}", f"p{n}@example.com", f"(312) 555-01{n:02}") for n in range(5)
    ]
    assert find_twins(people) == Twins({}, {})


def test_the_address_of_an_agency_tells_nothing() -> None:
    agency = [file(f"{n}.pdf", f"Person{n} Name{n}", "jobs@example.com") for n in range(60)]
    assert find_twins(agency) == Twins({}, {})


def test_nearly_the_same_text_is_one_person_unless_the_names_differ() -> None:
    changed = WORK.replace("coded 3 charts for 1", "audited 3 records for 1")
    assert twins(file("a.pdf", text=WORK), file("a.docx", text=changed, latest="2025")).of == {
        "a.pdf": "a.docx"
    }
    found = twins(file("a.pdf", "Ann Roe", text=WORK), file("b.pdf", "Bo Li", text=changed))
    assert found.of == {} and found.maybe["a.pdf"].endswith("b.pdf: much of the text is the same")


def test_a_third_version_stands_for_both_others() -> None:
    versions = [
        file("1.pdf", "Ann Roe", "ann@example.com", None, "2015"),
        file("2.pdf", "Ann Roe", "ann@example.com", "(312) 555-0142", "2019"),
        file("3.pdf", "Ann Roe", "new@example.com", "(312) 555-0142", "2024"),
    ]
    assert twins(*versions).of == {"1.pdf": "3.pdf", "2.pdf": "3.pdf"}


def test_a_flag_says_it_and_no_score_changes() -> None:
    posting, lexicon = pipeline.load_posting("medical_coder")
    pair = [file("a.pdf", "Ann Roe", "roe@example.com"), file("b.pdf", "Bob Roe", "roe@example.com")]
    as_of = date(2026, 11, 23)
    both = pipeline.score(pair, posting, lexicon, as_of).scorecards
    assert [[flag.id for flag in card.profile.flags] for card in both] == [["maybe_duplicate"]] * 2
    assert both[0].score == pipeline.score(pair[:1], posting, lexicon, as_of).scorecards[0].score


def test_sketches_tell_how_much_of_two_texts_is_the_same() -> None:
    other = " ".join(f"wrote {n} letters about {n * 7} houses" for n in range(90))
    assert likeness(sketch(WORK), sketch(WORK)) == 1.0
    assert likeness(sketch(WORK), sketch(other)) < 0.1
    assert sketch("too short to tell") == ""


def test_the_latest_date_of_a_text_is_none_that_lies_ahead() -> None:
    as_of = date(2026, 11, 23)
    assert likeness_of("2014 to 2019, exam planned for 2027, ZIP 20190", (), (), as_of).latest == "2019"
    assert likeness_of("no date", (), (), as_of).latest == ""


@pytest.mark.corpus
def test_versions_and_copies_in_the_development_data(corpus: Path) -> None:
    """One person over the years stands once; the same text in two layouts stands once."""
    labels = [json.loads(x) for x in (corpus / "coders_dev/gold.jsonl").read_text("utf-8").splitlines()]
    pairs = {label["file"]: label["twin_of"] for label in labels if label.get("twin_of")}
    files = [corpus / "coders_dev/resumes" / name for pair in pairs.items() for name in pair]
    files += [corpus / f"holders_dev/0{n}.txt" for n in range(1, 5)]
    sources = tuple(Source(str(path), path.name) for path in sorted(set(files)))
    profiles = pipeline.read_profiles(Gathered(sources, ()), ["medical_coding"], date(2026, 11, 23), jobs=2)
    found = find_twins(profiles)
    root = lambda name: found.of.get(name, name)  # noqa: E731
    apart = {one: other for one, other in pairs.items() if root(one) != root(other)}
    assert len(apart) <= 2 and apart.keys() <= found.maybe.keys(), apart
    assert {root(f"0{n}.txt") for n in range(1, 5)} == {"04.txt"}
