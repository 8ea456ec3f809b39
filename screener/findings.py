"""What the rules of a posting find in profiles, evaluated once and kept in the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from screener.errors import ScreenerError
from screener.export.words import evidence_words
from screener.model.concept import Lexicon
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json
from screener.score.credits import Credit, credit_json, credits_from, credits_of, rule_hash
from screener.store.workspace import Workspace

EVALUATED_AT_ONCE = 50
"""Profiles whose findings are written in one transaction."""

FindingRow = tuple[int, str, str]
"""Profile id, finding as JSON, evidence in words."""

Found = tuple[tuple[Credit, ...], tuple[str, ...]]
"""What each rule of a posting finds in a profile, and its evidence as one cell of text."""


class ReadingsLostError(ScreenerError):
    """What was kept a moment ago is damaged, or another program has cleared it."""

    def __init__(self) -> None:
        what = "what the workspace kept of a file is gone"
        super().__init__("", what, "run it again, or with another workspace: --workspace FILE", exit_code=1)


class RuleFindings:
    """Findings of one posting. write: writes to the workspace, or does without."""

    def __init__(
        self,
        workspace: Workspace,
        posting: Posting,
        lexicon: Lexicon,
        write: Callable[[Callable[[], None]], bool],
    ) -> None:
        self.workspace, self.posting, self.lexicon, self._write = workspace, posting, lexicon, write

    def of(self, read: Sequence[int]) -> dict[int, Found]:
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

    def found(self, profile: Profile) -> Found:
        """What the rules find in a profile, which is kept nowhere."""
        credits = credits_of(profile, self.posting, self.lexicon)
        return tuple(credits), tuple(evidence_words(c.reason, c.evidence) for c in credits)
