"""Scoring with a workspace: a file that was read before is not read again, a rule not evaluated again."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from screener import __version__, pipeline
from screener.errors import ScreenerError
from screener.export.columns import profile_cells
from screener.export.shown import row_facts
from screener.export.words import evidence_words
from screener.model.concept import Lexicon
from screener.model.limits import LIMITS, ReadLimits
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json, profile_to_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.score.ask_next import with_questions
from screener.score.credits import Credit, credit_json, credits_from, credits_of, rule_hash
from screener.score.ranking import rank
from screener.score.scoring import Totals
from screener.sources import Gathered, Source, hash_of_file
from screener.store.workspace import StoredProfile, Workspace, WorkspaceRebuilt

EVALUATED_AT_ONCE = 50
"""Profiles whose findings are written in one transaction."""

ATTEMPTS = 3
"""How often what is lost is read again, before the workspace is taken to be of no use."""

KEPT_DAYS = 3
"""As-of days whose profiles are kept: the day is part of every reading ("present", expiry dates)."""

FindingRow = tuple[int, str, str]
"""Profile id, finding as JSON, evidence in words."""

Found = tuple[tuple[Credit, ...], tuple[str, ...]]
"""What each rule of a posting finds in a profile, and its evidence as one cell of text."""


def score_recalled(
    gathered: Gathered,
    posting: Posting,
    lexicon: Lexicon,
    as_of: date,
    jobs: int,
    workspace: Workspace,
    *,
    brief: bool,
    progress: pipeline.Progress = lambda done, of: None,
    limits: ReadLimits = LIMITS,
) -> Shortlist:
    """The shortlist that `pipeline.read_profiles` and `pipeline.score` give, from what is kept where it is.

    brief: profiles come as cells and evidence as words, which is all that tables need and far quicker.
    """
    collects = gc.isenabled()
    gc.disable()  # everything made here is kept till the end: looking for rubbish finds none, and takes long
    try:
        for _ in range(ATTEMPTS):
            try:
                recall = Recall(gathered.sources, posting, lexicon, as_of, workspace, limits)
                recall.read(jobs, progress)
                return recall.shortlist(brief=brief)
            except (WorkspaceRebuilt, ReadingsLostError):
                continue  # what is gone is read again
        raise ReadingsLostError
    finally:
        gc.freeze()
        if collects:
            gc.enable()


class ReadingsLostError(ScreenerError):
    """What was kept a moment ago is damaged, or another program has cleared it."""

    def __init__(self) -> None:
        what = "what the workspace kept of a file is gone"
        super().__init__("", what, "run it again, or go without: --no-workspace", exit_code=1)


class Recall:
    """Files and a posting beside a workspace: what is kept of them, what has to be read, the shortlist.

    contents: file to the hash of its bytes with its suffix.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        posting: Posting,
        lexicon: Lexicon,
        as_of: date,
        workspace: Workspace,
        limits: ReadLimits = LIMITS,
    ) -> None:
        self.sources, self.posting, self.lexicon = tuple(sources), posting, lexicon
        self.workspace, self.as_of, self.day = workspace, as_of, as_of.isoformat()
        self.limits = limits
        self.reader = reader_version(lexicon, limits)
        self.labels = {concept_id: concept.label for concept_id, concept in lexicon.concepts.items()}
        self.passing: dict[str, Profile] = {}
        """Profiles that are not kept, by file."""
        self.unwritable = False
        self.contents = self._contents()

    def missing(self) -> list[Source]:
        """The sources that were never read."""
        stored = self.workspace.profiles(self.reader, self.day)
        return [s for s in self.sources if s.status or self.contents[s.file] not in stored]

    def known(self) -> list[Source]:
        """The sources that a shortlist can be made of without reading."""
        stored = self.workspace.profiles(self.reader, self.day)
        return [s for s in self.sources if self.contents[s.file] in stored or s.file in self.passing]

    def shortlist(self, *, brief: bool, sources: Sequence[Source] | None = None) -> Shortlist:
        """The shortlist of the sources (all, unless said), each of which must be known by now."""
        sources = self.sources if sources is None else sources
        stored = self.workspace.profiles(self.reader, self.day)
        kept = {
            s.file: stored[self.contents[s.file]]
            for s in sources
            if s.file not in self.passing and self.contents[s.file] in stored
        }
        if len(kept) + sum(s.file in self.passing for s in sources) < len(sources):
            raise ReadingsLostError
        # 1. What each rule finds, evaluated where that was never done.
        findings = self._findings([k.id for k in kept.values() if k.status == "read"])
        # 2. Points, ranks and questions are made anew: they depend on the weights and on who else applied.
        cells = self._cells(kept)
        profiles = self._brief(sources, kept, cells) if brief else self._whole(sources, kept)
        cards = self._cards(profiles, kept, findings, brief)
        return Shortlist(
            posting=self.posting,
            scorecards=with_questions(rank(cards), self.posting),
            as_of=self.day,
            lexicon_version=self.lexicon.version,
            screener_version=__version__,
            labels=self.labels,
            cells=cells if brief else {},
            evidence={file: findings[k.id][1] for file, k in kept.items() if k.id in findings}
            if brief
            else {},
        )

    def _contents(self) -> dict[str, str]:
        """File to the hash of its bytes with its suffix; a file that did not change is not opened."""
        known = self.workspace.hashes()
        found: dict[str, str] = {}
        new = []
        for source in self.sources:
            if source.status or source.inside:
                found[source.file] = source.sha256 + _suffix(source.file)
                continue
            key = (_bytes(source.path), b"")
            stamp = _stamp(source.path)
            before, sha256 = known.get(key, ("", ""))
            if not stamp or stamp != before:
                sha256 = hash_of_file(source.path)
                if stamp and sha256:
                    new.append((*key, stamp, sha256))
            found[source.file] = sha256 + _suffix(source.file)
        if new:
            self._write(lambda: self.workspace.remember_hashes(new))
        return found

    def read(
        self,
        jobs: int,
        progress: pipeline.Progress = lambda done, of: None,
        seen: pipeline.Keep = lambda profile: None,
    ) -> None:
        """Read what is missing and keep it, also what was read before an exception ends it.

        seen: called with each profile as soon as it is read.
        """
        missing = self.missing()
        if not missing:
            return
        self._write(lambda: self.workspace.prune(self.reader.partition("/")[0], KEPT_DAYS))

        def keep(profile: Profile) -> None:
            seen(profile)
            self._keep(profile)

        gathered, lexicons = Gathered(tuple(missing), ()), self.posting.lexicons
        pipeline.read_profiles(gathered, lexicons, self.as_of, jobs, progress, keep, self.limits)

    def _keep(self, profile: Profile) -> None:
        """Keep a profile at once: what a killed run has read is there for the next."""
        content = self.contents[profile.file]
        if not profile.sha256 or profile.reason in pipeline.PASSING_REASONS:
            self.passing[profile.file] = profile
        elif not content.startswith(profile.sha256):
            # What changed between hashing and reading is kept under neither hash.
            self.passing[profile.file] = profile
            path = next(s.path for s in self.sources if s.file == profile.file)
            self._write(lambda: self.workspace.forget_hash(_bytes(path)))
        else:
            cells = json.dumps(self._cells_of(profile), ensure_ascii=False, separators=(",", ":"))
            line = profile_to_json(profile).encode("utf-8", "surrogatepass")
            row = (content, profile.status, profile.text_sha256, cells, line)
            if not self._write(lambda: self.workspace.save_profiles(self.reader, self.day, [row])):
                self.passing[profile.file] = profile

    def _write(self, write: Callable[[], None]) -> bool:
        """True where it was written; a workspace that cannot be written is gone without from then on."""
        if self.unwritable:
            return False
        try:
            write()
        except sqlite3.Error as error:
            self.unwritable = True
            self.workspace.notes.append(
                f"the workspace cannot be written ({error}): this run goes on without it, "
                "and what it reads is not kept for the next"
            )
        return not self.unwritable

    def _cells_of(self, profile: Profile) -> dict[str, Any]:
        cells = profile_cells(profile, self.labels)
        return {**cells, "reason": profile.reason, "row": row_facts(profile, self.labels)}

    def _cells(self, kept: dict[str, StoredProfile]) -> dict[str, dict[str, Any]]:
        # One text for all is decoded many times faster than one for each.
        decoded = json.loads(f"[{','.join(k.cells for k in kept.values())}]")
        found = dict(zip(kept, decoded, strict=True))
        return found | {file: self._cells_of(profile) for file, profile in self.passing.items()}

    def _brief(
        self, sources: Sequence[Source], kept: dict[str, StoredProfile], cells: dict[str, dict[str, Any]]
    ) -> list[Profile]:
        return [
            self.passing.get(s.file)
            or Profile(
                file=s.file,
                sha256=kept[s.file].content[:64],
                status=kept[s.file].status,
                reason=cells[s.file]["reason"],
                reader=None,
                pages=0,
                as_of=self.day,
                text_sha256=kept[s.file].text_sha256,
            )
            for s in sources
        ]

    def _whole(self, sources: Sequence[Source], kept: dict[str, StoredProfile]) -> list[Profile]:
        lines = self.workspace.profile_json([k.id for k in kept.values()])
        if any(k.id not in lines for k in kept.values()):
            raise ReadingsLostError
        return [
            self.passing.get(s.file) or replace(profile_from_json(lines[kept[s.file].id]), file=s.file)
            for s in sources
        ]

    def _findings(self, read: Sequence[int]) -> dict[int, Found]:
        """Id of each profile that was read to what the rules find there."""
        hashes = [rule_hash(rule) for rule in self.posting.rules]
        known = [self.workspace.findings(each) for each in hashes]
        if lacking := set[int]().union(*(set(read) - found.keys() for found in known)):
            now = self._evaluated(sorted(lacking), hashes)
            for each, found in zip(hashes, known, strict=True):
                found.update(now[each])
        if not read:
            return {}
        # Rule by rule, since what a rule finds is much the same in many; then profile by profile.
        credits, evidence = [], []
        for found in known:
            _, written, words = zip(*map(found.__getitem__, read), strict=True)
            credits.append(credits_from(written))
            evidence.append(words)
        of_each = zip(zip(*credits, strict=True), zip(*evidence, strict=True), strict=True)
        return dict(zip(read, of_each, strict=True))

    def _evaluated(self, ids: Sequence[int], hashes: Sequence[str]) -> dict[str, dict[int, FindingRow]]:
        """Rule hash and profile id to what is found there, which is kept for the next run."""
        found: dict[str, dict[int, FindingRow]] = {each: {} for each in hashes}
        for start in range(0, len(ids), EVALUATED_AT_ONCE):
            some = ids[start : start + EVALUATED_AT_ONCE]
            lines = self.workspace.profile_json(some)
            if len(lines) < len(some):
                raise ReadingsLostError
            rows: list[tuple[str, int, str, str]] = []
            for key, line in lines.items():
                credits = credits_of(profile_from_json(line), self.posting, self.lexicon)
                for each, credit in zip(hashes, credits, strict=True):
                    words = evidence_words(credit.reason, credit.evidence)
                    found[each][key] = (key, credit_json(credit), words)
                    rows.append((each, *found[each][key]))
            self._write(partial(self.workspace.save_findings, rows))
        return found

    def _cards(
        self,
        profiles: Sequence[Profile],
        kept: dict[str, StoredProfile],
        findings: dict[int, Found],
        brief: bool,
    ) -> Iterable[Scorecard]:
        twins = pipeline.duplicates(profiles)
        totals = Totals(self.posting)
        for profile in profiles:
            if profile.file in twins:
                twin = replace(profile, status="duplicate")
                yield Scorecard(twin, duplicate_of=twins[profile.file])
            elif profile.status != "read":
                yield Scorecard(profile)
            elif brief and profile.file not in self.passing:
                yield totals.scorecard(profile, findings[kept[profile.file].id][0])
            else:
                yield totals.scorecard(profile, credits_of(profile, self.posting, self.lexicon))


def reader_version(lexicon: Lexicon, limits: ReadLimits = LIMITS) -> str:
    """By what a profile was read: the program, its lexicon, and limits that are not the usual ones."""
    return f"{program_version()}/{lexicon.version}{_other_limits(limits)}"


def program_version() -> str:
    """The program's version with a stamp of its files, so that no other program's readings are recalled."""
    package = os.path.dirname(__file__)  # noqa: PTH120 - see _stamp
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(package):
        folders.sort()
        for name in sorted(file for file in files if file.endswith(".py")):
            path = f"{folder}{os.sep}{name}"
            digest.update(f"{path.removeprefix(package)} {_stamp(path)}\n".encode())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _other_limits(limits: ReadLimits) -> str:
    """A mark of limits that are not the usual ones: under others, a reading is another reading."""
    if limits == LIMITS:
        return ""
    return "/" + ",".join(f"{name}={number}" for name, number in limits.plain().items())


def _stamp(path: str) -> str:
    """Changes whenever the file is written; "" where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of paths: a Path for each would take longer than this
    except OSError:
        return ""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}"


def _suffix(file: str) -> str:
    dot = file.rfind(".")
    return file[dot:].lower() if dot > file.rfind("/") else ""


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogatepass")
