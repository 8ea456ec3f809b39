"""Statements to requirements: what each asks for, alternatives joined, lists of credentials as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.demands.alternatives import AddedAlternatives, PartsOfYears, joined
from screener.derive.demands.demand import Demand, DemandReader
from screener.derive.demands.figures import FigureReader
from screener.derive.demands.importance import Importance
from screener.derive.demands.labelled import LabelledReader
from screener.derive.demands.parts import of_which, other_sides, person_clauses
from screener.derive.demands.repeats import Repeats
from screener.derive.demands.trees import names
from screener.derive.demands.years_of import odd_years
from screener.derive.draft import Collected, NotScored, Requirement
from screener.derive.lengths import LengthReader
from screener.derive.reading.evidence import Evidence
from screener.derive.reading.grades import of_one_step
from screener.derive.reading.kinds import of_short_ads, with_tracks
from screener.derive.reading.statement import EACH, Statement
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

FEW = 3
"""With fewer words a demand is told with its label."""
LEARNT = frozenset({"knowledge", "work"})  # of which prose says much in praise of a person
SURELY = frozenset({"credential", "years", "education"})
"""Families of what is named because it is asked for."""
SHORT = 100
"""Characters of the longest statement of which whatever it names counts: "Epic and 3M preferred"."""
NO_DUTIES = ("undone", "of_colleagues", "taught_here", "later_career")  # told of somebody else
_WORDS = re.compile(r"[A-Za-z]{2,}")


class RequirementReader:
    """Reads the statements of one posting to what they ask for."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, remarks: Remarks, demands: DemandReader) -> None:
        self._domain, self._members = lexicon.domain, lexicon.members
        self._wordings, self._remarks, self._demands = wordings, remarks, demands
        self._alternatives = AddedAlternatives(lexicon, wordings)
        self._figures = FigureReader(lexicon, wordings)
        self._importance = Importance(wordings)
        self._lengths = LengthReader(lexicon, wordings)
        self._repeats = Repeats(lexicon, wordings, remarks)
        self._evidence = Evidence(lexicon, wordings)
        self._labelled = LabelledReader(wordings, self._lengths, demands)
        self._parts = PartsOfYears(wordings, self._lengths, demands)
        self._found = Collected()
        self._last: tuple[int, Demand | None] = (0, None)
        self._told: tuple[int, Demand | None] = (0, None)

    def read(self, statements: Sequence[Statement], title: str) -> Collected:
        """Requirements, duties and what cannot be scored, in the order of the posting."""
        found = self._found
        kept = of_one_step(statements, title, self._wordings, self._remarks)
        found.not_scored += kept.not_scored
        found.ambiguities += kept.doubts
        own = with_tracks(kept.statements, self._wordings, self._names_surely)
        for statement in of_short_ads(own, self._evidence, self._is_asked):
            if statement.kind == "excluded":
                self._exclude(statement)
            elif statement.kind not in ("skip", "facts") and (
                statement.kind != "neither" or statement.bullet
            ):
                self._read(statement)
        found.requirements, doubts = self._repeats.join_lists(found.requirements)
        found.ambiguities += doubts
        return found

    def _is_asked(self, statement: Statement) -> bool:
        """Whether a short ad names what it asks for: of its parts, whatever is known."""
        named = statement.part and self._labelled.ask(statement, statement.text).families
        return bool(named) or self._names_surely(statement.text)

    def _names_surely(self, words: str) -> bool:
        """Whether words name what is named because it is asked for, or wish for anything that is known."""
        families = self._demands.ask(words).families
        wished = self._wordings["preferred"].is_in(words) or self._wordings["clause_preferred"].is_in(words)
        return bool(SURELY & families or (wished and families))

    def _read(self, statement: Statement) -> None:
        if nothing := self._wordings.first("no_demand", statement.text):
            self._found.not_scored.append(NotScored(statement.text, statement.line, nothing.because))
            return
        first, _, second = statement.text.partition("; ")
        if self._wordings["points_at_last"].is_in(second):
            self._read(replace(statement, text=first))
            statement = replace(statement, text=second)  # "…; the CCS is taken in its place"
        whole, clause = self._parts.cut(statement.text, listed=statement.bullet)
        if whole:
            self._read_whole(replace(statement, text=whole) if clause else statement)
        if clause and not self._parts.add(self._found.requirements, statement.line, clause) and not whole:
            self._read_whole(statement)

    def _read_whole(self, statement: Statement) -> None:
        whole, words = self._demands.ask(statement.text), statement.text
        families, (line, told) = whole.families, self._told
        before = self._last[1] if statement.line - self._last[0] <= 1 else None
        near = told is not None and statement.line - line <= 1 and not told.min_years
        points_back = near and self._wordings["points_at_told"].is_in(words)
        self._told = (statement.line, whole)
        named = bool(families & {"years", "credential", "education"}) or (
            bool(families or points_back) and len(words) <= SHORT
        )
        if before and not families and self._lengths.bare_number(statement.text):
            named = before.families == {"years"}  # "5+ preferred"
        parts = [
            (words, said, importance)
            for part, importance in self._importance.parts(statement.text, statement.kind, named=named)
            for words, said in of_which(part, self._lengths, self._wordings)
        ]
        for words, said, importance in parts:
            if self._importance.is_needless(words):
                self._leave(statement, words, "needless")
                continue
            demand = self._labelled.ask(statement, said)
            if demand.tree is None and before and not (demand.substitute or demand.unclear):
                demand = self._demands.again(words, before)
            if demand.tree is None and importance == "preferred" and points_back and told:
                demand = told  # "She won appeals. I would love that in her successor"
            before = demand
            self._last = (statement.line, demand)
            self._keep_part(statement, words, importance, self._measurable(words, demand))
        told_of = parts or self._is_of_candidate(statement)
        if not (told_of or self._adds(statement, statement.text, whole)):
            self._keep_duty(statement, whole)

    def _exclude(self, statement: Statement) -> None:
        """Who is not accepted, under a title that says so: a note, never a demand."""
        demand = self._demands.ask(statement.text)
        barred = [i for t in demand.terms if t.family == "credential" for i in t.ids]
        self._found.excluded += [(i, statement.line) for i in (*barred, *self._apprentices(statement.text))]
        self._leave(statement, statement.text, "barred")

    def _leave(self, statement: Statement, words: str, reason: str) -> None:
        self._found.not_scored.append(NotScored(words, statement.line, self._remarks.text(reason)))

    def _apprentices(self, words: str) -> tuple[str, ...]:
        """All credentials for beginners, where apprentices are spoken of."""
        entry = self._domain.entry_credential
        return tuple(self._members(entry)) if entry and self._wordings["apprentice"].is_in(words) else ()

    def _measurable(self, words: str, demand: Demand) -> Demand:
        """The demand, without its tree where the words name things but ask for none of them."""
        asks = demand.min_years or "credential" in demand.families
        none = (
            (not asks and self._wordings["seeks"].starts(words))
            or self._importance.is_manner(words)
            or self._is_the_job(words, demand)
            or self._is_but_figure(words, demand)
            or self._alternatives.is_open(words, demand)
        )
        return replace(demand, tree=None) if none else demand

    def _is_the_job(self, words: str, demand: Demand) -> bool:
        """Whether nothing is named but the work itself: "Medical coding" in a list of skills."""
        alone = len(demand.terms) == 1 and words.strip(" .;") == demand.terms[0].words
        titled = self._wordings["job_title"].ends(words) and len(words.split()) <= 5 and words.istitle()
        return (alone and names(demand.tree) == {self._domain.any_work}) or bool(
            titled and not demand.lengths and demand.families <= {"scope", "work"}
        )

    def _is_but_figure(self, words: str, demand: Demand) -> bool:
        """Whether a rate of work is asked for, or a share of accuracy "on audits"."""
        if self._figures.is_rate(words):
            return not demand.min_years
        return self._figures.is_figure(words) and names(demand.tree) <= set(self._domain.measured_work)

    def _keep_part(self, statement: Statement, words: str, importance: str, demand: Demand) -> None:
        """Keep a demand: as an alternative to one before, as a requirement, or as what is not scored."""
        found, said = self._found, self._wordings
        found.excluded += [(concept, statement.line) for concept in demand.excluded]
        if self._wordings["excluded"].is_in(words) or self._wordings["no"].is_in(words):
            found.excluded += [(concept, statement.line) for concept in self._apprentices(words)]
        if said["unless_held"].is_in(words) and self._comes_later(statement, demand):
            return
        adds = said["accepts_holders"].is_in(words) or said["points_at_last"].is_in(words)
        if (adds or importance == "required") and self._adds(statement, words, demand):
            return
        if demand.tree is not None:
            reason = self._remarks.text("other_side")
            sides = other_sides(words, demand.terms, self._lengths, said)
            found.not_scored += [NotScored(side, statement.line, reason) for side in sides]
            later = importance == "required" and self._is_for_later(statement, words, demand)
            found.requirements.append(
                self._requirement(statement, words, "preferred" if later else importance, demand)
            )
            found.ambiguities += odd_years(demand.lengths, statement.line, self._remarks)
        elif not demand.excluded:
            self._leave_out(statement, words, importance, demand)

    def _is_for_later(self, statement: Statement, words: str, demand: Demand) -> bool:
        """Whether a credential need not be held at hire: "CPC required within a year of hire".

        "CPC, or able to obtain it within a year" asks for it at hire, and lets it come later. An alternative
        keeps the importance of the others.
        """
        later = demand.timing.months_to_obtain and "credential" in demand.families
        return bool(later) and not statement.group and not self._wordings["or_later"].is_in(words)

    def _comes_later(self, statement: Statement, demand: Demand) -> bool:
        """ "Candidates without the CRC must obtain it within a year": the demand before gets the months."""
        last = self._found.requirements[-1] if self._found.requirements else None
        later = demand.timing.months_to_obtain and "credential" in demand.families
        near = last is not None and statement.line - last.line <= 1
        if last is None or not near or not later or not set(demand.concepts) <= set(last.concepts):
            return False
        self._found.requirements[-1] = replace(last, months_to_obtain=demand.timing.months_to_obtain)
        return True

    def _adds(self, statement: Statement, words: str, demand: Demand) -> bool:
        """ "RHIT also accepted": an alternative to a demand before it; whether it is one."""
        index = self._alternatives.host(words, demand, statement, self._found.requirements)
        if index is None:
            return False
        whole = replace(demand, tree=demand.tree or demand.substitute)
        added = self._requirement(statement, words, "required", whole)
        self._found.requirements = joined(self._found.requirements, index, added)
        return True

    def _leave_out(self, statement: Statement, words: str, importance: str, demand: Demand) -> None:
        """Keep what no rule measures, with the reason; what is checked later or a figure is a demand too."""
        found = self._found
        later = self._wordings["checked_later"].is_in(words)
        figure = self._figures.is_figure(words)
        reason = self._reason(words, demand, later=later, figure=figure)
        unread = reason in (self._remarks.text("unknown"), self._remarks.text("unknown_years"))
        text = statement.text if later else words
        if later or figure or unread:
            seen = self._requirement(
                statement, text, importance, replace(demand, concepts=()) if figure else demand
            )
            found.requirements.append(seen)
        if len(_WORDS.findall(words)) > 1 or unread:
            found.not_scored.append(NotScored(words, statement.line, reason))

    def _reason(self, words: str, demand: Demand, *, later: bool, figure: bool) -> str:
        rule = self._wordings.first("checked_later" if later else "not_scored", words)
        if rule:
            return rule.because
        return self._remarks.text("figure" if figure else "unknown_years" if demand.unclear else "unknown")

    def _is_of_candidate(self, statement: Statement) -> bool:
        """ "The ideal candidate has three years of …": demands where years or a credential are named."""
        if statement.article or any(self._wordings[name].is_in(statement.text) for name in NO_DUTIES):
            return False
        before = len(self._found.requirements)
        said = person_clauses(statement.text, self._wordings)
        for words, importance in said:
            demand = self._demands.ask(words)
            expert = "code" in demand.families and self._wordings["expert"].is_in(words)
            has = demand.families - LEARNT and statement.kind != "duties" and importance == "required"
            has = has and self._wordings["person_has"].is_in(words)
            if demand.tree and (expert or has or demand.min_years or "credential" in demand.families):
                text = words if len(said) > 1 else statement.text
                self._found.requirements.append(self._requirement(statement, text, importance, demand))
        return len(self._found.requirements) > before

    def _keep_duty(self, statement: Statement, demand: Demand) -> None:
        said, words = self._wordings, statement.text
        if said["reports"].starts(words) or any(said[n].is_in(words) for n in NO_DUTIES):
            return  # whom the job reports to is a fact
        if demand.tree is not None and statement.kind in ("duties", "summary", "other"):
            self._found.duties.append(self._requirement(statement, statement.text, "neither", demand))

    def _requirement(self, statement: Statement, words: str, importance: str, demand: Demand) -> Requirement:
        chain = self._wordings["joint_or"].ends(words)
        text = words[: chain.start].rstrip().rstrip(";,") if chain and chain.start else words
        named = f"{statement.label}: {text.strip()}" if statement.label else text.strip()
        told = demand.tree is not None or len(words.split()) >= FEW
        return Requirement(
            text=text.strip() if told else named,
            line=statement.line,
            importance=importance,
            tree=demand.tree,
            concepts=demand.concepts,
            min_years=demand.min_years,
            sources=((statement.line, named),),
            excluded=demand.excluded,
            within_years=demand.timing.within_years,
            months_to_obtain=demand.timing.months_to_obtain,
            group=statement.group,
            article=statement.article,
            title_line=statement.title_line if statement.kind == importance else 0,
            need=statement.need or EACH * bool(statement.label),
        )
