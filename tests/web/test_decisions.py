"""Decisions: kept with all that led to them, undone by a further record, never against another tab."""

from __future__ import annotations

import json
import sqlite3

import pytest
from review_sitting import Browser, opened

from screener.store.workspace import open_workspace
from screener.web.pictures import Pictures
from screener.web.sitting import Setup


def test_the_list_has_a_row_for_each_file(browser: Browser) -> None:
    table = browser.get("table")
    assert [(r["file"], r["status"]) for r in table["rows"]] == [
        ("ada.pdf", "read"),
        ("cy.txt", "read"),
        ("ben.txt", "read"),
        *[(f, s) for f, s in _unread(browser)],
    ]
    ada, cy, ben = table["rows"][:3]
    assert (ada["name"], ada["place"], ada["outcomes"]) == ("Ada Merrill", "Springfield, IL", "mmmm")
    assert ada["credits"] == [table["unit"]] * 4 and ada["score"] == 100.0
    assert ben["knocked"] == ["credential"] and ben["verdict"] == "knocked_out"
    assert cy["outcomes"] == "uuuu" and cy["flags"] == []
    twin = browser.row("twin of ada.pdf")
    assert (twin["status"], twin["duplicate_of"]) == ("duplicate", ada["key"])
    assert browser.row("broken.pdf")["reason"]


def _unread(browser: Browser) -> list[tuple[str, str]]:
    return [(r["file"], r["status"]) for r in browser.rows() if r["status"] != "read"]


def test_a_decision_is_kept_and_undone_by_a_further_record(setup: Setup, pictures: Pictures) -> None:
    browser = opened(setup, pictures)
    key = browser.key("ada.pdf")
    given = {"key": key, "what": "advance", "opened": ["years"], "weights": {"epic": 20}, "version": 0}
    assert browser.post("decision", given)["version"] == 1
    assert browser.row("ada.pdf")["decision"]["what"] == "advance"
    again = opened(setup, pictures)
    assert again.key("ada.pdf") == key, "the key stays when the program is started anew"
    assert again.row("ada.pdf")["decision"]["what"] == "advance"
    assert again.post("decision", {"key": key, "what": "none", "version": 1})["version"] == 2
    assert again.row("ada.pdf")["decision"] is None
    history = again.get(f"candidate/{key}")["history"]
    assert [each["what"] for each in history] == ["advance", "none"]
    with open_workspace(setup.workspace) as workspace:
        first, _ = workspace.people.history("clinic-coder", again.row("ada.pdf")["sha256"])
    assert first.opened == ("years",) and first.weights == {"epic": 20.0}
    assert first.rules_sha256 == again.sitting.posting.sha256 and first.who


def test_a_rejection_needs_a_reason_and_a_look(browser: Browser) -> None:
    key = browser.key("cy.txt")
    reject = {"key": key, "what": "reject", "version": 0}
    assert browser.post("decision", reject | {"opened": ["pages"]}, 422)["where"] == "reason"
    fault = browser.post("decision", reject | {"reason": "Withdrew"}, 422)
    assert "opened" in fault["what"] and set(fault) >= {"where", "what", "hint"}
    browser.post("decision", reject | {"reason": "Withdrew", "note": "by mail", "opened": ["pages"]})
    decision = browser.row("cy.txt")["decision"]
    assert (decision["what"], decision["reason"], decision["note"]) == ("reject", "Withdrew", "by mail")


def test_the_second_tab_is_told(browser: Browser) -> None:
    key = browser.key("ada.pdf")
    browser.post("decision", {"key": key, "what": "hold", "version": 0})
    told = browser.post("decision", {"key": key, "what": "advance", "version": 0}, 409)
    assert (told["now"]["what"], told["version"]) == ("hold", 1)
    assert browser.row("ada.pdf")["decision"]["what"] == "hold"
    browser.post("decision", {"key": key, "what": "advance", "version": told["version"]})


def test_putting_back_ranks_by_points(browser: Browser) -> None:
    key = browser.key("ben.txt")
    browser.post("decision", {"key": key, "what": "advance", "version": 0})
    browser.post("decision", {"key": key, "what": "put_back", "version": 1})
    ben = browser.row("ben.txt")
    assert ben["put_back"] and ben["rank"] == 2 and ben["verdict"] != "knocked_out"
    assert ben["decision"]["what"] == "advance", "whoever is put back stays advanced"
    assert browser.get(f"candidate/{key}")["verdict"] == ben["verdict"]
    browser.post("decision", {"key": key, "what": "knock_out", "version": 2})
    assert browser.row("ben.txt")["verdict"] == "knocked_out"


def test_a_workspace_that_is_held_loses_nothing(browser: Browser, setup: Setup) -> None:
    key = browser.key("ada.pdf")
    holder = sqlite3.connect(setup.workspace, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    fault = browser.post("decision", {"key": key, "what": "hold", "version": 0}, 503)
    assert "holds it" in fault["hint"]
    holder.execute("ROLLBACK")
    holder.close()
    browser.post("decision", {"key": key, "what": "hold", "version": 0})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 404),
        ({"key": "c999", "what": "hold"}, 404),
        ({"key": "{ada}", "what": "delete"}, 422),
        ({"key": "{ada}", "what": "hold", "version": "1"}, 422),
        ({"key": "{ada}", "what": "hold", "weights": {"a": "b"}}, 422),
        ({"key": "{ada}", "what": "hold", "opened": "years"}, 422),
        ({"key": "{ada}", "what": "hold", "note": "x" * 5000}, 422),
        ([], 400),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(browser: Browser, body: object, status: int) -> None:
    given = json.loads(json.dumps(body).replace("{ada}", browser.key("ada.pdf")))
    fault = browser.post("decision", given, status)
    assert fault["what"]


def test_weights_picks_and_reasons_are_kept(setup: Setup, pictures: Pictures) -> None:
    browser = opened(setup, pictures)
    kept = {"weights": {"epic": 40, "nobody": 1}, "picks": ["c1"], "reasons": ["Too far away"]}
    browser.post("keep", kept)
    found = opened(setup, pictures).get("table")["kept"]
    assert found == {"weights": {"epic": 40.0}, "picks": ["c1"], "reasons": ["Too far away"]}


def test_what_reads_as_no_resume_is_scored_when_a_person_wants_it(browser: Browser) -> None:
    menu = browser.row("menu.txt")
    assert menu["status"] == "not_a_resume"
    browser.post("accept", {"key": menu["key"]})
    assert browser.row("menu.txt")["status"] == "read" and browser.row("menu.txt")["score"] == 0.0
    browser.post("accept", {"key": menu["key"], "undo": True})
    assert browser.row("menu.txt")["status"] == "not_a_resume"


def test_a_workspace_that_is_damaged_meanwhile_is_made_anew(browser: Browser, setup: Setup) -> None:
    key = browser.key("ada.pdf")
    browser.post("decision", {"key": key, "what": "hold", "version": 0})
    with sqlite3.connect(setup.workspace) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_profiles_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with setup.workspace.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    told = browser.get(f"candidate/{key}?blind=0", 503)
    assert "made anew" in told["what"]
    browser.desk.reader.wait()
    ada = browser.row("ada.pdf")
    assert ada["score"] == 100.0 and ada["decision"]["what"] == "hold", "what people did was taken over"
    assert browser.get(f"candidate/{ada['key']}")["results"]
