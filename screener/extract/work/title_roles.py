"""What a job was by its title: the role whose words it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.errors import Fault
from screener.model.concept import Lexicon
from screener.model.tables.positions import HeadingWords
from screener.model.tables.work import TitleWords
from screener.text.phrases import any_of, whole_words

_RANK = re.compile(r"\s+(?:[IVX]+|\d)$")


@dataclass(frozen=True, slots=True)
class _Class:
    role: str
    words: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]
    agents: re.Pattern[str]
    beside: frozenset[str]
    parts: re.Pattern[str]

    def names(self, title: str, in_sector: bool) -> bool:
        if not (self.words.search(title) or (in_sector and self.weak.search(title))):
            return False
        said = {word.casefold() for word in self.never.findall(title)}
        return not said or (said <= self.beside and any(self.agents_in(title)))

    def agents_in(self, title: str) -> list[bool]:
        """For each part of the title, whether it ends with one who does this work: "Biller / Coder II"."""
        parts = [_RANK.sub("", part) for part in self.parts.split(title)]
        return [
            not self.never.search(p) and any(h.end() == len(p) for h in self.agents.finditer(p))
            for p in parts
        ]


class TitleRoles:
    """Roles by the words of job titles, from the table `title_roles`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows: Mapping[str, TitleWords] = lexicon.tables.get("title_roles", {})
        small: HeadingWords = lexicon.tables["heading_words"]
        parts = re.compile(rf"\s*[/,;|]\s*|\s+(?:{any_of(small.title_joins)}|[&–—-])\s+")
        self._classes = [
            _Class(
                role,
                words=_either(whole_words(row.words), _paired(row.functions, row.levels)),
                weak=_either(whole_words(row.weak), _paired(row.weak_functions, row.levels)),
                never=whole_words(row.never),
                agents=whole_words(row.agents),
                beside=row.beside,
                parts=parts,
            )
            for role, row in self._rows.items()
        ]

    def try_examples(self) -> Iterator[Fault]:
        """The roles that fail their examples, asked as of a job in the domain's sector."""
        for role, row in self._rows.items():
            for texts, wanted in ((row.examples, True), (row.not_examples, False)):
                for text in texts:
                    if (self.roles(text, in_sector=True)[:1] == (role,)) is not wanted:
                        does = (
                            "is not the role of its example"
                            if wanted
                            else "is the role of its counter-example"
                        )
                        yield Fault(role, f"{does} {text!r}")

    def roles(self, title: str, in_sector: bool = False) -> tuple[str, ...]:
        """Every role that the title names, the first one the strongest; none for "Manager".

        in_sector: the duties speak of the domain's sector, so that titles of many trades count too.
        """
        plain = " ".join(title.split())
        return tuple(one.role for one in self._classes if one.names(plain, in_sector))

    def leads(self, title: str, role: str) -> bool:
        """Whether the title first calls its holder one of the role, whatever else the job was.

        For example "Coder / Charge Entry" and the role of coders; not "Biller and Coder".
        """
        plain = " ".join(title.split())
        return any(one.role == role and one.agents_in(plain)[0] for one in self._classes)


def _paired(functions: Sequence[str], levels: Sequence[str]) -> re.Pattern[str]:
    """A function of work and a level within three words of each other, in either order."""
    function, level = (rf"\b(?:{any_of(words)})\b" for words in (functions, levels))
    gap = r"(?:\W+\w+){0,3}?\W+"
    return re.compile(f"{function}{gap}{level}|{level}{gap}{function}", re.IGNORECASE)


def _either(one: re.Pattern[str], other: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"{one.pattern}|{other.pattern}", re.IGNORECASE)
