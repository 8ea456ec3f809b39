"""The rules of a lexicon about credentials, and the word classes that code asks for by name."""

from __future__ import annotations

from collections.abc import Sequence

from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.claims import ClaimRule, OwnerRule
from screener.text.alphabet import Mark, Tokens
from screener.text.patterns import Kinds, Pattern, Patterns
from screener.text.rule_table import RuleTable, wordings_of
from screener.text.wording import Language

KINDS: Kinds = {"credential": (), "abbreviation": ("credential",), "body": (), "official": ()}
"""Names in a passage: credentials, those written in letters, bodies that issue them, "team lead"."""
LETTERS = 6
"""So many characters at most make a name letters ("CCS-P")."""
STOPS = ("{claim_stop}",)
_WORDS = (
    "all_of_them", "alone", "among", "and_then", "became", "before_became", "before_date", "between",
    "body_name", "certificate_word", "conjunction", "counted", "credential", "crowd", "doubt_after",
    "doubt_before", "doubt_note", "exam_behind", "exam_or_prep", "expiry_column", "from_date", "goes_on",
    "group_member", "harmless", "it", "label", "label_end", "listed", "member_number", "note_head",
    "official_title",
    "other_column", "own_claim", "person_named",
)  # fmt: skip
"""Word classes of the language, by name."""


class ClaimRules:
    """The tables `claims`, `whose` and `classes` over one alphabet."""

    def __init__(self, lexicon: Lexicon) -> None:
        language = Language.of(lexicon)
        claims: tuple[ClaimRule, ...] = lexicon.tables["claims"]
        owners: tuple[OwnerRule, ...] = lexicon.tables["whose"]
        wordings: dict[str, Sequence[str]] = {name: (f"{{{name}}}",) for name in _WORDS}
        wordings |= {"several": ("{word}? {several_people}",)}
        wordings |= {"job": ("{word}? {job}|{job}s",), "jobs": ("{job}s",)}
        for rule in owners:
            wordings |= {
                f"{rule.id} {part}": p for part in ("behind", "not_behind") if (p := getattr(rule, part))
            }
        wordings |= wordings_of(claims, STOPS) | wordings_of(owners)
        self._patterns = Patterns(wordings, language.classes, KINDS, language.endings)
        self._classes = language.classes
        self.claims = RuleTable(claims, kinds=KINDS, stops=STOPS, patterns=self._patterns)
        self.owners = RuleTable(owners, kinds=KINDS, patterns=self._patterns)

    def words(self, name: str) -> Pattern:
        """The pattern of a word class, or of a part of a rule ("whose.our_one behind")."""
        return self._patterns[name]

    def word_list(self, name: str) -> tuple[str, ...]:
        """The words of a class of plain words."""
        return self._classes[name].words

    def plain(self, text: str) -> Tokens:
        """The tokens of a text without names, such as the title of a column."""
        return self._patterns.read(text)

    def count_words(self, tokens: Tokens) -> int:
        """How many tokens are words, numbers or names."""
        return self._patterns.count_words(tokens)

    def read(self, text: str, credentials: Sequence[Span]) -> Tokens:
        """The tokens of a passage."""
        marks: list[Mark] = [
            (span, "abbreviation" if 2 <= span.end - span.start <= LETTERS else "credential")
            for span in credentials
        ]
        tokens = self._patterns.read(text, marks)
        others = [
            (span, kind)
            for kind, name in (("body", "body_name"), ("official", "official_title"))
            for span in self.words(name).find(tokens)
        ]
        return self._patterns.read(text, [*marks, *others]) if others else tokens
