"""What speaks for a candidate's role: the table `role_evidence`, its words as rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from screener.errors import Fault
from screener.extract.work.duty_reader import DutyReader
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon
from screener.model.tables.work import RoleSign
from screener.model.wording import WordRule
from screener.text.wording import Language


class RoleSigns:
    """The rows of the table, and which of them a text's words are. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.rows: Sequence[RoleSign] = lexicon.tables.get("role_evidence", ())
        rules = [
            WordRule(
                id=sign.id,
                pattern=sign.pattern,
                says=sign.role,
                unless=sign.unless,
                examples=sign.examples,
                not_examples=sign.not_examples,
            )
            for sign in self.rows
            if sign.pattern
        ]
        self._rules = Language.of(lexicon).table(rules)
        self.said = lru_cache(maxsize=8)(self._said)
        """The ids of the rows whose wordings stand in a text."""

    def _said(self, text: str) -> frozenset[str]:
        return frozenset(hit.rule.id for hit in self._rules.all_hits(self._rules.read(text)))

    def says(self, text: str, role: str, source: str = "words") -> bool:
        """Whether a text speaks for a role, in the words of a source: what people say, or what they study."""
        said = self.said(text)
        return any(s.id in said and s.role == role and s.source == source for s in self.rows)

    def try_examples(self) -> tuple[Fault, ...]:
        """The rows whose examples are not what the rows say, each asked of the reader that it depends on."""
        titles, duties = TitleRoles(self._lexicon), DutyReader(self._lexicon)
        return (*self._rules.try_examples(), *self._try_others(titles, duties))

    def _try_others(self, titles: TitleRoles, duties: DutyReader) -> Iterator[Fault]:
        for sign in self.rows:
            for text in () if sign.pattern else sign.examples:
                if sign.source == "credential":
                    found = bool(self._kinds(text) & sign.kinds)
                elif sign.source == "done":
                    found = duties.read(text.partition(":")[2]).shown > 0
                else:
                    found = self._is_of_role(titles.roles(text.partition(",")[0], in_sector=True), sign)
                if not found:
                    yield Fault(sign.id, f"does not speak in its example {text!r}")

    def _is_of_role(self, roles: Sequence[str], sign: RoleSign) -> bool:
        """Whether a title is of the row's role: of no role at all, where the row is for that."""
        other = self._lexicon.domain.other_role
        return roles[0] == sign.role if roles else (sign.role, sign.source) == (other, "years")

    def _kinds(self, name: str) -> set[str]:
        """Kinds of the credentials of a name: "CPC" is of coding."""
        concepts = self._lexicon.concepts
        return {concepts[found].kind for found in self._lexicon.resolve(name) if found in concepts}
