"""Whose credential it is, where people are named beside it: a colleague's, a relative's, an addressee's."""

from __future__ import annotations

from collections.abc import Callable, Collection

from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.types import Passage, Verdict
from screener.model.span import Span
from screener.model.tables.claims import OwnerRule
from screener.text.alphabet import Tokens
from screener.text.rule_table import Hit

OTHERS = "other_people"
SHOWN = 4
"""So many words of a wording are shown as the reason."""
UNSAID = ("active", "apprentice", "unstated", "doubtful")
"""States that no word gives."""


class Whose:
    """Asks for each credential of a passage whether it is somebody else's, by the rules of the table `whose`.

    A rule counts `owner`: whatever else is said of the credential; `anywhere`; in a job's text (`work`); in a
    `sentence` that is not the candidate's summary; where both are true (`duty`); `relative`: it also makes
    every claim behind it one about other people.
    """

    def __init__(self, rules: ClaimRules) -> None:
        self._rules = rules

    def owner(self, passage: Passage, index: int) -> Verdict | None:
        """Another's, by words that no claim outweighs ("our CPC retired")."""
        return None if self.is_among(passage, index) else self._verdict(passage, index, ("owner",))

    def others(self, passage: Passage, index: int, *, work: bool, sentence: bool) -> Verdict | None:
        """Another's, by the words of its clause. work: it stands in a job. sentence: see OwnerRule."""
        after = self._after(passage, index)
        if self.is_among(passage, index) or self._rules.words("exam_or_prep").starts(after):
            return None
        where = ["anywhere", "relative", *(["work"] if work else ()), *(["sentence"] if sentence else ())]
        if found := self._verdict(passage, index, where):
            return found
        return self._verdict(passage, index, ("duty",)) if work and sentence else None

    def is_about_others(self, passage: Passage, before: Span) -> bool:
        """Whether somebody else is the subject of what follows the words of a clause up to it."""
        tokens = passage.between(*before)
        if any(self._rules.owners.find(tokens, lambda rule: rule.when == "relative")):
            return True
        people = list(self._rules.words("crowd").find(tokens))
        if not people or self._rules.words("alone").search(tokens):
            return False
        return not self._rules.words("and_then").covers(passage.between(people[-1].end, before.end))

    def is_among(self, passage: Passage, index: int) -> bool:
        """Whether a clause speaks of the candidate as one of a few: "one of two CPCs", "only CPC"."""
        return self._rules.words("among").covers(self._before(passage, index))

    def unclaimed(self, passage: Passage, index: int, *, duty: bool) -> str:
        """The state of one that stands before jobs, among people or in a sentence of duties, else ""."""
        after = self._after(passage, index)
        if self._rules.words("jobs").starts(after):
            return "job_requirement"
        if self.is_among(passage, index):
            return ""
        return "unstated" if duty or self._is_crowds(passage, index) else ""

    def spread(self, passage: Passage, verdicts: list[Verdict]) -> None:
        """Give the whole of a list to the others who have one of it: "two CPCs and one CRC"."""
        pairs = [(i, i + 1) for i in range(len(verdicts) - 1) if self._is_counted(passage, i)]
        for source, target in (*pairs, *((b, a) for a, b in reversed(pairs))):
            if verdicts[source].state == OTHERS and verdicts[target].state in UNSAID:
                verdicts[target] = verdicts[source]

    def _is_crowds(self, passage: Passage, index: int) -> bool:
        """Whether people stand before the credential in its clause, or right behind it."""
        credential = passage.credentials[index]
        clause = passage.clause_of(credential)
        after = passage.between(credential.span.end, clause.end)
        if self._rules.words("several").starts(after):
            return True
        return (
            self._rules.words("crowd").search(passage.between(clause.start, credential.span.start))
            is not None
        )

    def _is_counted(self, passage: Passage, index: int) -> bool:
        """Whether the next credential goes on with a list, counts included."""
        first, second = passage.credentials[index : index + 2]
        return self._rules.words("counted").fills(passage.between(first.span.end, second.span.start))

    def speaks(self, rule: OwnerRule, passage: Passage, index: int) -> bool:
        """Whether a rule speaks of a credential, whatever others do."""
        return any(self._speaking(passage, index, lambda other: other.id == rule.id))

    def _verdict(self, passage: Passage, index: int, when: Collection[str]) -> Verdict | None:
        """The first rule of such a kind that reaches the credential, or the list that it stands in."""
        if any(self._speaking(passage, index, lambda rule: rule.when in when and rule.says != OTHERS)):
            return None
        hits = self._speaking(passage, index, lambda rule: rule.when in when and rule.says == OTHERS)
        hit = min(hits, key=lambda hit: self._rules.owners.rules.index(hit.rule), default=None)
        if hit is None:
            return None
        words = " ".join(passage.quote(hit.span).split()[:SHOWN]).rstrip("(,")
        return Verdict(OTHERS, False, words, rule=hit.rule.id)

    def _speaking(
        self, passage: Passage, index: int, among: Callable[[OwnerRule], bool]
    ) -> list[Hit[OwnerRule]]:
        """The rules among some that speak of a credential in its clause."""
        after = self._after(passage, index)
        before = self._rules.owners.find(self._before(passage, index), among)
        behind = self._rules.owners.find(after, among)
        hits = [hit for hit in before if hit.rule.side == "before"]
        hits += [hit for hit in behind if hit.rule.side == "after"]
        return [hit for hit in hits if self._reaches(passage, index, hit, after)]

    def _reaches(self, passage: Passage, index: int, hit: Hit[OwnerRule], after: Tokens) -> bool:
        rule = hit.rule
        if rule.side == "before":
            gap = Span(hit.span.end, max(hit.span.end, self._list_start(passage, index)))
        else:
            gap = Span(self._list_end(passage, index), hit.span.start)
        if not self._rules.owners.reaches(rule, passage.tokens, gap):
            return False
        if rule.behind and not self._rules.words(f"{rule.id} behind").starts(after):
            return False
        return not (rule.not_behind and self._rules.words(f"{rule.id} not_behind").starts(after))

    def _before(self, passage: Passage, index: int) -> Tokens:
        """The clause before a credential."""
        credential = passage.credentials[index]
        return passage.between(passage.clause_of(credential).start, credential.span.start)

    def _after(self, passage: Passage, index: int) -> Tokens:
        """The clause behind the list in which a credential stands."""
        clause = passage.clause_of(passage.credentials[index])
        return passage.between(self._list_end(passage, index), clause.end)

    def _list_start(self, passage: Passage, index: int) -> int:
        """Where the list begins that ends with a credential, counts and articles between its names."""
        clause = passage.clause_of(passage.credentials[index])
        while index and passage.credentials[index - 1].span.start >= clause.start:
            if not self._is_counted(passage, index - 1):
                break
            index -= 1
        return passage.credentials[index].span.start

    def _list_end(self, passage: Passage, index: int) -> int:
        clause = passage.clause_of(passage.credentials[index])
        end = passage.credentials[index].span.end
        for following in passage.credentials[index + 1 :]:
            gap = passage.between(end, following.span.start)
            if following.span.end > clause.end or not self._rules.words("listed").fills(gap):
                break
            end = following.span.end
        return end
