"""Figures of candidates' own coding, and figures that are something else. All texts are invented."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_documents import plain

from screener.config.lexicon import load_lexicon
from screener.extract.figures.finder import MetricFinder
from screener.extract.positions.finder import PositionFinder
from screener.extract.sections.finder import SectionFinder
from screener.model.profile import Metric

AS_OF = date(2026, 11, 23)


@cache
def finders() -> tuple[SectionFinder, PositionFinder, MetricFinder]:
    lexicon = load_lexicon(["medical_coding"])
    return SectionFinder(lexicon), PositionFinder(lexicon), MetricFinder(lexicon)


def metrics(text: str) -> tuple[Metric, ...]:
    section_finder, position_finder, metric_finder = finders()
    document = plain(text)
    sections = section_finder.find(document)
    found = metric_finder.find(document, sections, position_finder.find(document, sections, AS_OF))
    for metric in found:
        assert metric.quote == document.text[metric.quote_start :][: len(metric.quote)] != ""
    return found


def in_job(duty: str, title: str = "Inpatient Coder") -> tuple[Metric, ...]:
    return metrics(
        f"Jane Roe\n\nEXPERIENCE\n{title}, Lakeview Hospital, Toledo, OH\nJan 2019 - Present\n"
        f"• Kept current with guidelines\n• {duty}\n• Attended meetings\n"
    )


OWN = [
    # The figure before its name.
    ("Maintained 97.4% coding accuracy on external audits", ("accuracy", 97.4, "%")),
    ("97% accuracy across facility and professional audits", ("accuracy", 97, "%")),
    ("Averaged 95% or higher coding accuracy", ("accuracy", 95, "%")),
    ("95%+ accuracy rate on all charts", ("accuracy", 95, "%")),
    ("Scored 98% on quarterly audits", ("accuracy", 98, "%")),
    ("94% on my first internal review, which was forty charts", ("accuracy", 94, "%")),
    ("97% average in the four most recent external audits", ("accuracy", 97, "%")),
    ("Outside review in May, 30 charts: I came out at 96.5%", ("accuracy", 96.5, "%")),
    ("about 12 charts an hour (team goal is 10)", ("productivity", 12, "charts/hour")),
    ("96 percent DRG accuracy", ("accuracy", 96, "%")),
    ("Earned a 99.1% quality score in coding", ("accuracy", 99.1, "%")),
    # Behind it.
    ("Coding accuracy of 96% in the internal audit", ("accuracy", 96, "%")),
    ("Sustained accuracy: 98.1% over eight quarterly reviews", ("accuracy", 98.1, "%")),
    ("Accuracy rate consistently above 97%", ("accuracy", 97, "%")),
    ("Audit scores averaging 98 percent", ("accuracy", 98, "%")),
    ("Raised coding accuracy from 91% to 97% within a year", ("accuracy", 97, "%")),
    ("Ranked first among 14 coders with 99% accuracy", ("accuracy", 99, "%")),
    ("Kept 98% accuracy against a 95% standard", ("accuracy", 98, "%")),
    ("My coding stood at 98% when last re-audited", ("accuracy", 98, "%")),
    # Volumes.
    ("Average 14 inpatient charts per day against an 11-chart benchmark", ("productivity", 14, "charts/day")),
    ("Coded 20 charts an hour", ("productivity", 20, "charts/hour")),
    ("Coded 150+ emergency department encounters/day", ("productivity", 150, "encounters/day")),
    ("Coded 40 records daily", ("productivity", 40, "records/day")),
    ("Coded 22 observation accounts per 8-hour shift", ("productivity", 22, "accounts/day")),
    ("Abstracted and coded 1,200 claims per month", ("productivity", 1200, "claims/month")),
    ("Productivity of 110% of the norm", ("productivity", 110, "%")),
    ("Held coding denial rate below 3%", ("denial_rate", 3, "%")),
    # Written as a table, beside the goal, or among other figures.
    ("QA: 97%", ("accuracy", 97, "%")),
    ("Accuracy (rolling 12 months): 97.2%", ("accuracy", 97.2, "%")),
    ("Accuracy    97.4%", ("accuracy", 97.4, "%")),
    ("97% coding accuracy (goal 95%)", ("accuracy", 97, "%")),
    ("95% required; achieved 97% accuracy", ("accuracy", 97, "%")),
    ("Exceeded the 95% accuracy benchmark with 98.2% accuracy", ("accuracy", 98.2, "%")),
    ("18 charts per day (benchmark 14)", ("productivity", 18, "charts/day")),
    ("30 ED visits an hour", ("productivity", 30, "visits/hour")),
    # Where, when and by whom it was reviewed.
    ("Accuracy on internal audit: 96.2% (2025)", ("accuracy", 96.2, "%")),
    ("Personal QA result for fiscal 2026: 98.3% on 240 accounts", ("accuracy", 98.3, "%")),
    ("Accuracy over the past year was 97.1%", ("accuracy", 97.1, "%")),
    ("IRR 96%, checked twice a year", ("accuracy", 96, "%")),
    ("Inter-rater reliability of 96.5% over six quarters", ("accuracy", 96.5, "%")),
    ("DRG agreement rate 96% with the external auditor", ("accuracy", 96, "%")),
    ("98% agreement with the second reviewer", ("accuracy", 98, "%")),
    ("The external auditor agreed with 97% of my codes", ("accuracy", 97, "%")),
    ("98% of my codes were upheld on external review", ("accuracy", 98, "%")),
    ("Overreads of my charts agree 98.5% of the time", ("accuracy", 98.5, "%")),
    ("Accurate to 98% on the 2025 external audit", ("accuracy", 98, "%")),
    ("Week six check: 92% correct", ("accuracy", 92, "%")),
    ("Passed each monthly audit with 97% or better", ("accuracy", 97, "%")),
    ("Never scored under 96% on a compliance audit", ("accuracy", 96, "%")),
    ("Audits never under 95", ("accuracy", 95, "%")),
    ("MS-DRG accuracy 98.1; target 95", ("accuracy", 98.1, "%")),
    ("96.4% on the client's audits", ("accuracy", 96.4, "%")),
    ("Staff accuracy rose from 89% to 96%; mine stayed at 98%", ("accuracy", 98, "%")),
    ("My last three audits came in at 96% overall", ("accuracy", 96, "%")),
    ("External validation: 97% accurate", ("accuracy", 97, "%")),
    # Volumes in other words.
    ("About six cases an hour; implants billed with their invoices", ("productivity", 6, "cases/hour")),
    ("Therapy recurring accounts, about 110 a day", ("productivity", 110, "accounts/day")),
    ("Charts per hour: 14", ("productivity", 14, "charts/hour")),
    ("Weekly volume of 400 encounters", ("productivity", 400, "encounters/week")),
    ("9 charts an hour when the target was 7", ("productivity", 9, "charts/hour")),
    ("Standard of 15 discharges per day; my average is 16.8", ("productivity", 16.8, "discharges/day")),
    ("Productivity 112% of the VA standard", ("productivity", 112, "%")),
    ("Met 110% of productivity target each month", ("productivity", 110, "%")),
    ("Coding denial rate down from 9% to 4%", ("denial_rate", 4, "%")),
    ("Coding-related denials under 2% for three years", ("denial_rate", 2, "%")),
    ("Denials on my accounts: 1.8%", ("denial_rate", 1.8, "%")),
    ("Denial rate for my payers below 4% in 2025", ("denial_rate", 4, "%")),
    ("Less than 3% of my claims came back", ("denial_rate", 3, "%")),
    # Reviews named without a verb, and what others agreed with.
    ("Quality reviews 95% or better all through", ("accuracy", 95, "%")),
    ("Yearly external audit 2025: 98.2%", ("accuracy", 98.2, "%")),
    ("External validation: 97.4", ("accuracy", 97.4, "%")),
    ("97% agreement in the outside audit", ("accuracy", 97, "%")),
    ("99.1% of my claims without finding", ("accuracy", 99.1, "%")),
    ("99 percent of my E/M levels upheld", ("accuracy", 99, "%")),
    ("Last sample: 94.7% correct", ("accuracy", 94.7, "%")),
    ("Scored a 96 on my probationary audit", ("accuracy", 96, "%")),
    ("Passed every external audit with 95 or better", ("accuracy", 95, "%")),
    ("My acuracy was 95.8% on the March audit", ("accuracy", 95.8, "%")),
    ("My quality never dips below 96%", ("accuracy", 96, "%")),
    ("Audit scores of 96, 97 and 99%", ("accuracy", 96, "%")),
    ("Rated 97% by external auditors", ("accuracy", 97, "%")),
    ("95.9% on the spring compliance review", ("accuracy", 95.9, "%")),
    ("Productive at 118% of benchmark", ("productivity", 118, "%")),
    ("Denied claims from my codes: 1%", ("denial_rate", 1, "%")),
    ("Average daily output 65 charts", ("productivity", 65, "charts/day")),
    # The name's verb before the sign, a sample that was counted, a line of a table.
    ("Quality maintained: 97.8%", ("accuracy", 97.8, "%")),
    ("Accuracy achieved: 96%", ("accuracy", 96, "%")),
    ("98.1% on 120 encounters audited in spring", ("accuracy", 98.1, "%")),
    ("97% or better across 60 inpatient charts sampled", ("accuracy", 97, "%")),
    ("Inpatient charts  3 an hour", ("productivity", 3, "charts/hour")),
    ("Emergency visits: 22 per hour", ("productivity", 22, "visits/hour")),
]


@pytest.mark.parametrize(
    "title",
    ["Senior Process Executive – HCC Coding", "Coding Executive", "Process Executive, Medical Coding"],
)
def test_an_executive_of_an_outsourcing_firm_codes(title: str) -> None:
    assert [(m.kind, m.value) for m in in_job("9 charts per hour", title)] == [("productivity", 9)]


@pytest.mark.parametrize("title", ["Executive Director of Coding", "Vice President, Coding Services"])
def test_the_figures_of_those_who_lead_are_their_team_s(title: str) -> None:
    assert in_job("9 charts per hour", title) == ()


@pytest.mark.parametrize(("duty", "figure"), OWN, ids=[duty for duty, _ in OWN])
def test_own_figures(duty: str, figure: tuple[str, float, str]) -> None:
    assert [(m.kind, m.value, m.unit) for m in in_job(duty)] == [figure]


NOT_OWN = [
    # What a practice sees, and what a house reached.
    ("Clinic sees 90 patients per day; codes by the book", "Inpatient Coder"),
    ("Hospital of 120 admissions per week", "Inpatient Coder"),
    ("Sees 30 patients a day and codes them", "Inpatient Coder"),
    ("Facility denial rate fell from 9% to 4%", "Inpatient Coder"),
    ("HIM department stands at 96% accuracy", "Inpatient Coder"),
    # What the employer asks for.
    ("95% accuracy required", "Inpatient Coder"),
    ("Must maintain 95% coding accuracy", "Inpatient Coder"),
    ("Required to maintain an accuracy rate of 95%", "Inpatient Coder"),
    ("Met the 95% coding accuracy standard", "Inpatient Coder"),
    ("Coding accuracy goal of 95%", "Inpatient Coder"),
    ("Productivity standard of 14 charts per day", "Inpatient Coder"),
    ("Responsible for maintaining 95% coding accuracy", "Inpatient Coder"),
    # Other people's.
    ("Led a team of eight coders to 97% accuracy", "Inpatient Coder"),
    ("Improved coding accuracy to 97%", "Coding Manager"),
    ("Staff coded 120 charts per day", "Coding Supervisor"),
    ("Taught CPC preparation to 140 students; class pass rate 82%", "Coding Instructor"),
    ("Improved provider documentation accuracy to 96%", "Inpatient Coder"),
    # Wages, speeds, changes, coverage.
    ("Paid $25 per hour for coding charts", "Inpatient Coder"),
    ("Typing 65 words per minute with 98% accuracy", "Inpatient Coder"),
    ("Improved coding accuracy by 12%", "Inpatient Coder"),
    ("Built a DRG parser; code accuracy checked by unit tests at 98% coverage", "Senior Programmer"),
    ("Saw that 100% of charts were audited", "Inpatient Coder"),
    # Other trades.
    ("Held 97% budget accuracy", "Marketing Manager"),
    ("Coded adverse events in MedDRA with 99% accuracy", "Medical Coder, Clinical Data"),
    ("Coded 200 terms per day", "Medical Coder, Clinical Data"),
    ("Worked 45 accounts per day", "AR Follow-up Representative"),
    ("Answered 70 calls a day", "Customer Service Representative"),
    ("Registered 60 patients per day", "Patient Access Representative"),
    ("Achieved an internal audit score of 95%", "Store Accountant"),
    ("Filled 100 prescriptions per day with 99.8% accuracy", "Pharmacy Technician"),
    ("99% inventory accuracy", "Warehouse Clerk"),
    ("Pulled 200 charts per day", "Medical Records Clerk"),
    ("Worked 45 accounts per day", "Biller/Coder"),
    ("Department accuracy 97%", "Inpatient Coder"),
    ("My team held 97% coding accuracy", "Lead Coder"),
    ("Coded the visits of three providers, about 55 visits a day", "Coder and biller"),
    ("Cut coding errors by 60% in the annual audit", "Inpatient Coder"),
    ("Reduced coding errors 60% on the annual audit", "Inpatient Coder"),
    ("My trainees came through at 95% on their first internal review", "Inpatient Coder"),
    ("Staff averaged 95% in the last three external audits", "Coding Manager"),
    ("Providers' audit scores: 81% in 2020", "Coding Auditor"),
    ("Providers below 90% accuracy are put on a plan", "Coding Auditor"),
    ("Batch quality 97% as a group of twelve", "Inpatient Coder"),
    ("Area office average accuracy was 89%", "Inpatient Coder"),
    ("Keeps $400,000 of property with 100% accuracy (COC inventories)", "Sergeant"),
    ("Abstracted 60 cases per month at 98% accuracy", "Cancer Registrar"),
    ("Coded 100 closed charts at 92% accuracy", "Coding Extern"),
    ("Response rate of physicians to my queries 94%", "Inpatient Coder"),
    ("Sampled with 95% of charts at each audit", "Inpatient Coder"),
]


@pytest.mark.parametrize(("duty", "title"), NOT_OWN, ids=[duty for duty, _ in NOT_OWN])
def test_figures_of_something_or_someone_else(duty: str, title: str) -> None:
    assert in_job(duty, title) == ()


def test_the_team_s_goal_in_brackets_leaves_the_figures_beside_it() -> None:
    found = in_job("about 12 charts a day (team goal is 10), 97% QA for three quarters")
    assert {(m.kind, m.value) for m in found} == {("productivity", 12), ("accuracy", 97)}


def test_a_manager_s_own_figure_is_said_to_be_their_own() -> None:
    assert [m.value for m in in_job("Personal coding accuracy of 98%", "Coding Manager")] == [98]


def test_a_supervisor_s_team_and_own_figures_are_told_apart_by_clause() -> None:
    duty = "Team of nine coders at 93% accuracy; I still code surgery charts at 98.4% accuracy"
    assert [m.value for m in in_job(duty, "Coding Supervisor")] == [98.4]
    duty = "DRG accuracy of 97.8% in the yearly review; the team reached 95% as a group"
    assert [m.value for m in in_job(duty)] == [97.8]


def test_a_line_that_opens_with_a_capital_speaks_for_itself() -> None:
    own, team = (
        "My own sample holds at 99% accuracy in outside reviews of forty charts",
        "Team: accuracy 95.8%",
    )
    assert [m.value for m in in_job(f"{own}\n{team}", "Coding Manager")] == [99]


def test_each_of_several_reviews_counts() -> None:
    found = in_job("Scored 97.5% and 98.1% in the last two compliance audits")
    assert [m.value for m in found] == [97.5, 98.1]


def test_a_range_keeps_both_ends_and_its_setting() -> None:
    (volume, accuracy) = sorted(
        in_job("12-15 inpatient charts per day, 96.8% DRG accuracy"), key=lambda m: m.value
    )
    assert (volume.value, volume.value_max, volume.unit, volume.setting) == (
        12,
        15,
        "charts/day",
        "inpatient",
    )
    assert (accuracy.value, accuracy.value_max, accuracy.unit) == (96.8, None, "%")


SETTINGS = [
    ("Coded 30 ED charts per hour", "emergency_department"),
    ("Coded 12 outpatient charts per hour", "hospital_outpatient"),
    ("Coded 9 same-day surgery charts per hour", "same_day_surgery"),
    ("Coded 9 charts per hour", None),
]


@pytest.mark.parametrize(("duty", "setting"), SETTINGS)
def test_the_setting_of_a_figure(duty: str, setting: str | None) -> None:
    assert [m.setting for m in in_job(duty)] == [setting]


def test_a_figure_in_a_summary_counts_where_the_jobs_are_of_coding() -> None:
    text = (
        "Jane Roe\n\nSUMMARY\nKnown for 98% accuracy.\n\n"
        "EXPERIENCE\n{}, Lakeview Hospital\nJan 2019 - Present\n• Worked"
    )
    assert [m.value for m in metrics(text.format("Outpatient Coder"))] == [98]
    assert metrics(text.format("Warehouse Clerk")) == ()


def test_a_figure_said_twice_is_given_once() -> None:
    text = (
        "Jane Roe\n\nSUMMARY\nCoder with 98% accuracy.\n\nEXPERIENCE\nInpatient Coder, Lakeview Hospital\n"
        "Jan 2019 - Present\n• Held 98% coding accuracy\n"
    )
    assert len(metrics(text)) == 1


def test_scores_of_courses_and_referees_are_left_out() -> None:
    study = "EDUCATION\nMedical Coding Certificate, Bay Institute, 98% accuracy in coding practice\n"
    referee = "REFERENCES\nPat Lindqvist: Jane coded with 98% accuracy\n"
    assert metrics(f"Jane Roe\n\n{study}\n{referee}") == ()


def test_the_quote_is_the_whole_statement_without_its_neighbours() -> None:
    (metric,) = in_job("Coded acute stays for a busy regional trauma center\nand held 98% coding accuracy")
    assert metric.quote.replace("\n", " ") == (
        "Coded acute stays for a busy regional trauma center and held 98% coding accuracy"
    )


@given(value=st.integers(50, 100), name=st.sampled_from(["coding accuracy", "accuracy rate", "audit score"]))
def test_any_plausible_share_is_read_as_written(value: int, name: str) -> None:
    assert [m.value for m in in_job(f"Held {name} of {value}% on coded charts")] == [value]
    assert [m.value for m in in_job(f"Held {value}% {name} on coded charts")] == [value]


OF_OTHERS = [
    "Department coded 400 charts a day",
    "Unit finished the year at 96% coding quality",
    "AI engine coded 800 charts a day at 92% accuracy",
    "Computer-assisted coding suggested codes with 92% accuracy",
    "Bot matched my codes 94% of the time",
    "The client expects 10 charts an hour",
    "Budgeted 25 charts a day per coder",
    "Quality bonus paid at 98% accuracy",
    "Contract calls for 96% accuracy",
    "My lead holds 99% accuracy",
    "Helped physicians reach 90% accuracy in E/M coding",
    "Practicum: 50 charts with 90% accuracy",
    "Charge entry accuracy 99%",
    "Entered 300 encounters a day into the billing system",
]


@pytest.mark.parametrize("duty", OF_OTHERS)
def test_figures_of_departments_tools_and_contracts_are_not_ones_own(duty: str) -> None:
    assert in_job(duty) == ()


COUNTED = [
    ("220 specimens a day, GI mostly", ("productivity", 220, "specimens/day")),
    ("350 plain films a day", ("productivity", 350, "films/day")),
    ("Coded 120 CT and MR a day", ("productivity", 120, "scans/day")),
    ("Coded 60 procedures a day", ("productivity", 60, "procedures/day")),
    ("My audits: 97%", ("accuracy", 97, "%")),
    ("97% or better on every assignment", ("accuracy", 97, "%")),
]


@pytest.mark.parametrize(("duty", "figure"), COUNTED)
def test_what_coders_of_specimens_films_and_contracts_count(
    duty: str, figure: tuple[str, float, str]
) -> None:
    assert [(m.kind, m.value, m.unit) for m in in_job(duty)] == [figure]


@pytest.mark.parametrize(
    "duty", ["220 specimens a day", "Took 40 films a day", "Scheduled 60 procedures a day"]
)
def test_what_technicians_count_is_no_coding(duty: str) -> None:
    assert in_job(duty, "Laboratory Technician") == ()
