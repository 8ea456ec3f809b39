"""A scorecard's facts in the words of a shortlist's cells. Lists are joined by "; "."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from screener.config.wording import flag_sentence, language_sentences
from screener.model.decision import Correction
from screener.model.domain import Trade
from screener.model.posting import Bands
from screener.model.profile import Flag, Mention, Position, Profile
from screener.model.scorecard import Evidence, RuleResult, Scorecard
from screener.text.terminal import one_line, visible

NO_EDUCATION = "none_stated"
NAME_PARTICLES = {
    "da",
    "de",
    "del",
    "della",
    "den",
    "der",
    "di",
    "dos",
    "du",
    "la",
    "le",
    "st",
    "st.",
    "van",
    "von",
}
NAME_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "esq"}
QUOTE_LENGTH = 160
LONGEST_MISSING = 120
"""Characters of what is missing that still read in a list."""


def name_parts(name: str | None) -> tuple[str, str]:
    """First and last name: the last word with the particles before it ("de la Cruz") and a suffix after."""
    words = (name or "").replace(",", " ").split()
    if len(words) < 2:
        return (words[0] if words else "", "")
    end = len(words) - 1
    while end > 1 and words[end].strip(".").lower() in NAME_SUFFIXES:
        end -= 1
    start = end
    while start > 1 and words[start - 1].lower() in NAME_PARTICLES:
        start -= 1
    return words[0], " ".join(words[start:])


def question_list(card: Scorecard) -> list[str]:
    """What to ask: what would change most first, with what a yes would give."""
    return [each.words for each in card.ask_next]


def questions(card: Scorecard) -> str:
    """The same in one cell."""
    return "; ".join(question_list(card))


def required_cells(card: Scorecard) -> tuple[str, str, str]:
    """How many required rules are met; what the text denies or states too low; what it is silent on.

    A rule of which some parts are denied and others open stands in both. "4 of 5", since with a slash a
    spreadsheet would make it a date.
    """
    required = [result for result in card.results if result.importance == "required"]
    short = [result for result in required if result.outcome != "met"]
    missing = [_part(r.label, r.low) for r in short if r.low or r.outcome == "contradicted"]
    silent = [r for r in short if r.open or not (r.low or r.outcome == "contradicted")]
    unknown = [_part(r.label, _unstated(r)) for r in silent]
    return f"{len(required) - len(short)} of {len(required)}", "; ".join(missing), "; ".join(unknown)


def _unstated(result: RuleResult) -> str:
    """What of a rule the text is silent on, where it is not the whole; what stands there in its place."""
    if result.code == "other_credential":
        return result.reason
    return result.open if result.outcome != "unknown" else ""


def _part(label: str, part: str) -> str:
    again = (label.casefold(), f"{label.casefold()},")  # the label alone, or first of its alternatives
    said = not part or len(part) > LONGEST_MISSING or part.casefold() == again[0]
    said = said or part.casefold().startswith(again[1])
    return label if said else language_sentences().beside(label, part)


def unscored_reason(card: Scorecard) -> str:
    """Why a file has no score, as far as more is known than its status."""
    if card.duplicate_of:
        return language_sentences().say("report.same_as", file=visible(card.duplicate_of))
    return one_line(card.profile.reason or "")


def lines_words(bands: Bands) -> str:
    """From how many points on a verdict is given: "shortlist from 70 points, review from 45"."""
    points = {"score": f"{bands.shortlist:g}", "wanted": f"{bands.review:g}"}
    return language_sentences().say("table.lines", **points)


def role_words(profile: Profile, trade: Trade) -> str:
    """The candidate's role."""
    return trade.roles.get(profile.summary.role, profile.summary.role)


def held_credentials(profile: Profile, trade: Trade) -> list[str]:
    """Ids of the credentials that the text supports as held, those of the trade first."""
    return trade.own_first(c.id for c in profile.summary.credentials if c.assertion == "held")


def credential_states(profile: Profile, labels: Mapping[str, str]) -> str:
    """Every credential with its assertion: "CPC: held; CCS: in progress (exam scheduled)"."""
    found = []
    for credential in profile.summary.credentials:
        words = state_words(credential.assertion, credential.state)
        found.append(f"{labels.get(credential.id, credential.id)}: {words}")
    return "; ".join(found)


def credential_details(profile: Profile, labels: Mapping[str, str], trade: Trade) -> str:
    """Every credential of the candidate's own with what the text states of it, those of the trade first:
    "CPC: held, no. 01531567, since 2017-05"."""
    stated = {c.id: c for c in profile.summary.credentials if c.assertion != "other_person"}
    return "; ".join(
        credential_said(
            labels.get(each, each),
            stated[each].assertion,
            stated[each].state,
            [m for m in profile.mentions if m.concept == each],
        )
        for each in trade.own_first(stated)
    )


def credential_said(label: str, assertion: str, state: str, mentions: Iterable[Mention]) -> str:
    """One credential, its state, number and dates."""
    sentences, mentions = language_sentences(), list(mentions)
    number, since, until = (
        next(filter(None, (getattr(m, key) for m in mentions)), None)
        for key in ("number", "obtained", "expires")
    )
    words = sentences.say(sentences.first(f"stated.{state}", f"stated.{assertion}"))
    return sentences.say("stated", found=label, state=words, number=number, date=since, wanted=until)


