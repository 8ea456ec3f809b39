"""Profiles against labelled résumés (design §10)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screener.errors import Fault, ScreenerError
from screener.evaluate.tally import Tally
from screener.model.concept import Lexicon
from screener.model.profile import Profile

LISTS = ("code_systems", "settings", "specialties", "software")
SINGLE = ("name", "email", "phone")


@dataclass(frozen=True, slots=True)
class Uncounted:
    """What is not counted when it is found without a label, because readers label it unevenly."""

    settings: frozenset[str] = frozenset()
    credential_prefixes: tuple[str, ...] = ()


def read_gold(path: Path) -> list[dict[str, Any]]:
    """One label object a line; every line that is none is a fault with its number."""
    labels, faults = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
            label["file"]
            labels.append(label)
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            faults.append(Fault(f"{path}:{number}", f"no label with a file name ({error})"))
    if faults:
        raise ScreenerError.from_faults(faults)
    return labels


def find_uncounted(gold: Path) -> Uncounted:
    """uncounted.json beside the labels, or in the folder above; nothing where there is none."""
    for folder in (gold.parent, gold.parent.parent):
        if (path := folder / "uncounted.json").is_file():
            plain = json.loads(path.read_text("utf-8"))
            return Uncounted(
                frozenset(plain.get("settings_free", ())), tuple(plain.get("credentials_free_prefixes", ()))
            )
    return Uncounted()


def evaluate(
    pairs: Iterable[tuple[Mapping[str, Any], Profile | None]], lexicon: Lexicon, uncounted: Uncounted
) -> list[Tally]:
    """Tallies of every field over pairs of label and profile (None: the file is missing or unread)."""
    tallies = {
        name: Tally(name)
        for name in (
            "credentials",
            *LISTS,
            *SINGLE,
            "role",
            "education_level",
            "coding_months",
            "total_months",
            "positions",
            "metrics",
            "held coding credentials, wrong",
            "credentials not claimed, reported",
            "metric traps, reported",
        )
    }
    for label, profile in pairs:
        read = profile or _nothing(label)
        _credentials(label, read, lexicon, uncounted, tallies)
        for name in LISTS:
            _listed(label, read, lexicon, uncounted, tallies[name])
        for name in SINGLE:
            _contact(label, read, tallies[name])
        for name in ("role", "education_level"):
            if label.get(name):
                found = getattr(read.summary, name)
                tallies[name].add_answer(label["file"], found in label[name], found, label[name])
        for name in ("coding_months", "total_months"):
            _months(label, read, tallies[name])
        _positions(label, read, tallies["positions"])
        _metrics(label, read, tallies)
    return list(tallies.values())


def _nothing(label: Mapping[str, Any]) -> Profile:
    return Profile(label["file"], "", "unreadable", "the file was not found", None, 0, label.get("as_of", ""))


def _credentials(
    label: Mapping[str, Any],
    profile: Profile,
    lexicon: Lexicon,
    uncounted: Uncounted,
    tallies: Mapping[str, Tally],
) -> None:
    def counted(concept_id: str) -> bool:
        return concept_id in lexicon.concepts and not concept_id.startswith(uncounted.credential_prefixes)

    def as_set(credentials: Iterable[Mapping[str, str]]) -> set[str]:
        return {f"{c['id']} {c['assertion']}" for c in credentials if counted(c["id"])}

    labelled = as_set(label.get("credentials", ()))
    optional = label.get("optional", {}).get("credentials", ())
    free = as_set(c for c in optional if isinstance(c, dict))
    free |= {f"{c} {a}" for c in optional if isinstance(c, str) for a in ("held", "in_progress", "lapsed")}
    found = as_set({"id": c.id, "assertion": c.assertion} for c in profile.summary.credentials)
    tallies["credentials"].add_set(label["file"], labelled, found, free)
    coding = {f"{concept_id} held" for concept_id in lexicon.proves("coding_credential")}
    wrong = tallies["held coding credentials, wrong"]
    wrong.add_set(label["file"], labelled & found & coding, found & coding, free)
    not_claimed = tallies["credentials not claimed, reported"]
    trapped = {c["id"] for c in label.get("credentials_not_claimed", ())}
    labelled_ids = {c["id"] for c in label.get("credentials", ())}
    not_claimed.n += len(trapped)
    reported = {c.id for c in profile.summary.credentials if c.id in trapped - labelled_ids}
    not_claimed.add_set(label["file"], set(), reported, set())


def _listed(
    label: Mapping[str, Any], profile: Profile, lexicon: Lexicon, uncounted: Uncounted, tally: Tally
) -> None:
    if tally.field not in label:
        return
    labelled = {v for v in label[tally.field] if v in lexicon.concepts}
    free = set(label.get("optional", {}).get(tally.field, ()))
    if tally.field in ("settings", "specialties"):
        free |= uncounted.settings
    tally.add_set(label["file"], labelled, set(getattr(profile.summary, tally.field)), free)


def _plain_name(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))


def _plain_phone(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-10:]


_PLAIN: dict[str, Callable[[str], str]] = {"name": _plain_name, "email": str.casefold, "phone": _plain_phone}


def _contact(label: Mapping[str, Any], profile: Profile, tally: Tally) -> None:
    if tally.field not in label or (tally.field == "name" and label.get("name_agreed") is False):
        return
    plain = _PLAIN[tally.field]
    labelled, found = label[tally.field], getattr(profile.contact, tally.field)
    tally.add_set(
        label["file"], {plain(labelled)} if labelled else set(), {plain(found)} if found else set(), set()
    )


def _months(label: Mapping[str, Any], profile: Profile, tally: Tally) -> None:
    """Right within 10 % or 3 months of the label; counted only where label or answer is not zero."""
    labelled, found = label.get(tally.field), getattr(profile.summary, tally.field)
    if labelled is None or (not labelled and not found):
        return
    low, high = label.get(f"{tally.field}_range") or (labelled, labelled)
    right = low - max(3, 0.1 * low) <= found <= high + max(3, 0.1 * high)
    tally.add_answer(label["file"], right, found, labelled if low == high else f"{low} to {high}")


def _positions(label: Mapping[str, Any], profile: Profile, tally: Tally) -> None:
    """Jobs by title and dates, where they are labelled."""
    if "positions" not in label:
        return

    jobs = [p for p in label["positions"] if p.get("is_employment", True)]
    others = [p for p in label["positions"] if not p.get("is_employment", True)]
    undated = [{"title": p["title"]} for p in label.get("positions_undated", ())]
    free = {_job_line(p) for p in [*jobs, *others, *undated]}
    found = {_job_line({"title": p.title, "start": p.start, "end": p.end}) for p in profile.positions}
    # Another way to write a job is that job.
    found |= {_job_line(j) for j in jobs if found & {_job_line(p) for p in others if _is_same_job(p, j)}}
    tally.add_set(label["file"], {_job_line(job) for job in jobs}, found, free)


def _job_line(job: Mapping[str, Any]) -> str:
    return f"{_plain_name(job.get('title') or '')} {job.get('start')} {job.get('end')}"


def _is_same_job(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a label gives one job in two ways: at one employer, under one title or with the same dates."""
    dates = [(job.get("start"), job.get("end")) for job in (one, other)]
    titled = one.get("title") == other.get("title")
    return one.get("employer") == other.get("employer") and (titled or dates[0] == dates[1])


def _metrics(label: Mapping[str, Any], profile: Profile, tallies: Mapping[str, Tally]) -> None:
    """Metrics by kind and value. A trap is the words of a figure that is no result of the candidate's."""
    if "metrics" not in label:
        return
    labelled = {f"{m['kind']} {float(m['value']):g}" for m in label["metrics"]}
    found = {f"{m.kind} {m.value:g}" for m in profile.metrics}
    trapped = tallies["metric traps, reported"]
    traps = [t if isinstance(t, str) else str(t.get("quote", "")) for t in label.get("metric_traps", ())]
    trapped.n += len(traps)
    numbers = {f"{float(n):g}" for trap in traps for n in re.findall(r"\d+(?:\.\d+)?", trap)}
    reported = {m for m in found - labelled if m.split()[-1] in numbers}
    trapped.add_set(label["file"], set(), reported, set())
    tallies["metrics"].add_set(label["file"], labelled, found, reported)
