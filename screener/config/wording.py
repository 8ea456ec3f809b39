"""The sentences of the language alone, for what is said without a posting's lexicon at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from screener.config.kept import KeptYaml
from screener.config.lexicon import LANGUAGE, bundled_file
from screener.config.places import Places, load_yaml
from screener.config.posting import DEFAULT_LEXICONS
from screener.config.table_reader import TableReader
from screener.errors import ScreenerError
from screener.model.profile import Flag
from screener.model.tables.sentences import Head, Sentence
from screener.text.sentences import Sentences
from screener.text.terminal import one_line

_LONGEST_QUOTE = 80
_Row = TypeVar("_Row", Sentence, Head)


@cache
def language_sentences() -> Sentences:
    """`language_sentences().say("verdict.knocked_out")` gives "knocked out"."""
    return Sentences(_rows(LANGUAGE, "wording.yaml", Sentence), {})


@cache
def heads() -> Mapping[str, Head]:
    """Heads of columns and sheets by name: `heads()["coding_years"].head` gives "Years coding"."""
    return {
        name: row
        for each in (LANGUAGE, *DEFAULT_LEXICONS)
        for name, row in _rows(each, "heads.yaml", Head).items()
    }


def _rows(lexicon: str, name: str, shape: type[_Row]) -> Mapping[str, _Row]:
    """The rows of a table that ships with the program, checked for their shape."""
    path = bundled_file(lexicon, name)
    places, kept = Places(path.name, path.read_bytes()), KeptYaml(path.stem, [path.parent])
    content = kept.get(places.raw)
    if content is None:
        content, faults = load_yaml(places)
        if faults:
            raise ScreenerError.from_faults(faults)
        kept.put(places.raw, content)
    reader = TableReader(places)
    # mypy takes no variable for a type; the reader looks at it while the program runs.
    rows: Mapping[str, _Row] = reader.read(content["rows"], Mapping[str, shape], ("rows",))  # type: ignore[valid-type]
    if reader.faults:
        raise ScreenerError.from_faults(reader.faults)
    kept.save()
    return rows


def flag_sentence(flag: Flag) -> str:
    """One flag: the words, the page, what it is about them, what to do. No "; " in it, which parts flags."""
    quote = one_line(flag.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rstrip()} …"
    sentences = language_sentences()
    sentence = sentences.first(f"flag.{flag.id}", "flag.quoted" if quote else "flag.plain")
    said = sentences.say(sentence, quote=quote, page=flag.page, detail=flag.detail)
    return one_line(said).replace("; ", ", ")
