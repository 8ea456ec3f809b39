"""The sentences of the language alone, for what is said without a posting's lexicon at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from screener.config.kept import KeptYaml
from screener.config.lexicon import LANGUAGE, bundled_file
from screener.config.places import Places, load_yaml
from screener.config.table_reader import TableReader
from screener.errors import ScreenerError
from screener.model.profile import Flag
from screener.model.tables.sentences import Sentence
from screener.text.sentences import Sentences
from screener.text.terminal import one_line

_LONGEST_QUOTE = 80


@cache
def language_sentences() -> Sentences:
    """`language_sentences().say("verdict.knocked_out")` gives "knocked out"."""
    path = bundled_file(LANGUAGE, "wording.yaml")
    places, kept = Places(path.name, path.read_bytes()), KeptYaml("wording", [path.parent])
    content = kept.get(places.raw)
    if content is None:
        content, faults = load_yaml(places)
        if faults:
            raise ScreenerError.from_faults(faults)
        kept.put(places.raw, content)
    reader = TableReader(places)
    wording = reader.read(content["rows"], Mapping[str, Sentence], ("rows",))
    if reader.faults:
        raise ScreenerError.from_faults(reader.faults)
    kept.save()
    return Sentences(wording, {})


def flag_sentence(flag: Flag) -> str:
    """One flag: the words, the page, what it is about them, what to do. No "; " in it, which parts flags."""
    quote = one_line(flag.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rstrip()} …"
    sentences = language_sentences()
    sentence = sentences.first(f"flag.{flag.id}", "flag.quoted" if quote else "flag.plain")
    said = sentences.say(sentence, quote=quote, page=flag.page, detail=flag.detail)
    return one_line(said).replace("; ", ", ")
