"""Reading while the page is open: rows come in, it can be stopped, and what was known is there again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from review_sitting import AS_OF, BEN, opened
from shared import apart

from screener.score.tune.learn import FEWEST
from screener.sources import gather
from screener.store.dropped import folder_of
from screener.store.workspace import open_workspace
from screener.web.kept_files import GIVEN, kept_sources
from screener.web.news import News
from screener.web.pictures import Pictures
from screener.web.reader import Reader
from screener.web.sitting import Setup, Sitting


def told(news: News, events: list[str]) -> None:
    """Have every event's name put down."""
    tell = news.tell

    def listening(event: str, content: object) -> None:
        events.append(event)
        tell(event, content)

    news.tell = listening  # type: ignore[method-assign]


def test_rows_come_in_while_files_are_read(people: Path, rule_file: Path, own_workspace: Path) -> None:
    sitting, news = Sitting(Setup(str(rule_file), gather([people]).sources, AS_OF, 1, own_workspace)), News()
    reader, seen, events = Reader(sitting, news), [], []
    told(news, events)
    tell = news.tell

    def looking(event: str, content: object) -> None:
        tell(event, content)
        if event == "row":
            seen.append(sum(sitting.counts().values()))

    news.tell = looking  # type: ignore[method-assign]
    reader.start()
    reader.wait()
    assert seen == [1, 2, 3, 4, 5, 6], "each is counted as soon as it is read"
    assert events[0] == "changed" and events[-1] == "done" and "read" in events
    assert not sitting.view().reading and len(sitting.view().by_key) == 6


def test_stopping_keeps_what_is_read(
    people: Path, rule_file: Path, own_workspace: Path, tmp_path: Path
) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(BEN.replace("Ben", f"Ben{'abcdefghijkl'[number]}"), "utf-8")
    sitting, news = (
        Sitting(Setup(str(rule_file), gather([tmp_path]).sources, AS_OF, 1, own_workspace)),
        News(),
    )
    reader = Reader(sitting, news)
    tell = news.tell

    def stopping(event: str, content: object) -> None:
        tell(event, content)
        if event == "row":
            reader._stop.set()

    news.tell = stopping  # type: ignore[method-assign]
    reader.start()
    reader.wait()
    kept = len(sitting.view().shortlist.scorecards)
    assert 1 <= kept < 12 and not sitting.view().reading
    news.tell = tell  # type: ignore[method-assign]
    reader.start()
    reader.wait()
    assert len(sitting.view().shortlist.scorecards) == 12


def test_without_resumes_it_shows_what_the_workspace_knows(
    setup: Setup, pictures: Pictures, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(Path(setup.sources[0].path).parent, copy)
    (copy / "bea.txt").write_text(BEN.replace("Ben", "Bea"), "utf-8")
    given = Setup(setup.posting, gather([copy]).sources, AS_OF, 2, setup.workspace)
    browser = opened(given, pictures)
    browser.client.post(
        f"{browser.base}files", files=[("files", ("eve.txt", BEN.replace("Ben", "Eve").encode()))]
    )
    browser.desk.reader.wait()
    browser.post("decision", {"key": browser.key("ada.pdf"), "what": "advance"})
    with open_workspace(setup.workspace) as workspace:
        workspace.people.keep("", "", "", {GIVEN: [str(copy)]})
    (copy / "bea.txt").unlink()
    with open_workspace(setup.workspace) as workspace:
        assert workspace.latest_day() == AS_OF.isoformat()
        sources = kept_sources(workspace, AS_OF)
    again = opened(Setup(setup.posting, sources, AS_OF, 2, setup.workspace), pictures)
    rows = {row["file"]: row for row in again.rows()}
    assert {"cy.txt", "eve.txt", "bea.txt"} <= {Path(file).name for file in rows}
    bea = next(row for file, row in rows.items() if Path(file).name == "bea.txt")
    assert bea["status"] == "read", "the file is gone, what was read of it is kept"
    assert again.get(f"candidate/{bea['key']}")["results"]
    assert "cannot be shown" in again.get(f"text/{bea['key']}", 404)["what"]
    assert any((row["decision"] or {}).get("what") == "advance" for row in rows.values())


def test_decisions_teach_weights_on_the_page_and_in_the_command(
    setup: Setup, pictures: Pictures, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(FEWEST):
        name = f"Ben{'abcdefghijklmnopqrst'[number]}"
        text = BEN.replace("Ben", name).replace("ben@", f"{name.lower()}@")
        text = text.replace("CPC (expired 2021)", "CPC") if number % 2 else text
        (tmp_path / f"{number:02}.txt").write_text(text, "utf-8")
    browser = opened(Setup(setup.posting, gather([tmp_path]).sources, AS_OF, 2, setup.workspace), pictures)
    for row in browser.rows():
        what = "advance" if row["outcomes"][0] == "m" else "reject"
        browser.post("decision", {"key": row["key"], "what": what, "reason": "r", "opened": ["pages"]})
    learned = browser.post("learn", {})
    assert learned["decisions"] == FEWEST and learned["yes"] == FEWEST // 2
    from screener.cli import main

    command = ["tune", "learn", str(tmp_path), "--posting", setup.posting, "--json"]
    with pytest.raises(SystemExit) as end:
        main([*command, "--as-of", AS_OF.isoformat(), "--workspace", str(setup.workspace)])
    assert end.value.code == 0
    import json

    assert json.loads(capsys.readouterr().out) == learned


def test_a_page_hears_what_happens_until_the_end() -> None:
    async def heard() -> list[bytes]:
        news = News()
        found: list[bytes] = []
        async for each in news.listen():
            found.append(each)
            if len(found) == 1:
                news.tell("changed", {"key": "c1", "version": 2})
                news.close()
        return found

    opening, changed, bye = apart(heard())
    assert opening.startswith(b":")
    assert changed == b'event: changed\ndata: {"key":"c1","version":2}\n\n' and b"event: bye" in bye


def test_what_another_program_cleared_is_read_again(setup: Setup, pictures: Pictures) -> None:
    browser = opened(setup, pictures)
    key = browser.key("ada.pdf")
    browser.post("decision", {"key": key, "what": "hold"})
    with open_workspace(setup.workspace) as workspace:
        workspace.clear()
    assert "read again" in browser.get(f"candidate/{key}?blind=0", 503)["what"]
    browser.desk.reader.wait()
    assert browser.get(f"candidate/{key}?blind=0")["decision"]["what"] == "hold"


def test_a_dropped_file_that_cannot_be_kept_is_said(setup: Setup, pictures: Pictures) -> None:
    browser = opened(setup, pictures)
    folder_of(setup.workspace).write_text("a file where the folder should be")
    told = browser.client.post(f"{browser.base}files", files=[("files", ("a.txt", b"x"))])
    assert told.status_code == 422 and told.json()["where"] == "a.txt" and told.json()["hint"]
    assert browser.row("ada.pdf")["score"] == 100.0