def state_words(assertion: str, state: str) -> str:
    """What is claimed, with the finer state where it says more: "in progress (exam scheduled)"."""
    words, finer = assertion.replace("_", " "), state.replace("_", " ")
    return f"{words} ({finer})" if finer and finer not in (words, "active") else words


def latest_position(profile: Profile) -> Position | None:
    """The job that goes on, the one begun last where there are several; else the one that ended last."""
    jobs = [p for p in profile.positions if p.is_employment and not p.is_training and p.end]
    if not jobs:
        return None
    # "present" sorts after every year.
    return max(jobs, key=lambda p: (p.end or "", p.start or ""))


def title_words(position: Position | None) -> str:
    """The job's title, with its end where it has ended: "Coder II (until 2020-01)"."""
    if position is None:
        return ""
    ended = "" if position.end == "present" else f"until {position.end}"
    title = position.title
    return f"{title} ({ended})" if ended and title else title or ended


def last_coded_words(last: str | None, trade: Trade) -> str | None:
    """When the work was last done, marked where that was before the trade's codes changed."""
    if last and trade.code_change and last != "present" and last < trade.code_change[: len(last)]:
        return f"{last} ({trade.before_change})"
    return last


def years_words(months: int) -> float:
    """Months as years with one decimal."""
    return round(months / 12, 1)


def education_words(profile: Profile) -> str:
    """The highest level stated."""
    level = profile.summary.education_level
    return "" if level == NO_EDUCATION else language_sentences().say(f"level.{level}")


def metric_words(profile: Profile) -> str:
    """What the candidate claims of their results."""
    return "; ".join(
        f"{m.kind.replace('_', ' ')} {m.value:g}{'' if m.unit == '%' else ' '}{m.unit}".strip()
        for m in profile.metrics
    )


def flag_words(profile: Profile) -> str:
    """What a person should look at."""
    return "; ".join(dict.fromkeys(map(flag_sentence, profile.flags)))


def with_flags(cells: Mapping[str, Any], flags: Iterable[Flag]) -> dict[str, Any]:
    """The cells of a profile with flags that the list about it gives rise to."""
    more = "; ".join(map(flag_sentence, flags))
    return {**cells, "flags": one_line("; ".join(filter(None, (cells["flags"], more))))}


def decided_cells(card: Scorecard, labels: Mapping[str, str]) -> tuple[str, str, str, str, str, str]:
    """What was decided, why, when; whether a knock-out was set aside; what a person read otherwise, or found
    at an issuer."""
    told = card.told
    if told is None:
        return ("", "", "", "", "", "")
    decision = told.decision
    words = (decision.reason, decision.note) if decision else ()
    corrections = [
        f"{labels.get(c.concept, c.concept)}: {c.assertion.replace('_', ' ')} ({c.reason}; p. {c.page})"
        for c in told.corrections
        if not c.found
    ]
    return (
        decision.decision.replace("_", " ") if decision else "",
        one_line("; ".join(filter(None, words))),
        decision.at if decision else "",
        "yes" if told.put_back else "",
        one_line("; ".join(corrections)),
        one_line(verified_words(told.corrections, labels)),
    )


def verified_words(corrections: Iterable[Correction], labels: Mapping[str, str]) -> str:
    """What was found at issuers, by whom and when: "CPC: active (J. Doe, 2026-11-30)"."""
    said = (
        f"{labels.get(c.of, c.of)}: {c.found.replace('_', ' ')} ({', '.join(filter(None, (c.who, c.at)))})"
        for c in corrections
        if c.found
    )
    return "; ".join(dict.fromkeys(said))


def evidence_words(reason: str, evidence: Iterable[Evidence]) -> str:
    """The reason why a rule counts, and the quotes with their places, on one line.

    In plain quotation marks: with typographic ones every cell would take twice the memory, and a shortlist
    of ten thousand is mostly these cells.
    """
    quotes = [f"'{shortened(e.quote, e.term)}' (p. {e.page}, l. {e.line})" for e in distinct(evidence)]
    return one_line("; ".join([reason, *quotes]))


def distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Each quote of a page once, at its first line; one that stands whole in another is left out."""
    kept: dict[tuple[int, str], Evidence] = {}
    for each in evidence:
        kept.setdefault((each.page, one_line(each.quote)), each)
    return [
        each
        for (page, quote), each in kept.items()
        if not any(page == other and quote != longer and quote in longer for other, longer in kept)
    ]


def shortened(quote: str, term: str = "") -> str:
    """A quote on one line, cut to a readable length around the words that were found."""
    text, term = one_line(quote), one_line(term)
    if len(text) <= QUOTE_LENGTH:
        return text
    middle = max(0, text.find(term)) + len(term) // 2
    start = max(0, min(middle - QUOTE_LENGTH // 2, len(text) - QUOTE_LENGTH))
    end = start + QUOTE_LENGTH
    return ("... " if start else "") + text[start:end].strip() + (" ..." if end < len(text) else "")
