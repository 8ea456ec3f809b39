"""Scoring with a workspace: a file that was read before is not read again, a rule not evaluated again."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from screener import __version__, pipeline
from screener.brief import Cells, accepted, brief_profile, cells_of
from screener.export.words import with_flags
from screener.findings import Found, ReadingsLostError, RuleFindings
from screener.model.concept import Lexicon
from screener.model.decision import Said
from screener.model.limits import LIMITS, ReadLimits
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json, profile_to_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.score.ask_next import with_questions
from screener.score.ranking import rank
from screener.score.scoring import Totals
from screener.sources import Gathered, Source
from screener.stamps import bytes_of, hash_of_file, reader_version, stamp_of, suffix_of
from screener.store.candidates import by_content
from screener.store.workspace import StoredProfile, Workspace, WorkspaceRebuilt
from screener.twins import find_twins

ATTEMPTS = 3
"""How often what is lost is read again, before the workspace is taken to be of no use."""

KEPT_DAYS = 3
"""As-of days whose profiles are kept: the day is part of every reading ("present", expiry dates)."""


def score_recalled(
    gathered: Gathered,
    posting: Posting,
    lexicon: Lexicon,
    as_of: date,
    jobs: int,
    workspace: Workspace,
    *,
    brief: bool,
    numbered: bool = False,
    progress: pipeline.Progress = lambda done, of: None,
    limits: ReadLimits = LIMITS,
    included: Collection[str] = (),
) -> Shortlist:
    """The shortlist that `pipeline.read_profiles` and `pipeline.score` give, from what is kept where it is.

    included: files that are scored though they read as no résumé.
    numbered: with the numbers that stand for files where no name may be shown.
    brief: profiles come as cells and evidence as words, which is all that tables need and far quicker.
    """
    collects = gc.isenabled()
    gc.disable()  # everything made here is kept till the end: looking for rubbish finds none, and takes long
    try:
        for _ in range(ATTEMPTS):
            try:
                recall = Recall(gathered.sources, posting, lexicon, as_of, workspace, limits)
                recall.read(jobs, progress)
                found = recall.shortlist(brief=brief, included=included)
                return replace(found, numbers=recall.numbers()) if numbered else found
            except (WorkspaceRebuilt, ReadingsLostError):
                continue  # what is gone is read again
        raise ReadingsLostError
    finally:
        gc.freeze()
        if collects:
            gc.enable()


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
        self._cells_of = partial(cells_of, labels=self.labels, trade=lexicon.trade, lexicon=lexicon)
        self.passing: dict[str, Profile] = {}
        """Profiles that are not kept, by file."""
        self.unwritable = False
        self.findings = RuleFindings(workspace, posting, lexicon, self._write)
        self.contents = self._contents()

    def missing(self) -> list[Source]:
        """The sources that were never read."""
        stored = self.workspace.profiles(self.reader, self.day)
        return [s for s in self.sources if s.status or self.contents[s.file] not in stored]

    def known(self) -> list[Source]:
        """The sources that a shortlist can be made of without reading."""
        stored = self.workspace.profiles(self.reader, self.day)
        return [s for s in self.sources if self.contents[s.file] in stored or s.file in self.passing]

    def shortlist(
        self,
        *,
        brief: bool,
        sources: Sequence[Source] | None = None,
        included: Collection[str] = (),
    ) -> Shortlist:
        """The shortlist of the sources (all, unless said), each of which must be known by now."""
        sources = self.sources if sources is None else sources
        said = self.workspace.people.said(self.posting.id)
        said = pipeline.including(said, map(self._hash_of, included))
        kept = self._kept(sources, said)
        passing = {file: pipeline.as_said(profile, said) for file, profile in self.passing.items()}
        # 1. What each rule finds, evaluated where that was never done, or where a person found otherwise.
        findings = self.findings.of([k.id for k in kept.values() if k.status == "read"])
        told = self._told(kept, said)
        findings |= {kept[file].id: self.findings.found(p) for file, p in told.items() if p.status == "read"}
        # 2. Points, ranks and questions are made anew: they depend on the weights and on who else applied.
        cells = self._cells(kept, passing | told)
        known = self._brief(kept, cells) if brief else self._whole(kept, said)
        profiles = [passing.get(s.file) or known[s.file] for s in sources]
        twins = find_twins(profiles)
        profiles = [pipeline.flagged(profile, twins) for profile in profiles]
        if brief:
            cells |= {p.file: with_flags(cells[p.file], p.flags) for p in profiles if p.file in twins.maybe}
        words = {f: findings[k.id][1] for f, k in kept.items() if brief and k.id in findings}
        cards = self._cards(profiles, twins.of, kept, findings, cells, brief, said)
        return Shortlist(
            posting=self.posting,
            scorecards=with_questions(rank(cards), self.posting, self.lexicon),
            as_of=self.day,
            lexicon_version=self.lexicon.version,
            screener_version=__version__,
            labels=self.labels,
            trade=self.lexicon.trade,
            cells=cells if brief else {},
            evidence=words,
        )

    def _kept(self, sources: Sequence[Source], said: Said) -> dict[str, StoredProfile]:
        """File to what is kept of it, for all but those that are not kept at all."""
        stored = self.workspace.profiles(self.reader, self.day)
        kept = {
            s.file: accepted(stored[self.contents[s.file]], said)
            for s in sources
            if s.file not in self.passing and self.contents[s.file] in stored
        }
        if len(kept) + sum(s.file in self.passing for s in sources) < len(sources):
            raise ReadingsLostError
        return kept

    def numbers(self) -> dict[str, int]:
        """File to the number that stands for it in this workspace for good; {} where none can be kept."""
        asked = by_content((source.file for source in self.sources), self.contents)
        try:
            numbers = self.workspace.people.numbers(list(asked.values()))
        except sqlite3.Error:
            return {}
        return {file: numbers[each] for file, each in asked.items()}

    def _contents(self) -> dict[str, str]:
        """File to the hash of its bytes with its suffix; a file that did not change is not opened."""
        known = self.workspace.hashes()
        found: dict[str, str] = {}
        new = []
        for source in self.sources:
            if source.status or source.inside:
                found[source.file] = source.sha256 + suffix_of(source.file)
                continue
            key = (bytes_of(source.path), b"")
            stamp = stamp_of(source.path)
            before, sha256 = known.get(key, ("", ""))
            if not stamp or stamp != before:
                sha256 = hash_of_file(source.path) or source.sha256
                if stamp and sha256:
                    new.append((*key, stamp, sha256))
            found[source.file] = sha256 + suffix_of(source.file)
        if new:
            self._write(lambda: self.workspace.remember_hashes(new))
        return found

    def read(
        self,
        jobs: int,
        progress: pipeline.Progress = lambda done, of: None,
        seen: pipeline.Keep = lambda profile: None,
        passwords: Mapping[str, str] | None = None,
    ) -> None:
        """Read what is missing and keep it, also what was read before an exception ends it.

        seen: called with each profile as soon as it is read. passwords: as for pipeline.read_profiles.
        """
        missing = self.missing()
        if not missing:
            return
        self._write(lambda: self.workspace.prune(self.reader.partition("/")[0], KEPT_DAYS))

        def keep(profile: Profile) -> None:
            seen(profile)
            self._keep(profile)

        gathered, lexicons = Gathered(tuple(missing), ()), self.posting.lexicons
        pipeline.read_profiles(gathered, lexicons, self.as_of, jobs, progress, keep, self.limits, passwords)

    def _keep(self, profile: Profile) -> None:
        """Keep a profile at once: what a killed run has read is there for the next."""
        content = self.contents[profile.file]
        if not profile.sha256 or profile.reason in pipeline.PASSING_REASONS:
            self.passing[profile.file] = profile
        elif not content.startswith(profile.sha256):
            # What changed between hashing and reading is kept under neither hash.
            self.passing[profile.file] = profile
            path = next(s.path for s in self.sources if s.file == profile.file)
            self._write(lambda: self.workspace.forget_hash(bytes_of(path)))
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

    def _told(self, kept: dict[str, StoredProfile], said: Said) -> dict[str, Profile]:
        """File to profile of those in which people found otherwise than was read."""
        ids = {file: k.id for file, k in kept.items() if k.content[:64] in said.corrections}
        lines = self.workspace.profile_json(list(ids.values()))
        return {file: pipeline.as_said(profile_from_json(lines[key]), said) for file, key in ids.items()}

    def _hash_of(self, file: str) -> str:
        """Of the bytes that were read, where the reading could not be kept under the file's own."""
        return self.passing[file].sha256 if file in self.passing else self.contents[file][:64]

    def _cells(self, kept: dict[str, StoredProfile], others: dict[str, Profile]) -> dict[str, Cells]:
        # One text for all is decoded many times faster than one for each.
        decoded = json.loads(f"[{','.join(k.cells for k in kept.values())}]")
        found = dict(zip(kept, decoded, strict=True))
        return found | {file: self._cells_of(profile) for file, profile in others.items()}

    def _brief(self, kept: dict[str, StoredProfile], cells: dict[str, Cells]) -> dict[str, Profile]:
        return {file: brief_profile(file, one, cells[file], self.day) for file, one in kept.items()}

    def _whole(self, kept: dict[str, StoredProfile], said: Said) -> dict[str, Profile]:
        lines = self.workspace.profile_json([k.id for k in kept.values()])
        if any(k.id not in lines for k in kept.values()):
            raise ReadingsLostError
        return {
            file: replace(pipeline.as_said(profile_from_json(lines[one.id]), said), file=file)
            for file, one in kept.items()
        }

    def _cards(
        self,
        profiles: Sequence[Profile],
        twins: dict[str, str],
        kept: dict[str, StoredProfile],
        findings: dict[int, Found],
        cells: dict[str, Cells],
        brief: bool,
        said: Said,
    ) -> Iterable[Scorecard]:
        totals = Totals(self.posting, self.lexicon)
        for profile in profiles:
            if profile.file in twins:
                twin = replace(profile, status="duplicate")
                yield Scorecard(twin, duplicate_of=twins[profile.file])
            elif profile.status != "read":
                yield pipeline.with_told(Scorecard(profile), said)
            else:
                known = brief and profile.file not in self.passing
                found = findings[kept[profile.file].id][0] if known else self.findings.found(profile)[0]
                about, put_back = cells[profile.file]["about"], profile.sha256 in said.put_back
                card = totals.scorecard(profile, found, about, put_back=put_back)
                yield pipeline.with_told(card, said)
