"""Blind by construction: every answer leaves by one door, and no route, event or picture goes round it."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from review_sitting import ADA, Browser, opened, write_pdf
from shared import apart
from starlette.responses import JSONResponse, PlainTextResponse, Response

from screener.model.profile import Contact, Profile
from screener.sources import gather
from screener.store.workspace import open_workspace
from screener.web.app import review_app
from screener.web.door import MASKED, Door
from screener.web.pictures import Pictures
from screener.web.sitting import Setup
from screener.web.veil import Veil

PERSONAL = (
    *("Merrill", "ada@example.com", "555-0101", "Springfield", "Harbor", "Maple"),
    *("Ben Example", "ben@example.com", "Quay", "Cy Example", "Corner Store"),
    *("ada.pdf", "twin of ada", "ben.txt", "cy.txt", "menu.txt", "broken.pdf", "Okonkwo"),
)
"""What tells of the people of these tests: names, e-mails, employers, schools, places, files."""


def told(text: str) -> list[str]:
    return [each for each in PERSONAL if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)]


@pytest.fixture
def named_folder(people: Path, tmp_path: Path) -> Path:
    """The people, one of whom came in a folder of her name, with two files that cannot be read."""
    folder = tmp_path / "all"
    shutil.copytree(people, folder)
    (folder / "Ngozi Okonkwo").mkdir()
    (folder / "Ngozi Okonkwo" / "cv.pdf").write_text("%PDF-1.4 nothing more")
    return folder


@pytest.fixture
def blind(setup: Setup, named_folder: Path, pictures: Pictures) -> Browser:
    """A page on all of them."""
    return opened(replace(setup, sources=gather([named_folder]).sources), pictures)


def keys(browser: Browser) -> list[str]:
    return [row["key"] for row in browser.rows(blind=1)]


def gets(browser: Browser) -> Iterator[str]:
    """Every address that is asked with GET, of every file."""
    yield from (
        "",
        "table",
        "table?from=0&n=3",
        "choices",
        "postings",
        "nowhere",
        "page/c1/x.png",
    )
    yield from ("export/csv", "export/json", "export/html", "export/lever", "export/exe")
    yield from ("export/csv?scope=picked", "export/csv?w=ada", "static/main.js", "static/ada.pdf")
    for key in (*keys(browser), "c999", "ada.pdf"):
        yield from (f"candidate/{key}", f"text/{key}", f"page/{key}/1.png", f"page/{key}/7.png")


def posts(browser: Browser) -> Iterator[tuple[str, Any]]:
    """Every address that is asked with POST, with what is done and with what is refused."""
    yield "score", {"weights": {"epic": 20}}
    yield "score", {"weights": {"Ada Merrill": 20}}
    yield "learn", {}
    yield "keep", {"picks": keys(browser)}
    yield "stop", {}
    yield "posting/use", {"path": "no such posting"}
    yield "export/csv", {"keys": keys(browser), "scope": "picked", "blind": False}
    for key in (*keys(browser), "ada.pdf"):
        yield "decision", {"key": key, "what": "hold", "reason": "Merrill calls", "note": "ben@example.com"}
        yield "decision", {"key": key, "what": "reject", "reason": "Ada"}
        yield "decision", {"key": key, "what": "hold", "version": 0}
        yield "decision", {"key": key, "what": "Ada Merrill"}
        yield "correction", {"key": key, "start": 0, "end": 3, "to": "lapsed", "reason": "Merrill says so"}
        yield "correction", {"key": key, "start": 0, "end": 3, "to": {"concept": "aapc.cpc"}, "reason": "so"}
        yield "accept", {"key": key}
        yield "accept", {"key": key, "undo": True}
        yield "unblind", {"key": key}
    for key in (
        *keys(browser),
        "ada.pdf",
    ):  # one after the other: each starts a reading, unless one is going on
        yield "read", {"key": key, "password": "x"}


def answers(browser: Browser) -> Iterator[tuple[str, Response]]:
    for said in ("blind=1", ""):
        for address in gets(browser):
            joined = f"{address}{'&' if '?' in address else '?'}{said}"
            yield address, browser.client.get(browser.base + joined)
        for address, body in posts(browser):
            yield f"POST {address} {body}", browser.client.post(f"{browser.base}{address}?{said}", json=body)
        browser.desk.reader.wait()


def routes(app: Any) -> set[str]:
    return {getattr(route, "path", "") for route in app._app.routes}


def test_no_answer_to_a_blind_request_tells_of_anybody(blind: Browser) -> None:
    assert blind.get("table?blind=0")["rows"][0]["name"], "one page sees names, the other does not"
    asked: set[str] = set()
    for address, answer in answers(blind):
        if answer.headers.get("content-type", "") != "image/png":
            said = address.partition(" {")[2]  # what the person typed may come back, other people's may not
            found = [each for each in told(answer.text) if each.casefold() not in said.casefold()]
            assert not found, (address, found, answer.text[:2000])
        asked.add(address.removeprefix("POST ").partition("?")[0].partition(" ")[0].partition("/")[0])
    known = {path.strip("/").partition("/")[0] for path in routes(review_app(blind.desk))}
    assert known - asked <= {"events", "files", "posting"}, "a new route is walked here too"


def test_the_page_says_its_own_words_whoever_is_called_by_them(blind: Browser) -> None:
    contact = Contact(name="Blind Export")
    blind.desk.veil().learn_profile(Profile("a", "0", "read", None, None, 1, "", contact=contact))
    page = blind.client.get(f"{blind.base}?blind=1").text
    assert ">Export</button>" in page and not told(page)


def test_a_page_of_which_nobody_is_known_is_not_shown(blind: Browser) -> None:
    key = blind.key("ada.pdf")
    with open_workspace(blind.sitting.setup.workspace) as workspace:
        for seat in blind.sitting.view().seats.values():
            workspace.forget_profile(seat.content)
    for address in (f"text/{key}", f"candidate/{key}", f"page/{key}/1.png?scale=1.1"):
        joined = f"{address}{'&' if '?' in address else '?'}blind=1"
        answer = blind.client.get(blind.base + joined)
        assert answer.status_code == 503 and not told(answer.text), (address, answer.text[:300])
        blind.desk.reader.wait()
        assert blind.client.get(blind.base + joined).status_code == 200, "it was read again"
        with open_workspace(blind.sitting.setup.workspace) as workspace:
            workspace.forget_profile(blind.sitting.view().seats["ada.pdf"].content)


def test_a_file_that_was_changed_since_it_was_read_is_not_shown(blind: Browser, named_folder: Path) -> None:
    key = blind.key("ada.pdf")
    write_pdf(named_folder / "ada.pdf", ("Somebody Else", *ADA[1:]))
    for address in (f"text/{key}?blind=1", f"page/{key}/1.png?scale=1.2&blind=1"):
        answer = blind.get(address, 404)
        assert "changed since it was read" in answer["what"]


def test_in_the_middle_of_reading_nobody_is_told(
    setup: Setup, named_folder: Path, pictures: Pictures, tmp_path: Path
) -> None:
    fresh = replace(setup, sources=gather([named_folder]).sources, workspace=tmp_path / "fresh.sqlite3")
    browser = opened(fresh, pictures, wait=False)
    browser.desk.reader.start()
    looked = 0
    while looked < 3 or browser.sitting.view().reading:
        for key in ("", *keys(browser)):
            for address in ("table", f"candidate/{key}", f"text/{key}"):
                answer = browser.client.get(f"{browser.base}{address}?blind=1")
                assert not told(answer.text), (address, told(answer.text))
        looked += 1
    browser.desk.reader.wait()


def test_events_are_told_to_a_blind_page_without_names(blind: Browser) -> None:
    heard: list[bytes] = []

    async def listen() -> None:
        async def send(message: Any) -> None:
            heard.append(message.get("body", b""))
            if b"open" in heard[-1]:
                news = blind.desk.news
                news.tell("fault", {"where": "ada.pdf", "what": "Ada Merrill cannot be read", "hint": ""})
                news.tell("note", {"what": "ben@example.com wrote of Ngozi Okonkwo/cv.pdf"})
                news.close()

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/events",
            "query_string": b"blind=1",
            "headers": [],
        }
        await review_app(blind.desk)(scope, _nothing, send)

    apart(asyncio.wait_for(listen(), 20))
    text = b"".join(heard).decode()
    assert "event: fault" in text and "cannot be read" in text and "event: bye" in text
    assert not told(text), text


async def _nothing() -> Any:
    await asyncio.sleep(30)
    return {"type": "http.disconnect"}


def test_what_the_door_cannot_look_through_does_not_leave() -> None:
    veil = Veil()
    veil.learn_profile(Profile("a", "0", "read", None, None, 1, "", contact=Contact(name="Ada Merrill")))

    async def ask(answer: Response, said: bytes, *, masked: bool = False) -> tuple[int, bytes]:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            scope[MASKED] = masked
            await answer(scope, receive, send)

        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": "/x", "query_string": said, "headers": []}
        await Door(app, lambda: veil, lambda given: given != "0")(scope, _nothing, send)
        return sent[0]["status"], b"".join(each.get("body", b"") for each in sent)

    picture = Response(b"Ada Merrill", media_type="image/png")
    assert apart(ask(picture, b"blind=0")) == (200, b"Ada Merrill")
    assert apart(ask(picture, b"", masked=True)) == (200, b"Ada Merrill")
    status, body = apart(ask(picture, b""))
    assert status == 500 and b"without names" in body and b"Ada" not in body
    assert b"Ada" not in apart(ask(PlainTextResponse("for Ada Merrill"), b"blind=1"))[1]
    told = json.loads(apart(ask(JSONResponse({"a": ["MERRILL, RN", 1.5]}), b""))[1])
    assert told == {"a": ["▇▇▇, RN", 1.5]}


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Rocío Castellanos called", "▇▇▇ called"),
        ("ROCIO CASTELLANOS", "▇▇▇"),
        ("rocio_castellanos.pdf is locked", "▇▇▇.pdf is locked"),
        ("ask castellanos", "ask ▇▇▇"),
        ("write to r.c@example.com", "write to ▇▇▇"),
        ("at Harbor Quay Clinic since 2019", "at ▇▇▇ since 2019"),
        ("Epic and ICD-10-CM in a hospital", "Epic and ICD-10-CM in a hospital"),
        ("May be asked: is the CPC active?", "May be asked: is the CPC active?"),
    ],
)
def test_the_veil_covers_people_and_leaves_the_trade(text: str, covered: str) -> None:
    veil = Veil()
    contact = Contact(name="Rocío Castellanos", email="r.c@example.com", city="May")
    veil.learn_profile(Profile("a", "0", "read", None, None, 1, "", contact=contact))
    veil._add("Harbor Quay Clinic")
    veil._add("Epic")
    assert veil.text(text) == covered


def test_marks_of_the_program_stay_what_they_are() -> None:
    veil = Veil()
    veil.learn_files(["c12.pdf", "epic.pdf"])
    assert json.loads(veil.json(b'{"key":"c12","rule":"c12","what":"c12.pdf"}'))["key"] == "c12"
    assert veil.text("c12.pdf and others") == "▇▇▇ and others"
