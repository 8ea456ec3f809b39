"""The other routes: pages and texts, weights, exports, postings, dropped files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from review_sitting import ADA, BEN, POSTING, TOKEN, Browser, opened

from screener import pipeline
from screener.score.points import rounded_points
from screener.web.pictures import Pictures
from screener.web.sitting import Setup

POSTING_TEXT = """Medical Coder

Harbor Clinic is hiring a medical coder for its outpatient clinics.

Requirements
- CPC certification required
- 3-5 years of outpatient coding experience
- Proficiency in ICD-10-CM and CPT

Preferred
- Experience with Epic
- CPC certification
"""


def picture(browser: Browser, file: str, query: str = "") -> Image.Image:
    found = browser.client.get(f"{browser.base}page/{browser.key(file)}/1.png?{query}")
    assert found.status_code == 200, found.text
    assert found.headers["content-type"] == "image/png"
    return Image.open(io.BytesIO(found.content))


def test_a_page_is_a_small_picture_with_a_palette(browser: Browser) -> None:
    page = picture(browser, "ada.pdf", "scale=2&blind=0")
    assert (page.mode, page.size) == ("P", (1224, 1584))
    shown = browser.get(f"candidate/{browser.key('ada.pdf')}")["pages"][0]
    assert (shown["w"], shown["h"]) == (612.0, 792.0)
    assert 0.05 < shown["crop"][0] < 72 / 612 < shown["crop"][1] < 1


def test_a_blind_page_differs_inside_its_masks_alone(browser: Browser) -> None:
    seen, blind = (picture(browser, "ada.pdf", f"blind={n}").convert("RGB") for n in (0, 1))
    masked = [
        (x, y)
        for y in range(seen.height)
        for x in range(seen.width)
        if seen.getpixel((x, y)) != blind.getpixel((x, y))
    ]
    assert masked and {blind.getpixel(place) for place in masked} == {(0x33, 0x38, 0x40)}
    # The name stands at (72, 792 - 720) points; 1.5 pixels a point.
    assert any(100 < x < 220 and 90 < y < 115 for x, y in masked)


def test_a_blind_answer_names_nobody(browser: Browser) -> None:
    key = browser.key("ada.pdf")
    for address in ("table?blind=1", f"candidate/{key}?blind=1", f"text/{key}?blind=1", "?blind=1"):
        text = browser.client.get(browser.base + address).text
        for word in ("Ada", "Merrill", "ada@example.com", "555-0101", "Springfield", "Harbor", "Maple"):
            assert word not in text, (address, word)
        assert ".pdf" not in text and browser.sitting.sources[0].path not in text
    assert "2017" not in browser.client.get(f"{browser.base}text/{key}?blind=1").text, "a year of graduation"
    told = browser.post("unblind?blind=1", {"key": key}, 422)
    assert told["where"] == "reason"
    assert browser.post("unblind", {"key": key, "reason": "to call her"})["contact"]["name"] == "Ada Merrill"


def test_the_text_gives_the_places_of_quotes(browser: Browser) -> None:
    for file in ("ada.pdf", "ben.txt"):
        key = browser.key(file)
        lines = browser.get(f"text/{key}?blind=0")["lines"]
        whole = {line["start"] + i: c for line in lines for i, c in enumerate(line["text"])}
        for result in browser.get(f"candidate/{key}")["results"]:
            for each in result["evidence"]:
                quote = "".join(whole.get(i, "\n") for i in range(each["start"], each["end"]))
                assert quote.split() == each["quote"].split()


def test_what_cannot_be_shown_says_why(browser: Browser) -> None:
    for file in ("broken.pdf", "ben.txt"):
        fault = browser.get(f"page/{browser.key(file)}/1.png", 404)
        assert "cannot be shown" in fault["what"] and fault["hint"]
    assert browser.get(f"page/{browser.key('ada.pdf')}/9.png", 404)["what"]
    assert browser.get("candidate/c999", 404)["what"]


def test_other_weights_give_what_the_command_gives(browser: Browser) -> None:
    weights = {"credential": 10, "epic": 37.5}
    told = browser.post("score", {"weights": weights})
    settings = [f"{rule}.weight={weight}" for rule, weight in weights.items()]
    posting, _ = pipeline.load_posting(browser.sitting.name, settings)
    assert told["sha256"] == posting.sha256
    for row in told["rows"]:
        credits = [credit / 7_207_200 for credit in row["credits"]]
        points, total = rounded_points([rule.weight for rule in posting.rules], credits)
        assert (row["points"], row["score"]) == (points, total)
    assert [p["rule"] for p in told["preview"]] == [rule.id for rule in posting.rules]
    assert browser.get("table")["posting"]["rules"][0]["weight"] == 30, "weights alone stay in the browser"


def test_a_rule_can_ask_for_less(browser: Browser) -> None:
    ben = browser.row("ben.txt")
    browser.post("score", {"rules": {"credential": {"knock_out": False, "importance": "preferred"}}})
    now = browser.row("ben.txt")
    assert (ben["verdict"], now["knocked"]) == ("knocked_out", []) and now["verdict"] != "knocked_out"
    rule = browser.get("table")["posting"]["rules"][0]
    assert (rule["knock_out"], rule["importance"]) == (False, "preferred")
    browser.post("score", {"rules": {"years": {"at_least": 1.5}}})
    rules = browser.get("table")["posting"]["rules"]
    assert (rules[0]["knock_out"], rules[2]["at_least"]) == (False, 1.5), "what was tried before stays"
    assert browser.post("score", {"rules": {"years": {"at_least": 0}}}, 422)["what"]
    assert browser.post("score", {"rules": {"nothing": {}}}, 422)["where"] == "rules"
    browser.post("score", {"rules": {}})
    assert browser.row("ben.txt")["verdict"] == "knocked_out"


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "greenhouse", "lever", "bullhorn"])
def test_an_export_is_a_download(browser: Browser, kind: str) -> None:
    found = browser.client.get(f"{browser.base}export/{kind}?blind=0&scope=all")
    assert found.status_code == 200, found.text
    assert "clinic-coder-2026-11-23" in found.headers["content-disposition"]
    if kind == "csv":
        rows = list(csv.DictReader(found.content.decode("utf-8-sig").splitlines()))
        assert [row["file"] for row in rows] == [row["file"] for row in browser.rows()]


def test_an_export_can_be_blind_of_some_and_with_other_weights(browser: Browser) -> None:
    keys = browser.key("ada.pdf")
    browser.post("decision", {"key": keys, "what": "hold", "reason": "Merrill calls back", "note": "Ada"})
    assert "Merrill calls back" in browser.client.get(f"{browser.base}export/csv?blind=0").text
    asked = f"export/json?blind=1&scope=picked&keys={keys}&w=epic:60"
    found = browser.client.get(browser.base + asked)
    content = json.loads(found.content)
    assert (
        [c["file"] for c in content["candidates"]] == [f"candidate {browser.row('ada.pdf')['no']:03}"]
        and "Merrill" not in found.text
        and "calls back" in found.text
        and "ada.pdf" not in found.text
    )
    assert content["posting"]["rules"][3]["weight"] == 60
    assert content["posting"]["rules"][3]["weight_from"] == "--set epic.weight=60"
    assert browser.client.get(f"{browser.base}export/csv?scope=picked").status_code == 422
    assert browser.client.get(f"{browser.base}export/exe").status_code == 422


def test_an_export_goes_to_a_chosen_file_whole(browser: Browser, tmp_path: Path) -> None:
    told = browser.post("export/csv", {"path": str(tmp_path / "list.csv"), "blind": False})
    assert Path(told["path"]).read_bytes().startswith(b"\xef\xbb\xbfrank,")
    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"], "nothing is left beside it"
    browser.post("export/csv", {"path": str(tmp_path / "list.exe")}, 422)
    browser.post("export/csv", {"path": str(tmp_path / "no folder" / "list.csv")}, 422)


def test_a_posting_is_derived_settled_saved_and_used(browser: Browser, tmp_path: Path) -> None:
    draft = browser.post("posting/derive", {"text": POSTING_TEXT})
    assert draft["lines"][0] == "Medical Coder" and draft["rules"][0]["source"][0]["line"] > 0
    doubt = next(i for i, each in enumerate(draft["readings"]) if each["changes_rules"])
    other = 1 - draft["readings"][doubt]["chosen"]
    settled = browser.post("posting/derive", {"text": POSTING_TEXT, "chosen": {str(doubt): other}})
    assert settled["readings"][doubt]["chosen"] == other and settled["yaml"] != draft["yaml"]
    yaml = "# mine\n" + settled["yaml"]
    assert browser.post("posting/check", {"yaml": yaml})["faults"] == []
    path = str(tmp_path / "harbor.yaml")
    saved = browser.post("posting/save", {"path": path, "yaml": yaml})
    assert Path(saved["path"]).read_text("utf-8") == yaml
    assert browser.post("posting/save", {"path": path, "yaml": yaml}, 409)["where"] == "path"
    used = browser.post("posting/use", {"path": path})
    browser.desk.reader.wait()
    table = browser.get("table?blind=0")
    assert table["posting"]["title"] == used["title"] and table["rows"][0]["file"] == "ada.pdf"


def test_all_faults_of_a_rule_file_come_at_once_with_their_lines(browser: Browser) -> None:
    faulty = POSTING.replace("any_of: [CPC]", "any_of: [CPCC]").replace("kind: years", "kind: yeers")
    faults = browser.post("posting/check", {"yaml": faulty})["faults"]
    assert [fault["line"] for fault in faults] == [7, 10]
    assert all(fault["what"] and fault["column"] for fault in faults)


def test_weights_are_saved_into_a_file_that_keeps_its_comments(browser: Browser, rule_file: Path) -> None:
    before = rule_file.read_text("utf-8")
    try:
        browser.post("posting/save", {"path": str(rule_file), "weights": {"epic": 22}})
        text = rule_file.read_text("utf-8")
        assert "# the credential comes first" in text and "weight: 22" in text
    finally:
        rule_file.write_text(before, "utf-8")
    browser.post("posting/save", {"path": str(rule_file), "weights": {}}, 422)
    built_in = str(Path(__file__).parents[2] / "rules" / "medical_coder.yaml")
    assert "built-in" in browser.post("posting/save", {"path": built_in, "yaml": before}, 422)["what"]


def test_dropped_files_are_read_and_found_again(setup: Setup, pictures: Pictures) -> None:
    browser = opened(setup, pictures)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("in/dee.txt", BEN.replace("Ben", "Dee").replace("ben@", "dee@"))
    files = [
        ("files", ("../../etc/eve.txt", BEN.replace("Ben", "Eve").encode(), "text/plain")),
        ("files", ("some.zip", archive.getvalue(), "application/zip")),
    ]
    told = browser.client.post(f"{browser.base}files", files=files)
    assert told.status_code == 200, told.text
    browser.desk.reader.wait()
    names = {row["file"] for row in browser.rows()}
    assert {"etc/eve.txt", "some.zip/in/dee.txt", "ada.pdf"} <= names
    kept = sorted(p.name for p in setup.workspace.with_name(f"{setup.workspace.name}.files").iterdir())
    assert len(kept) == 2 and all(len(name) == 36 for name in kept), "names of our own"
    assert browser.client.post(f"{browser.base}files", data={"a": "b"}).status_code == 400


def test_a_locked_file_is_read_with_its_password(setup: Setup, pictures: Pictures, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    canvas = Canvas(str(locked), encrypt=pdfencrypt.StandardEncryption("open sesame", canPrint=0))
    for number, line in enumerate(ADA):
        canvas.drawString(72, 720 - 20 * number, line.replace("Ada", "Eda"))
    canvas.save()
    browser = opened(setup, pictures)
    browser.client.post(f"{browser.base}files", files=[("files", ("locked.pdf", locked.read_bytes()))])
    browser.desk.reader.wait()
    row = browser.row("locked.pdf")
    assert row["status"] == "needs_password"
    for password, status in (("wrong", "needs_password"), ("open sesame", "read")):
        browser.post("read", {"key": row["key"], "password": password})
        browser.desk.reader.wait()
        assert browser.row("locked.pdf")["status"] == status
    assert picture(browser, "locked.pdf").size == (918, 1188) or picture(browser, "locked.pdf").mode == "P"
    held = setup.workspace.read_bytes()
    assert b"open sesame" not in held, "the password is kept nowhere"


def test_learning_needs_enough_decisions(browser: Browser) -> None:
    assert "at least 20" in browser.post("learn", {}, 422)["what"]


def test_the_page_comes_with_its_rows(browser: Browser) -> None:
    page = browser.client.get(browser.base)
    assert page.status_code == 200 and "100.0" in page.text and TOKEN not in page.text


def test_a_program_started_blind_stays_blind(setup: Setup, pictures: Pictures) -> None:
    browser = opened(replace(setup, blind=True), pictures)
    key = next(row["key"] for row in browser.get("table?blind=0")["rows"] if row["rank"] == 1)
    for address in ("table?blind=0", f"candidate/{key}?blind=0", f"text/{key}?blind=0", "export/csv?blind=0"):
        text = browser.client.get(browser.base + address).text
        assert "Merrill" not in text and "ada.pdf" not in text, address
    assert "Merrill" not in browser.client.post(f"{browser.base}export/csv", json={"blind": False}).text


def test_too_much_at_once_is_refused_while_it_comes(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screener.web.importing.LARGEST_DROP", 100_000)
    files = [("files", ("big.txt", b"x" * 300_000, "text/plain"))]
    told = browser.client.post(f"{browser.base}files", files=files)
    assert told.status_code == 413 and "in parts" in told.json()["hint"]
    assert browser.client.post(f"{browser.base}decision", content=b"x" * 3_000_000).status_code == 413
    assert browser.client.post(f"{browser.base}decision", content=b"no JSON").status_code == 400
    assert browser.client.post(f"{browser.base}table").status_code == 405
