"""Acceptance 7, 11 and 12: who may ask, what the address holds, and hostile résumés."""

from __future__ import annotations

import http.client
import re
from pathlib import Path
from urllib.parse import urlsplit

from review_page import NewTab, Program, Start, Tab


def ask(program: Program, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers of a request that is not made by the page."""
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=10)
    connection.request("GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()})
    reply = connection.getresponse()
    reply.read()
    connection.close()
    return reply.status, {key.lower(): value for key, value in reply.getheaders()}


def test_07_everything_is_asked_of_this_program_alone(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Rocío Castellanos")
    page.press("n", "w", "t", "c", "j", "c", "x", "Escape", "?", "Escape")
    hosts = {urlsplit(url).netloc for url in page.requests if not url.startswith("blob:")}
    assert hosts == {f"127.0.0.1:{samples.port}"}
    kept = page.page.evaluate("[document.cookie, sessionStorage.length, Object.keys(localStorage).join()]")
    assert kept == ["", 0, ""]
    # A policy that is broken is logged as an error, which fails every test (conftest).


def test_07_wrong_token_host_origin_and_site_are_refused(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples)
    root = urlsplit(page.page.url).path
    wrong = root.rstrip("/")[:-1] + ("A/" if not root.endswith("A/") else "B/")
    assert ask(samples, wrong + "table")[0] == 404
    assert ask(samples, "/table")[0] == 404
    assert ask(samples, root + "table", Host="example.com")[0] == 421
    assert ask(samples, root + "table", Origin="http://example.com")[0] == 403
    assert ask(samples, root + "table", Sec_Fetch_Site="same-site")[0] == 403
    status, headers = ask(samples, root + "table")
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


STANDING = """() => {
  const one = selector => document.querySelector(selector);
  return { view: document.body.dataset.view, tune: document.body.dataset.tune,
           key: one('#rows [aria-selected=true]')?.dataset.key ?? null,
           verdict: one('#verdicts [aria-pressed=true]')?.dataset.verdict,
           open: one('.rule.open')?.dataset.rule ?? null,
           scroll: Math.round(one('#scroll').scrollTop), first: one('#rows .row')?.dataset.key };
}"""


def standing(page: Tab) -> dict[str, object]:
    """What a person sees of where they are."""
    found: dict[str, object] = page.page.evaluate(STANDING)
    return found


def test_11_back_forward_and_reload_restore_the_view(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples)
    survey = standing(page)
    page.page.locator("#rows .row", has_text="Hollis Greer").click()
    page.until("!!document.querySelector('#dochead .at')")
    page.press("n", "n")
    read = standing(page)
    page.press("c", "j", "c", "x")
    compare = standing(page)
    assert [survey["view"], read["view"], compare["view"]] == ["survey", "read", "compare"]
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    page.settle()
    assert standing(page)["view"] == "compare"
    assert page.page.locator("#compare thead th").count() == 2
    page.page.go_back()
    page.until("document.body.dataset.view === 'read'")
    page.page.go_back()
    page.until("document.body.dataset.view === 'survey'")
    page.page.go_forward()
    page.until("document.body.dataset.view === 'read'")
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    assert standing(page)["view"] == "read"


def test_11_scroll_and_open_passage_outlive_a_reload(samples: Program, tab: NewTab) -> None:
    page = tab(height=600).open(samples).press("End", "k", "k", "k", "k", "k", "k", "k", "k", "k")
    page.until("!!document.querySelector('#dochead .at')")
    page.press("n")
    before = standing(page)
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    page.until("!!document.querySelector('#dochead .at')")
    page.settle()
    assert standing(page) == before


def test_11_the_address_holds_nothing_personal(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples)
    page.page.fill("#find", "haddad")
    page.settle()
    page.candidate("Salma Haddad").press("n", "c", "w")
    fragment = page.page.url.partition("#")[2]
    assert fragment
    assert not re.search("haddad|salma|dearborn|example", fragment, re.IGNORECASE)
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    assert page.page.input_value("#find") == "haddad"
    assert len(page.rows()) == 1


def test_11_values_that_mean_nothing_are_dropped(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples, "c=nobody&v=everything&sort=luck&w=nothing:4,credential:x&x=a,b&cmp=1&n=99.1")
    assert standing(page)["view"] == "survey"
    assert len(page.rows()) == 41


LONG = "Maximiliana-Konstantina " * 5 + "Oppenheimer-Wolfeschlegel"
HOSTILE = f"""{LONG[:120]}
<script>document.title = 'owned'</script> <img src=x onerror="document.title='owned'">
person@example.com (212) 555-0188

EXPERIENCE
Medical Coder \u202eniltrof\u202c <b>Clinic</b>, Jan 2018 - Dec 2024
- Assigned ICD-10-CM, CPT and HCPCS codes <script>alert(1)</script> for outpatient visits
- Coded {"very" * 60} long words in Epic

CERTIFICATIONS
CPC <img src=x onerror=alert(2)>

EDUCATION
Associate degree, College, 2016
"""


def test_12_a_hostile_resume_is_shown_as_text(start: Start, tab: NewTab, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    # Whether so long a line is taken for a name is the reading's business; the file's name is as long.
    (folder / f"{LONG[:120]} <img src=x onerror=alert(3)>.txt").write_text(HOSTILE, encoding="utf-8")
    page = tab(width=1440)
    page.page.on("dialog", lambda dialog: page.faults.append(f"dialog: {dialog.message}"))
    page.open(start(folder, fresh=True))
    page.page.wait_for_selector("#rows .row[data-key]:not(.un)", timeout=60_000)
    page.page.locator("#rows .row[data-key]").first.click()
    page.until("!!document.querySelector('#dochead .at')")
    page.press("n", "t")
    title = page.page.locator("#head h2")
    assert len(title.text_content() or "") >= 100
    assert title.get_attribute("title") == title.text_content()
    assert "owned" not in page.page.title()
    inside = "document.querySelectorAll('#rows :is(script, img), :is(#paper, #head) script').length"
    assert page.page.evaluate(inside) == 0
    head = "document.querySelector('#head')"
    for width in (1440, 1280, 1024, 768):
        page.page.set_viewport_size({"width": width, "height": 800})
        page.settle()
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.page.evaluate(f"{head}.scrollWidth <= {head}.clientWidth")
