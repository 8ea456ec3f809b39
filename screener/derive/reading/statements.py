"""A posting as statements: single things it says, each with the kind of section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from screener.derive.reading.lines import PostingLine, posting_lines
from screener.derive.reading.options import lettered
from screener.derive.reading.sentences import CHAIN, SentenceReader
from screener.derive.reading.standing import Standing
from screener.derive.reading.statement import Statement
from screener.derive.reading.titles import LONGEST_TITLE, REQUIREMENTS, Titles
from screener.derive.reading.unknown_titles import UnknownTitles
from screener.model.concept import Lexicon
from screener.text.phrases import Phrases

PARAGRAPH = 240
"""A line of so many characters is searched for titles inside it."""
_COMBINES = re.compile(r"\b(?:combin|substitut)", re.IGNORECASE)
_GRADED = re.compile(
    r"[A-Z][\w ,/-]{0,40}\b(?:Coder|Specialist|Technician|Auditor|Analyst|Biller|Clerk|Level)"
    r"\s(I{1,3}|[1-4]):\s"
)
_TELLS = re.compile(r"You(?:'ll| will) (?!need|have|bring|hold|possess|know|be\b|also|must|ideally)[a-z]+\b")
_LETTER = re.compile(r"^\(?\w{1,4}\)\s+")
_OF_GRADE = re.compile(r"^[A-Z][^.:;]*\b(?:GS|Grade|Level)[\s-]?\d{1,2}:?$")
_REPEATED = re.compile(r"^(?:position|job title|position title)\s*:", re.IGNORECASE)


class StatementReader:
    """Splits postings by the tables `posting_headings` and `posting_wording`."""

    def __init__(self, lexicon: Lexicon) -> None:
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self.titles = Titles(lexicon)
        self._sections = UnknownTitles(lexicon, self.titles)
        self._sentences = SentenceReader(wording, self.titles)
        self._asks = Phrases(wording["asks"])
        self._lead_any = Phrases(wording["lead_in"])
        self._lead_all = Phrases(wording["lead_all"])
        self._questions = Phrases(wording["questions"])
        self._skip = Phrases(wording["not_the_job"])

    def lines(self, text: str) -> list[PostingLine]:
        """The lines of a posting, broken ones joined."""
        return posting_lines(text, self.titles.is_known, self.titles.kind)

    def read(self, text: str) -> list[Statement]:
        """The statements in order; lines of the posting proper and of an article around it are told apart."""
        lines = self.lines(text)
        body = _body_start(lines)
        state = Standing()
        found: list[Statement] = []
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            for statement in self._line(line, after, state):
                found.append(replace(statement, article=line.number < body))
        return _chained(self._sections.by_content(found))

    def _line(self, line: PostingLine, after: PostingLine | None, state: Standing) -> Iterator[Statement]:
        if self._is_title(line, after):
            kind = self.titles.kind(line.text) or self._turns(after, state)
            state.open(kind, line.text, line.number)
            return
        if len(line.text) < PARAGRAPH:
            label = None if line.option else self.titles.label(line.text)
            if label and not (
                line.bullet and label[0] == "facts" and state.kind in (*REQUIREMENTS, "duties")
            ):
                lasts = self._lasts(label, after, state)
                yield from self._labelled(line, label, state, lasts=lasts)
                return
            yield from self._statements(line, line.text, state)
            return
        parts = self.titles.split(line.text)
        label = self.titles.label(line.text) if [title for title, _ in parts] == [None] else None
        if label and label[0] not in ("facts", "neither"):
            yield from self._labelled(line, label, state, lasts=self._lasts(label, after, state))
            return
        for title, words in parts:
            if title:
                state.open(self.titles.kind(title), title, line.number)
            if words.strip():
                yield from self._statements(line, words, state)

    def _turns(self, after: PostingLine | None, state: Standing) -> str | None:
        """ "other" where a title of its own stands over a long paragraph below the demands."""
        told = after is not None and len(after.text) >= PARAGRAPH and not after.bullet
        if told and after and state.kind in REQUIREMENTS and not self._sentences.starts(after.text):
            return "other"
        return None

    def _lasts(self, label: tuple[str, str, str], after: PostingLine | None, state: Standing) -> bool:
        """Whether a label opens a section: one in the head of a posting ("Experience: 2 years") does not."""
        ends = after is None or (after.gap and not after.bullet)
        return not (
            ends and state.kind in ("other", "facts", "summary", "skip") and self.titles.is_narrow(label[1])
        )

    def _labelled(
        self, line: PostingLine, label: tuple[str, str, str], state: Standing, *, lasts: bool
    ) -> Iterator[Statement]:
        kind, words, rest = label
        inner = replace(line, text=rest)
        rank = self.titles.is_rank(words)
        listed = bool(re.search(r"\s(?:of|to|in|with)$", words, re.IGNORECASE))
        if kind == "facts" or (line.bullet and state.kind == "facts"):
            yield Statement(rest, line.number, "facts", state.title, words, line.bullet)
            return
        again = rank or (line.gap and not self.titles.is_narrow(words))
        if not line.bullet and (again or not (kind == "required" and state.kind in REQUIREMENTS)):
            if lasts:
                state.open(kind, state.title if rank else words, line.number)
            else:
                alone = (
                    replace(s, kind=kind, label=words)
                    for s in self._statements(inner, rest, state, listed=listed)
                )
                yield from alone
                return
        inside = (*REQUIREMENTS, "duties", "skip")
        own = line.bullet and (
            rank or kind == "preferred" or (kind in REQUIREMENTS and state.kind not in inside)
        )
        for said in self._statements(inner, rest, state, listed=listed):
            shown = words if self.titles.is_telling(words) else ""
            yield replace(said, label=shown, kind=kind if own else said.kind)

    def _is_title(self, line: PostingLine, after: PostingLine | None) -> bool:
        words = line.text.rstrip()
        ranked = self.titles.is_ranked(words) and (line.ordinal or not line.marked)
        if line.bullet or line.option or len(words) > LONGEST_TITLE or ranked:
            return False  # "Associate degree - Preferred" is a demand
        if self._lead_any.search(words) or words.endswith((".", ";", ",")) or self._questions.search(words):
            return False
        known = self.titles.kind(words.rstrip(":")) is not None
        if line.marked:
            return known or not re.match(r"^\W*\d", words)
        graded = _OF_GRADE.match(words) and not self._asks.search(words)
        if graded or words.endswith((":", "?")) or self.titles.is_known(words) or self.titles.is_open(words):
            return True
        return (known and len(words.split()) <= 7 and _looks_like_title(words)) or self._stands_over(
            line, after
        )

    def _stands_over(self, line: PostingLine, after: PostingLine | None) -> bool:
        """Whether a line is set over the next one: by an empty line and capitals, or over a list."""
        words = line.text.rstrip()
        if line.gap and after and not after.gap and not after.bullet:
            if words.isupper() and not self._asks.search(words):
                return len(words.split()) <= 8 and not re.search(r"\d", words)
            return len(words.split()) <= 7 and self.titles.kind(words) in ("skip", "duties")
        return bool(after and after.bullet and len(words) <= 60)

    def _statements(
        self, line: PostingLine, paragraph: str, state: Standing, *, listed: bool = False
    ) -> Iterator[Statement]:
        """listed: what follows "Knowledge of:", one demand however many points it has."""
        options = None if line.option or state.alternatives else lettered(paragraph)
        if options and not self._questions.search(paragraph):
            yield from self._options(line, options, state)
            return
        for sentence in self._sentences.split(line, paragraph, whole=state.alternatives, listed=listed):
            if self._leads(sentence, state):
                continue
            if self._questions.search(sentence):
                state.close_group(asked=sentence.rstrip().endswith("?"))
                continue
            words = self._without_company(sentence).strip()
            if not words or (line.bullet and self.titles.is_known(words)):
                continue
            kind = "required" if line.option and state.kind == "other" else state.kind
            if kind in REQUIREMENTS and _TELLS.match(words):
                kind = "duties"  # what the coder will do, told below the demands
            yield Statement(
                words,
                line.number,
                kind,
                state.title,
                "",
                line.bullet,
                state.group_of(line),
                grade=_own_grade(words) or state.grade,
                title_line=state.title_line,
            )

    def _options(
        self, line: PostingLine, options: tuple[str, list[str], bool], state: Standing
    ) -> Iterator[Statement]:
        """Lettered parts of one sentence; those of which any will do have a number of their own."""
        lead, parts, any_of = options
        kind = state.kind
        if any_of:
            asked = kind in REQUIREMENTS or self._lead_any.search(lead)
            state.lead(kind if kind in REQUIREMENTS or not asked else "required", 1)
        for part in parts:
            yield Statement(
                _LETTER.sub("", part.strip()),
                line.number,
                state.kind,
                state.title,
                "",
                line.bullet,
                state.group_of(line),
                grade=state.grade,
                title_line=state.title_line,
            )
        state.kind = kind
        state.close_group(asked=False)

    def _leads(self, sentence: str, state: Standing) -> bool:
        """Whether the sentence only announces what comes next: alternatives, or all of a list."""
        if self._lead_all.search(sentence) and _announces(sentence):
            state.lead("required", 0)
            return not (":" in sentence.rstrip(": ") or re.search(r"\byears?\b", sentence))
        cue = self._lead_any.search(sentence)
        if not (cue and _announces(sentence[cue.start() :])):
            return False
        listed = sentence[cue.end() :].partition(":")[2]
        if re.search(r"[A-Za-z]{2}", listed) and not self._questions.search(listed):
            return False  # "one of the following: CPC, COC or CCS": the list stands there
        state.lead(state.kind if state.kind in REQUIREMENTS else "required", 1)
        return True

    def _without_company(self, sentence: str) -> str:
        """What is left without words about the company or the way to apply; "" where that is nothing."""
        cue = self._skip.search(sentence)
        if not cue:
            return sentence
        return sentence[: cue.start()] if self._sentences.starts(sentence) else ""


def _looks_like_title(words: str) -> bool:
    """All capitals, or every word but the small ones with one, and no abbreviation among them.

    "CPC Certification Required" is a demand, "Required Certifications" a title.
    """
    spoken = re.findall(r"[A-Za-z][A-Za-z']*", words)
    if words.isupper():
        return len(spoken) > 1
    large = [w for w in spoken if len(w) > 3 or w[0].isupper()]
    return all(w[0].isupper() for w in large) and not any(len(w) > 2 and w.isupper() for w in spoken)


def _own_grade(words: str) -> int:
    """The grade that a demand is for: 2 in "Records Coder II: one year of …"; 0 for none."""
    found = _GRADED.match(words)
    return len(found.group(1)) if found and found.group(1).isalpha() else int(found.group(1)) if found else 0


def _announces(sentence: str) -> bool:
    """Whether more is to come: a colon, or "below" or "following" at the end."""
    return bool(re.search(r":(?:\s|$)|\b(?:below|following)\b.{0,12}$", sentence.rstrip()))


def _chained(statements: list[Statement]) -> list[Statement]:
    """Statements that end in "OR" form one list of alternatives with the one that follows."""
    found: list[Statement] = []
    number = 1000
    goes_on = False
    for statement in statements:
        chains = bool(CHAIN.search(statement.text)) and len(statement.text) > 4
        chains = chains or (goes_on and bool(_COMBINES.search(statement.text)))
        if statement.group or not (chains or goes_on):
            found.append(statement)
        else:
            number += 0 if goes_on else 1
            found.append(replace(statement, group=number))
        goes_on = chains and not statement.group
    return found


def _body_start(lines: list[PostingLine]) -> int:
    """The line where the posting begins, in a page that has an article before it; 0 for the whole page."""
    total = lines[-1].number if lines else 0
    for index, line in enumerate(lines):
        if _REPEATED.match(line.text) and line.number > 0.25 * total and index > 8:
            return line.number - 1
    return 0
