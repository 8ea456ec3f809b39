"""One call per use case. Reads from the top: sources, profiles, scorecards, shortlist."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener import __version__
from screener.config.posting import DEFAULT_LEXICONS
from screener.errors import ScreenerError
from screener.model.concept import Lexicon
from screener.model.decision import Said
from screener.model.limits import LIMITS, ReadLimits
from screener.model.posting import Posting
from screener.model.profile import Flag, Profile
from screener.model.profile_json import profile_from_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.sources import FAILURES, Gathered, Source, gather
from screener.stamps import hash_of_file
from screener.twins import Twins, find_twins

if TYPE_CHECKING:
    from screener.derive.deriver import Deriver
    from screener.derive.draft import Draft
    from screener.pool import Answer

_HASH = re.compile("[0-9a-f]{64}")
_READER = "screener.worker"

Progress = Callable[[int, int], None]
"""Called with how many files are done, of how many."""

Keep = Callable[[Profile], None]

PASSING_REASONS = frozenset(reason for _, reason in FAILURES.values())
"""Reasons that may not hold the next time, on a machine with less to do."""


def load_posting(path_or_name: str, settings: Sequence[str] = ()) -> tuple[Posting, Lexicon]:
    """The rules of a posting with `--set` settings laid over them, and the lexicon they speak in."""
    from screener.config import posting
    from screener.config.lexicon import load_lexicon
    from screener.score.kinds import KINDS

    lexicon = load_lexicon(posting.posting_lexicons(path_or_name))
    return posting.load_posting(path_or_name, lexicon, KINDS, settings), lexicon


def read_profiles(
    gathered: Gathered,
    lexicon_names: Sequence[str],
    as_of: date,
    jobs: int,
    progress: Progress = lambda done, of: None,
    keep: Keep = lambda profile: None,
    limits: ReadLimits = LIMITS,
    passwords: Mapping[str, str] | None = None,
) -> list[Profile]:
    """A profile for every source, in the order of the sources, whatever becomes of the files.

    keep: called with each profile as soon as it is read, so that an interrupted run loses nothing.
    passwords: file to what a person typed to open it.
    """
    from screener.pool import Pool

    sources = gathered.sources
    profiles = {index: not_to_read(s, as_of) for index, s in enumerate(sources) if s.status}
    for profile in profiles.values():
        keep(profile)
    waiting = [(index, source) for index, source in enumerate(sources) if not source.status]
    tasks = [
        {"path": s.path, "inside": s.inside, "file": s.file, "as_of": as_of.isoformat()}
        | ({"password": passwords[s.file]} if passwords and s.file in passwords else {})
        for _, s in waiting
    ]
    with Pool(_READER, _reading(lexicon_names, limits), jobs) as pool:
        for place, answer in pool.run(tasks):
            index, source = waiting[place]
            profiles[index] = _profile(answer, source, as_of)
            keep(profiles[index])
            progress(len(profiles), len(sources))
    return [profiles[index] for index in range(len(sources))]


def get_ready(lexicon_names: Sequence[str], limits: ReadLimits = LIMITS) -> None:
    """Start what reads files, which takes a second or two, while it is still being asked which to read."""
    from screener.fork_server import starter
    from screener.worker_process import Limits

    starter(_READER, _reading(lexicon_names, limits), Limits()).get_ready()


def _reading(lexicon_names: Sequence[str], limits: ReadLimits) -> dict[str, Any]:
    """What a reading child is told at its start."""
    return {"lexicons": list(lexicon_names), "limits": limits.plain()}


def read_text(path: Path) -> str:
    """The visible text of one file, read in a child process; ScreenerError where it cannot be read."""
    from screener.pool import Pool

    gathered = gather([path])
    if len(gathered.sources) != 1:
        raise ScreenerError(str(path), "is not one file", "name a single posting")
    source = gathered.sources[0]
    task = {"path": source.path, "inside": source.inside, "file": source.file}
    with Pool(_READER, _reading((), LIMITS), jobs=1) as pool:
        _, answer = next(pool.run([task]))
    found = json.loads(answer.line) if answer.line else {"reason": FAILURES[answer.failure][1]}
    if "text" not in found:
        raise ScreenerError(str(path), f"cannot be read: {found['reason']}")
    return str(found["text"])


def derive(path: Path, lexicons: Sequence[str] = DEFAULT_LEXICONS) -> Draft:
    """The draft of a rule file that a posting's text gives; ScreenerError where it is no such posting.

    lexicons: of the domain, by name or folder; how postings are written is added.
    """
    return derive_text(read_text(path), str(path), lexicons)


def derive_text(text: str, where: str, lexicons: Sequence[str] = DEFAULT_LEXICONS) -> Draft:
    """The same for a text at hand. where: what error messages call it."""
    return _deriver(tuple(lexicons)).draft(text, where=where)


@cache
def _deriver(lexicons: tuple[str, ...]) -> Deriver:
    """What drafts postings, made once a run: it costs seconds, a posting milliseconds."""
    from screener.config.lexicon import load_lexicon
    from screener.derive.deriver import Deriver
    from screener.derive.wordings import LANGUAGE
    from screener.extract.concepts.examples import plain_document
    from screener.extract.concepts.finder import Finder

    lexicon = load_lexicon([*lexicons, LANGUAGE])
    finder = Finder(lexicon)
    return Deriver(lexicon, lambda words: finder.find(plain_document(words), (), ()))


def score(
    profiles: Sequence[Profile],
    posting: Posting,
    lexicon: Lexicon,
    as_of: date,
    said: Said | None = None,
    included: Collection[str] = (),
) -> Shortlist:
    """Profiles to a ranked shortlist with a row for each.

    said: what people found and decided before. included: files that are scored though they read as no résumé.
    """
    from screener.score.ask_next import with_questions
    from screener.score.ranking import rank
    from screener.score.scoring import score_profile

    # 1. What a person found stands in place of what was read.
    said = including(said or Said(), (p.sha256 for p in profiles if p.file in included))
    profiles = [as_said(profile, said) for profile in profiles]
    # 2. One row a person: the newest of their files is scored.
    twins = find_twins(profiles)
    # 3. Each on its own: nobody's score depends on who else applied.
    scorecards = [
        Scorecard(replace(p, status="duplicate"), duplicate_of=twins.of[p.file])
        if p.file in twins.of
        else with_told(
            score_profile(flagged(p, twins), posting, lexicon, put_back=p.sha256 in said.put_back), said
        )
        for p in profiles
    ]
    # 4. Best first; what was not read, last.
    return Shortlist(
        posting=posting,
        scorecards=with_questions(rank(scorecards), posting, lexicon),
        as_of=as_of.isoformat(),
        lexicon_version=lexicon.version,
        screener_version=__version__,
        labels={concept_id: concept.label for concept_id, concept in lexicon.concepts.items()},
        trade=lexicon.trade,
    )


def including(said: Said, hashes: Iterable[str]) -> Said:
    """The same, with files to be scored though they read as no résumé, by the hash of their bytes."""
    return replace(said, accepted=said.accepted | frozenset(filter(None, hashes)))


def as_said(profile: Profile, said: Said) -> Profile:
    """The profile with what people found in it, and scored where they want that of no résumé."""
    corrections = said.corrections.get(profile.sha256)
    if profile.status == "not_a_resume" and profile.sha256 in said.accepted:
        profile = replace(profile, status="read", reason=None)
    if not corrections:
        return profile
    from screener.extract.corrected import corrected

    return corrected(profile, corrections)


def with_told(card: Scorecard, said: Said) -> Scorecard:
    """The card with what people said of its file."""
    told = said.of(card.profile.sha256)
    return replace(card, told=told) if told else card


def duplicates(profiles: Sequence[Profile]) -> dict[str, str]:
    """File to the file that stands for it, among those of one person."""
    return find_twins(profiles).of


def flagged(profile: Profile, twins: Twins) -> Profile:
    """The profile with a flag where it may be another's of the list."""
    if profile.file not in twins.maybe:
        return profile
    return replace(profile, flags=(*profile.flags, Flag("maybe_duplicate", 1, "", twins.maybe[profile.file])))


def not_to_read(source: Source, as_of: date) -> Profile:
    """The profile of a source of which is known beforehand why it will not be read."""
    return Profile(source.file, source.sha256, source.status, source.reason, None, 0, as_of=as_of.isoformat())


def _profile(answer: Answer, source: Source, as_of: date) -> Profile:
    failure = answer.failure
    if answer.line is not None:
        try:
            profile = profile_from_json(answer.line)
            # What came from a child that opened the file may describe the file, not what it is called.
            sha256 = profile.sha256 if _HASH.fullmatch(profile.sha256) else ""
            return replace(profile, file=source.file, sha256=sha256)
        except ValueError:
            failure = "nonsense"
    status, reason = FAILURES[failure]
    sha256 = source.sha256 if source.inside else hash_of_file(source.path)
    return Profile(source.file, sha256, status, reason, None, 0, as_of.isoformat())
