"""Lines of keys and values, as JSON Resume and YAML files write them: `"position": "Medical Coder",`."""

from __future__ import annotations

import re

from screener.model.concept import Lexicon
from screener.model.tables.positions import EmployerWords

_QUOTED = re.compile(
    r"(?:^|[\s{\[,])\"(?P<key>[A-Za-z][\w ]{1,24})\"\s*:\s*(?:\"(?P<value>(?:[^\"\\]|\\.)*)\"?)?"
)
_BARE = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?P<key>[a-z][A-Za-z_]{2,24})[ \t]*:[ \t]+[\"']?(?P<value>\S.*?)[\"']?[ \t]*$"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


class KeyedLines:
    """Reads such lines with the keys of the table `employer_words`."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: EmployerWords = lexicon.tables["employer_words"]
        self._person = words.person_key
        self._heads = frozenset((*words.labels, *words.keys)) - {self._person}
        self._titles = words.title_keys

    def heading(self, line: str) -> str | None:
        """What the keys of title, employer and place say, a tab between; "" for other keys; None for none."""
        quoted = [(_words(hit["key"]), hit["value"] or "") for hit in _QUOTED.finditer(line)]
        if quoted:
            named = [value for key, value in quoted if key in self._heads or key == self._person]
            return "\t".join(value for value in named if value)
        bare = _BARE.match(line)
        return bare["value"] if bare and _words(bare["key"]) in self._heads else None

    def names_title(self, line: str) -> bool:
        """Whether one of the keys is that of a title."""
        keys = [hit["key"] for hit in _QUOTED.finditer(line)] or [hit["key"] for hit in _BARE.finditer(line)]
        return any(_words(key) in self._titles for key in keys)


def _words(key: str) -> str:
    """ "jobTitle" and "job_title" are "job title"."""
    return " ".join(_CAMEL.sub(" ", key).casefold().split())
