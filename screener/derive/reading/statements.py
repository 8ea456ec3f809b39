"""A posting as statements: single things it says, each with the kind of section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.derive.lengths import LengthReader
from screener.derive.reading.evidence import DEMAND, Evidence
from screener.derive.reading.grades import own_grade
from screener.derive.reading.kinds import UnknownTitles, answered
from screener.derive.reading.lines import LineReader
from screener.derive.reading.segments import Segmenter
from screener.derive.reading.sentences import Options, SentenceReader, lettered
from screener.derive.reading.standing import Standing
from screener.derive.reading.statement import EACH, PostingLine, Statement
from screener.derive.reading.title_places import TitleLines
from screener.derive.reading.titles import REQUIREMENTS, Titles
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

HEAD = 9
"""So many lines at the top are the posting's own head."""
ADDS = ("excluded", "accepted", "apprentice", "points_at_last")
"""What is said behind a list and belongs to it: "Apprentices are not accepted." """
OPEN = ("other", "summary")
"""Kinds of sections that do not say how strongly they ask."""
PARAGRAPH = 240
"""A line of so many characters is searched for titles inside it."""


class StatementReader:
    """Splits postings by their titles and sentences. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._wordings = wordings
        self._titles = Titles(lexicon, wordings)
        self._lengths = LengthReader(lexicon, wordings)
        self._evidence = Evidence(lexicon, wordings)
        segmenter = Segmenter(lexicon, wordings, self._titles, self._evidence)
        self._lines = LineReader(self._titles, wordings, segmenter)
        self._title_lines = TitleLines(wordings, self._titles)
        self._unknown = UnknownTitles(wordings, self._titles, self._evidence)
        self._sentences = SentenceReader(wordings, self._titles)

    def lines(self, text: str) -> list[PostingLine]:
        """The lines of a posting, broken ones joined."""
        return self._lines.read(text)

    def read(self, lines: Sequence[PostingLine]) -> list[Statement]:
        """The statements in order; lines of the posting proper and of an article around it are told apart."""
        body = self._body_start(lines)
        state = Standing(self._wordings["grade"])
        found: list[Statement] = []
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            for statement in self._line(line, after, state):
                found.append(replace(statement, article=line.number < body))
        return self._chained(answered(self._unknown.by_content(found), self._wordings))

    def _line(self, line: PostingLine, after: PostingLine | None, state: Standing) -> Iterator[Statement]:
        state.go_on(line)
        if self._title_lines.is_title(line, after):
            state.open(self._titles.kind(line.text), line.text, line.number)
            self._leads(line.text, state)
            return
        if kind := self._announced(line, after):
            state.announce(kind, line)
        counted = self._lengths.number_of(line.text.partition(":")[0])
        label = None if counted else self._titles.label(line.text)
        line = replace(line, option=False) if label else line  # "B. Licensure: RHIT required"
        if label and len(line.text) >= PARAGRAPH and not line.bullet:
            state.open(label[0], label[1], line.number, begun=True)
            yield from self._statements(replace(line, text=label[2]), label[2], state)
        elif label:
            yield from self._labelled(line, label, state, lasts=self._lasts(label, after, state))
        else:
            yield from self._statements(line, line.text, state)

    def _announced(self, line: PostingLine, after: PostingLine | None) -> str | None:
        """How strongly the points ask under "We invite applications from coders with:", or None."""
        said = self._wordings
        listed = after and after.bullet and not line.bullet and line.text.endswith(":")
        leads = any(said[name].is_in(line.text) for name in ("lead_in", "lead_all"))
        if not listed or leads or self._titles.label(line.text):
            return None
        wish = any(said[name].is_in(line.text) for name in ("preferred", "clause_preferred"))
        asks = any(said[name].is_in(line.text) for name in ("person_with", "candidate", "clause_required"))
        return None if wish == asks else "preferred" if wish else "required"

    def _lasts(self, label: tuple[str, str, str], after: PostingLine | None, state: Standing) -> bool:
        """Whether a label opens a section: one in the head of a posting ("Experience: 2 years") does not."""
        ends = after is None or (after.gap and not after.bullet)
        follows = self._titles.label(after.text) if after and not after.bullet else None
        rows = label[0] == "preferred" and after is not None and self._titles.is_row(after.text)
        if rows or (follows and follows[0] == "facts"):
            return False  # a row of the posting's head, of a sheet with a label a row
        return not (
            ends and state.kind in ("other", "facts", "summary", "skip") and self._titles.is_narrow(label[1])
        )

    def _labelled(
        self, line: PostingLine, label: tuple[str, str, str], state: Standing, *, lasts: bool
    ) -> Iterator[Statement]:
        kind, words, rest = label
        inner = replace(line, text=rest)
        rank = self._titles.is_rank(words)
        listed = self._wordings["list_opener"].ends(words) is not None
        if kind == "facts" or (line.bullet and state.kind == "facts"):
            yield Statement(rest, line.number_of(rest), "facts", state.title, words, line.bullet)
            return
        state.ended = False
        again = rank or (line.gap and not self._titles.is_narrow(words))
        opens = not line.bullet and (again or kind != "required" or state.kind not in REQUIREMENTS)
        if opens and lasts:
            state.open(kind, state.title if rank else words, line.number, begun=True)
        alone = opens and not lasts
        inside = state.kind in (*REQUIREMENTS, "duties", "skip")
        own = line.bullet and (rank or kind == "preferred" or (kind in REQUIREMENTS and not inside))
        for index, said in enumerate(self._statements(inner, rest, state, listed=listed)):
            telling = alone or not index or self._titles.is_narrow(words)
            yield replace(said, label=words if telling else "", kind=kind if own or alone else said.kind)

    def _statements(
        self, line: PostingLine, paragraph: str, state: Standing, *, listed: bool = False
    ) -> Iterator[Statement]:
        """The statements of a paragraph. listed: it follows "Knowledge of:" and is one demand."""
        question = self._wordings["question"]
        options = None if line.option or state.alternatives else lettered(paragraph, self._wordings)
        if options:
            yield from self._options(line, options, state)
            return
        if state.kind in OPEN and (parts := self._evidence.telegram(paragraph)):
            for index, words in enumerate(parts):
                yield replace(self._statement(line, words, state.kind, state), part=index > 0)
            return
        graded = 0
        for sentence in self._sentences.split(line, paragraph, whole=state.alternatives, listed=listed):
            if self._leads(sentence, state):
                continue
            if question.is_in(sentence):
                state.close_group(asked=sentence.rstrip().endswith("?"))
                continue
            words = self._without_company(sentence).strip()
            if words and not (line.bullet and self._titles.is_known(words)):
                said = self._statement(line, words, self._kind(line, words, state), state)
                graded = said.grade or graded  # "Coder 2: CPC. Two years.": both are of its grade
                yield replace(said, grade=graded)

    def _kind(self, line: PostingLine, words: str, state: Standing) -> str:
        """The kind of a sentence: its section's, but for answers to choose and "You'll review …"."""
        kind = "required" if line.option and state.kind == "other" else state.kind
        adds = any(self._wordings[name].is_in(words) for name in ADDS)
        if state.ended and kind in REQUIREMENTS and not adds and self._evidence.points(words) < DEMAND:
            kind = "other"
        return self._evidence.kind(words, kind)

    def _statement(self, line: PostingLine, words: str, kind: str, state: Standing) -> Statement:
        grade, words = own_grade(words, self._wordings)
        return Statement(
            words,
            line.number_of(words),
            kind,
            state.title,
            "",
            line.bullet,
            state.group,
            grade=grade or state.grade,
            title_line=state.title_line,
            need=state.need,
        )

    def _options(self, line: PostingLine, options: Options, state: Standing) -> Iterator[Statement]:
        """Lettered parts of one sentence; those of which any will do have a number of their own."""
        kind = state.kind
        if options.any_of:
            state.lead(kind if kind in REQUIREMENTS else "required", 0)
        for part in options.parts:
            yield replace(self._statement(line, part, state.kind, state), grade=state.grade)
        state.kind = kind
        state.close_group(asked=False)

    def _leads(self, sentence: str, state: Standing) -> bool:
        """Whether the sentence only announces what comes next: alternatives, or all of a list."""
        if self._wordings["lead_all"].is_in(sentence) and self._announces(sentence):
            state.lead("required", EACH)
            return ":" not in sentence.rstrip(": ")
        cue = self._wordings["lead_in"].search(sentence) or self._wordings["several_of"].search(sentence)
        if not (cue and self._announces(sentence[cue.start :])):
            return False
        listed = sentence[cue.start :].partition(":")[2]
        if re.search(r"[A-Za-z]{2}", listed) and not self._wordings["question"].is_in(listed):
            return False  # "one of the following: CPC, COC or CCS": the list stands there
        need = self._lengths.number_of(sentence)
        state.lead(state.kind if state.kind in REQUIREMENTS else "required", need)
        return True

    def _announces(self, sentence: str) -> bool:
        """Whether more is to come: a colon, or "below" or "following" at the end."""
        words = sentence.rstrip()
        return re.search(r":(?:\s|$)", words) is not None or self._wordings["announces"].is_in(words[-24:])

    def _without_company(self, sentence: str) -> str:
        """What is left without words about the company or the way to apply; "" where that is nothing."""
        cue = self._wordings["not_the_job"].search(sentence)
        starts = cue is None or self._sentences.starts(sentence)
        return sentence[: cue.start if cue else None] if starts else ""

    def _chained(self, statements: list[Statement]) -> list[Statement]:
        """Statements that end in "OR" form one list of alternatives with the one that follows."""
        found: list[Statement] = []
        number = 1000
        goes_on = False
        for statement in statements:
            chains = len(statement.text) > 4 and self._sentences.chains(statement.text)
            chains = chains or (goes_on and self._wordings["combines"].is_in(statement.text))
            joined = not statement.group and (chains or goes_on)
            number += joined and not goes_on
            found.append(replace(statement, group=number) if joined else statement)
            goes_on = joined and chains
        return found

    def _body_start(self, lines: Sequence[PostingLine]) -> int:
        """The line where the posting begins in a page with an article before it; 0 for the whole page."""
        repeated = self._wordings["title_repeated"]
        starts = (line.number for line in lines[HEAD:] if repeated.starts(line.text[:20]))
        return next((at - 1 for at in starts if at > 0.25 * lines[-1].number), 0)
