"""Figures in few words: reviews without a verb, charts that are not named. All texts are invented."""

from __future__ import annotations

import pytest
from test_metrics_own import in_job

REVIEWS = [
    ("Team 93%; 98% (me)", 98),
    ("97.1% (mine), second half of the year", 97.1),
    ("95% county peer review, my charts", 95),
    ("97% client QA, spring", 97),
    ("96% (Harlan audit, 2024)", 96),
    ("DRGs of two houses; 98 percent, outside auditor", 98),
    ("97.4% per the external reviewer", 97.4),
    ("Quarterly audit, my charts: 98%", 98),
    ("The surgeon checks me each month: 99%", 99),
    ("My lead samples my charts weekly, 96%", 96),
    ("They want 95%, I am at 96.8 on the latest client QA", 96.8),
    ("I sit at 97% in peer review", 97),
    ("99% on my last external", 99),
    ("Held 96+ on audits", 96),
    ("Stayed at 97 through every review", 97),
    ("nine charts an hour, 96.2% last three qtrs", 96.2),
]


@pytest.mark.parametrize(("duty", "value"), REVIEWS, ids=[duty for duty, _ in REVIEWS])
def test_a_review_in_few_words(duty: str, value: float) -> None:
    assert [m.value for m in in_job(duty) if m.kind == "accuracy"] == [value]


VOLUMES = [
    ("long stays mostly, about 3 an hour", 3, "charts/hour"),
    ("I do 55 a day", 55, "charts/day"),
    ("averaging 14 inpatient charts daily", 14, "charts/day"),
    ("Coding around 12 an hour on surgery", 12, "charts/hour"),
    ("9/hr SDS", 9, "charts/hour"),
    ("28 an hour ancillary", 28, "charts/hour"),
    ("Averaged 70 a day, more in flu season", 70, "charts/day"),
    ("40 op notes a day", 40, "op notes/day"),
]


@pytest.mark.parametrize(("duty", "value", "unit"), VOLUMES, ids=[duty for duty, *_ in VOLUMES])
def test_a_volume_in_few_words(duty: str, value: float, unit: str) -> None:
    assert [(m.value, m.unit) for m in in_job(duty)] == [(value, unit)]


NO_RESULTS = [
    "94% (group)",
    "100% audit, all payers",
    "100% pre-bill review",
    "Paid about 28 an hour",
    "Contract rate 30/hr inpatient",
    "Queries, about 5 a day",
    "Sent around 8 a day to physicians",
    "Denials worked, about 20 a day",
    "Emails: around 60 a day",
    "95% (department review, 2024)",
    "Client QA goal: 95%",
    "Team held 96 on audits",
    "Drove about 50 a day",
    "98%, team audit",
]


@pytest.mark.parametrize("duty", NO_RESULTS)
def test_short_words_of_something_else(duty: str) -> None:
    assert in_job(duty) == ()


@pytest.mark.parametrize("duty", ["I do 55 a day", "97% client QA, spring", "9/hr SDS", "about 3 an hour"])
@pytest.mark.parametrize("title", ["Warehouse Clerk", "Nail Technician", "AR Representative"])
def test_short_words_in_other_trades(duty: str, title: str) -> None:
    assert in_job(duty, title) == ()


@pytest.mark.parametrize(
    "title", ["Coding Auditor/Educator", "Coding Supervisor / Coder", "Auditor and Trainer, Coding"]
)
def test_who_leads_and_does_it_too(title: str) -> None:
    assert [m.value for m in in_job("audits E/M, 25 encounters/day", title)] == [25]
