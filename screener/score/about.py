"""What a candidate brings, in one line: what tells them from the others, whatever the posting asks for."""

from __future__ import annotations

from collections.abc import Sequence

from screener.model.concept import Lexicon
from screener.model.profile import Metric, Qualifications, Summary
from screener.text.sentences import Sentences, inside

MOST_CREDENTIALS, MOST_SETTINGS, MOST_SPECIALTIES, MOST_SOFTWARE = 4, 2, 2, 2
"""So many of each are named; the row holds the others."""
STATED = ("held", "in_progress", "lapsed")
SEPARATOR = " · "
"""Between the parts of the line; the credentials stand first."""


def about_words(qualifications: Qualifications, lexicon: Lexicon) -> str:
    """Credentials with their states, years and when last, settings, software, figures: joined by " · "."""
    sentences, summary = Sentences.of(lexicon), qualifications.summary
    parts = [
        credential_words(summary, sentences, lexicon),
        _years(qualifications, sentences, lexicon),
        _settings(summary, sentences, lexicon),
        ", ".join(_software(qualifications, lexicon)[:MOST_SOFTWARE]),
        ", ".join(_figures(qualifications.metrics, sentences)),
    ]
    return SEPARATOR.join(filter(None, parts))


def credential_words(summary: Summary, sentences: Sentences, lexicon: Lexicon) -> str:
    """The credentials that a text states: held ones first; the others with what it says of them."""
    states = lexicon.tables.get("states", {})
    named = []
    stated = {c.id: c for c in summary.credentials if c.assertion in STATED}
    own_first = lexicon.trade.own_first(stated)
    for credential in sorted((stated[i] for i in own_first), key=lambda c: STATED.index(c.assertion)):
        state = ""
        if credential.assertion != "held":
            finer = states.get(credential.state)
            said = finer is not None and finer.assertion == credential.assertion
            state = finer.says if said else sentences.say(f"state.{credential.assertion}")
        named.append(sentences.say("name.met", found=lexicon.label(credential.id), state=state))
    if len(named) > MOST_CREDENTIALS:
        shown = ", ".join(named[:MOST_CREDENTIALS])
        return sentences.say("more", list=shown, number=len(named) - MOST_CREDENTIALS)
    return ", ".join(named)


def _years(qualifications: Qualifications, sentences: Sentences, lexicon: Lexicon) -> str:
    """Years of the trade's work, and till when."""
    summary, domain = qualifications.summary, lexicon.domain
    work = sentences.name_of(domain.any_work, lexicon) if domain.any_work else ""
    if not summary.coding_months:
        role = sentences.first(f"role.{summary.role}", "role.other")
        doing = domain.role in ("", summary.role)
        learns = summary.role == domain.trainee_role
        training = next((p.title for p in qualifications.positions if p.is_training and learns), "")
        none = sentences.say("about.no_years", asked=work, title=training)
        return none if doing else f"{sentences.say(role)}, {none}"
    last = summary.last_coded or ""
    until = ""
    if last == "present":
        until = sentences.say("about.present")
    elif last:
        old = domain.code_change and last < domain.code_change[: len(last)]
        until = sentences.say("about.until", date=last[:4], detail=domain.before_change if old else "")
    found = sentences.years(summary.coding_months)
    return sentences.say("about.years", found=found, asked=work, date=until)


def _settings(summary: Summary, sentences: Sentences, lexicon: Lexicon) -> str:
    """Where the work was done, and in which specialties: those with most months."""
    settings = [s for s in summary.settings if lexicon.concepts[s].kind not in lexicon.domain.not_asked_kinds]
    places = [
        *_most(settings, summary)[:MOST_SETTINGS],
        *_most(summary.specialties, summary)[:MOST_SPECIALTIES],
    ]
    labels = [(lexicon.label(place), sentences.spoken(place).name[:1].isupper()) for place in places]
    return ", ".join(dict.fromkeys(label if is_name else inside(label) for label, is_name in labels))


def _software(qualifications: Qualifications, lexicon: Lexicon) -> list[str]:
    """Products, those of most months first."""
    summary, trade = qualifications.summary, lexicon.trade
    return [
        name
        for concept in _most(summary.software, summary)
        for name in trade.found_as(concept, lexicon.label(concept), qualifications.mentions)
    ]


def _most(concepts: Sequence[str], summary: Summary) -> list[str]:
    """Concepts, those of most months first."""
    return sorted(concepts, key=lambda concept: -summary.months.get(concept, 0))


def _figures(metrics: Sequence[Metric], sentences: Sentences) -> list[str]:
    """The best figure of each kind, as stated."""
    best: dict[str, Metric] = {}
    for metric in metrics:
        if metric.kind not in best or metric.value > best[metric.kind].value:
            best[metric.kind] = metric
    return [
        sentences.figure(metric.value, metric.unit, metric.kind.replace("_", " ")) for metric in best.values()
    ]
