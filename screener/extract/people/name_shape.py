"""What has the shape of a person's name: words, particles, initials, titles behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.extract.concepts.post_nominals import bare_title, credential_titles
from screener.model.concept import Lexicon
from screener.model.tables.people import NameWords
from screener.model.tables.positions import EmployerWords, JobTitleWords, PlaceWords
from screener.text.folding import fold
from screener.text.phrases import any_of

_SEPARATOR = re.compile(r"\s*[|•·∙⋄◆◇●▪■►»›\t⬧✦★]+\s*|\s+[—–―\-~/]+\s+|\s{2,}|\s*[;:]\s+|(?<=\w)\s*//\s*")
_SPACED_OUT = re.compile(r"\s*(?:[^\W\d_]\s+){4,}[^\W\d_]\s*")
_HAN_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_TORN = re.compile(r"(?<=[^\W\d_])\s([a-zà-ÿ]{1,12})(?![^\W\d_])")
_SHORT_NAME = re.compile(r"[A-Z][aeiou]")
"""No degree: "Yo-Yo Ma", "Anh Do"."""
_PREFIXED = re.compile(r"[A-Z][a-z]{1,3}[A-Z]{2,}")
_MARKDOWN_LINK = re.compile(r"\[([^\]\n]{1,60})\]\([^)\n]{0,200}\)?")
_POST_NOMINAL = re.compile(r"^(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z]*(?:[.\-–—‐/][A-Za-z]*)*(?:\([A-Z]\))?[®™]?\.?$")


@dataclass(frozen=True, slots=True)
class ShapedName:
    """Words that may be a name, in reading order, and the titles behind it.

    start, end: the words' place in the piece of text that was read. labelled: "Name:" or the like stood by.
    mended: a word that the file's spacing tore ("Bertr and") was put together.
    """

    words: tuple[str, ...]
    post_nominals: tuple[str, ...]
    start: int
    end: int
    labelled: bool = False
    mended: bool = False


class NameReader:
    """Reads one stretch of a line as a name, or as none."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: NameWords = lexicon.tables["person_names"]
        self.particles = words.particles
        self.sometimes = words.sometimes
        self.suffixes = words.suffixes
        endings = "".join(rf"(?!{ending}\b)" for ending in words.suffix_ordinals)
        self._digit = re.compile(rf"\d{endings}")
        self._honorifics = words.honorifics
        self._salutations = words.salutations
        titles: JobTitleWords = lexicon.tables["job_titles"]
        employers: EmployerWords = lexicon.tables["employer_words"]
        others = (*words.never, titles.nouns, employers.cues)
        self._never = frozenset(fold(word) for other in others for word in other) - self.sometimes
        self._titles = {bare_title(title) for title in words.post_nominals} | credential_titles(lexicon)
        self._aside = re.compile(
            rf"\s*\((?:{any_of(words.asides)})\b[^)]{{0,24}}\)"
            r"|\s*(?<!\w)[(\"“‘']{1,2}[^\W\d_][\w.'’ -]{1,18}[)\"”’']{1,2}(?!\w)",
            re.IGNORECASE,
        )
        self.label = re.compile(rf"^\s*(?:{any_of(words.labels)})\b\s*[:\-–—]?[*_]*\s*", re.IGNORECASE)
        self._former = re.compile(rf",?\s+(?:{any_of(words.former)})\s.*$", re.IGNORECASE)
        self._tail = re.compile(rf"\s*[\-–—,(]?\s*(?:{any_of(words.tails)})\)?[\s\d]*$", re.IGNORECASE)
        self._placeholder = re.compile(rf"\b(?:{any_of(words.placeholders)})\b", re.IGNORECASE)
        places: PlaceWords = lexicon.tables["places"]
        states = any_of([*places.states, *(name for names in places.states.values() for name in names)])
        self._place = re.compile(rf"\s?,\s*(?:{states})\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?$")
        self._two_word = employers.first_words_of_cities
        self._places = frozenset(
            fold(name) for names in (*places.states.values(), places.countries) for name in names
        )

    def read(self, piece: str, shortest: int = 2, known: str = "") -> ShapedName | None:
        """The name that a stretch of text is, without labels, nicknames, ranks, titles and post-nominals.

        known: letters of the e-mail addresses; a word in them may be part of a name though it is a trade.
        """
        offset, labelled = 0, False
        if len(piece) > 100 or (piece.count(" ") > 12 and not _SPACED_OUT.fullmatch(piece)):
            return None
        label = self.label.match(piece)
        if label and label.end() < len(piece):
            labelled, offset, piece = True, label.end(), piece[label.end() :]
        piece = self._former.sub("", piece)
        tail = self._tail.search(piece)
        if tail and tail.start() > 0:
            labelled, piece = True, piece[: tail.start()]
        piece = self._without_place(self._without_asides(piece), known)
        if not piece or len(piece) > 80 or self._digit.search(piece) or self._placeholder.search(piece):
            return None
        words, titles = self._split(piece)
        if len(words) > 1 and fold(words[0]).rstrip(".:,") in self._salutations:
            return None
        mended = False
        if not self._shaped(words, shortest, known):
            whole = piece if labelled or self._has_word_of_trade(words) else self._mend(piece)
            words, titles = self._split(whole) if whole != piece else ([], [])
            mended = True
            if not self._shaped(words, shortest, known):
                return None
        place = _place_of(words, piece)
        return ShapedName(tuple(words), tuple(titles), offset + place[0], offset + place[1], labelled, mended)

    def _without_asides(self, piece: str) -> str:
        """Without nicknames, pronouns and "(Ret.)", and with "(CPC, CRC)" as ", CPC, CRC ": offsets hold."""
        piece = _IN_BRACKETS.sub(self._opened, piece)
        if any(sign in piece for sign in "(\"“‘'"):
            piece = self._aside.sub(lambda found: " " * len(found[0]), piece)
        piece = piece.rstrip(" ,-–—|")
        last = piece.rsplit(" ", 1)[-1].rstrip(".")
        return piece if len(last) < 2 or fold(last) in self.suffixes else piece.rstrip(" ,.-–—|")

    def _opened(self, brackets: re.Match[str]) -> str:
        """Credentials in brackets as they stand behind a comma."""
        titled = all(map(self.is_known_title, brackets[1].replace(",", " ").split()))
        return f",{brackets[1]} " if titled else brackets[0]

    def _without_place(self, piece: str, known: str) -> str:
        """Without the town that stands behind it, where a credential or the e-mail shows that it is one.

        "Jane Roe, RN, BSN Atlanta, GA 30303", "Jane Roe Tulsa, OK".
        """
        place = self._place.search(piece)
        words = piece[: place.start()].split() if place else []
        town = 2 if len(words) > 2 and fold(words[-2]).rstrip(".") in self._two_word else 1
        head = words[:-town]
        if len(head) < 2:
            return piece
        told = self.is_known_title(head[-1]) or all(fold(word) in known for word in (head[0], head[-1]))
        cut = piece.find(head[-1], piece.find(head[-2]) + len(head[-2])) + len(head[-1])
        return piece[:cut] if told else piece

    def _mend(self, piece: str) -> str:
        """Small pieces put back to the word before them: "Bertr and Okoro" is "Bertrand Okoro"."""
        return _TORN.sub(lambda torn: torn[0] if torn[1] in self.particles else torn[1], piece)

    def is_known_title(self, word: str) -> bool:
        """True for degrees and credentials that stand behind names."""
        return bare_title(word) in self._titles

    def _split(self, piece: str) -> tuple[list[str], list[str]]:
        """Words of the name, and the titles behind it."""
        head, *rest = [part.strip() for part in piece.split(",")]
        words = head.split()
        if len(words) >= 3 and all(len(word) == 1 and word.isalpha() for word in words):
            words = ["".join(part.split()) for part in re.split(r"\s{2,}", head)]  # "J A N E   D O E"
        while len(words) > 2 or (len(words) > 1 and words[0].endswith(".")):
            if fold(words[0]).rstrip(".") not in self._honorifics:
                break  # "Gen Tanaka" keeps her first name
            words = words[1:]
        if len(words) > 2 and is_monogram(words[0], words[1:]):
            words = words[1:]
        titles: list[str] = []
        capitals = all(word.isupper() for word in words if len(word) > 2)
        while len(words) > 2 and self._is_title(words[-1], known_only=capitals):
            titles.insert(0, words.pop())
        family = len(words) > 1 and fold(words[0]) in self.particles  # "DE SOUZA, ANA"
        for number, part in enumerate(rest):
            given = family or " " in part or len(words) < 2
            for word in part.split():
                if fold(word).rstrip(".") in self.suffixes and not titles:
                    words.append(word)
                elif self._is_title(word, known_only=capitals and (given or len(word) > 5)):
                    titles.append(word if word.count(".") > 1 else word.rstrip("."))
                elif self.names_trade(part) and len(words) > 1:
                    break  # "Jane Roe, Medical Coder"
                elif number == 0:
                    return self._turned(words, part.split()), [
                        w for w in rest[1:] if self._is_title(w, known_only=True)
                    ]
                else:
                    return [], []
        return words, titles

    def _has_word_of_trade(self, words: Sequence[str]) -> bool:
        """A whole word that no name has; short ones may be a torn name's: "Bertr and"."""
        return any(len(word) > 4 and fold(word) in self._never for word in words)

    def names_no_one(self, line: str) -> bool:
        """Whether no word of a line can be a name's: "Curriculum Vitae", "Certified Medical Coder"."""
        return all(fold(word) in self._never for word in re.findall(r"[^\W\d_]+", line))

    def is_titles(self, line: str) -> bool:
        """Whether a line is nothing but degrees and credentials: "BDS, CPC"."""
        words = line.partition("|")[0].replace(",", " ").split()
        return 0 < len(words) <= 6 and all(map(self.is_known_title, words))

    def names_trade(self, part: str) -> bool:
        """Whether a word of it is one that no name has, as those of trades are."""
        return any(fold(word).strip("().") in self._never for word in part.split())

    def _turned(self, family: list[str], given: list[str]) -> list[str]:
        """ "Okafor, Cordelia" is turned round; "Toledo, Ohio" is no name at all."""
        if not 1 <= len(given) <= 3 or len(family) > 3 or fold(" ".join(given)) in self._places:
            return []
        return given + family

    def _is_title(self, word: str, *, known_only: bool) -> bool:
        if fold(word).rstrip(".") in self.suffixes or _SHORT_NAME.fullmatch(word):
            return False
        bare = bare_title(word)
        if len(bare) > 1 and bare in self._titles:
            return True
        return not known_only and len(bare) > 1 and word.upper() == word and bool(_POST_NOMINAL.match(word))

    def _shaped(self, words: list[str], shortest: int, known: str) -> bool:
        if len(words) == 1 and _HAN_NAME.fullmatch(words[0]):
            return True
        if not shortest <= len(words) <= 6:
            return False
        full = initials = forgiven = 0
        for position, word in enumerate(words):
            folded = fold(word).rstrip(".")
            if folded in self._never:
                forgiven += 1
                if forgiven > 1 or len(folded) < 4 or folded not in known:
                    return False
            if (folded in self.suffixes and position) or self._joins(word, folded, position, len(words)):
                continue
            if not _is_name_word(word):
                return False
            full += len(folded) > 1
            initials += len(folded) == 1
        enough = full + bool(initials) >= 2 if shortest > 1 else full
        if not full or not enough or fold(" ".join(words)) in self._places:
            return False
        cased = [w for w in words if fold(w).rstrip(".") not in self.particles and w[:1].isalpha()]
        lower = [w for w in cased if w[0].islower()]
        return not lower or len(lower) == len(cased)

    def _joins(self, word: str, folded: str, position: int, count: int) -> bool:
        """Whether a particle stands as one: "Ana de Souza"; in "Jennifer Do" and "Van Tran" it is a name."""
        if folded not in self.particles:
            return False
        ends = position == count - 1 or (position == 0 and folded not in self._two_word)
        return word[0].islower() or not ends


def is_monogram(word: str, name: Sequence[str]) -> bool:
    """ "JR" before "Jane Roe": capitals that are the initials of the name behind them."""
    return word.isupper() and word == "".join(part[0] for part in name).upper()


def _place_of(words: Sequence[str], piece: str) -> tuple[int, int]:
    """Where the words stand, however they were put together or turned round."""
    places = [(piece.find(word), len(word)) for word in words]
    found = [(start, start + length) for start, length in places if start >= 0]
    if not found:
        return 0, len(piece)
    return min(start for start, _ in found), max(end for _, end in found)


def name_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of a line between separators (bars, bullets, dashes between spaces), without markup."""
    if _SPACED_OUT.fullmatch(text):
        yield 0, len(text)
        return
    if "](" in text:
        text = _MARKDOWN_LINK.sub(lambda found: f"[{found[1]}]".ljust(len(found[0])), text)
    start = 0
    for cut in (*_SEPARATOR.finditer(text), None):
        stop = cut.start() if cut else len(text)
        begin, end = start, stop
        while begin < end and text[begin] in " #>*_[\u200b\xa0":
            begin += 1
        while end > begin and text[end - 1] in " *_]\u200b\xa0":
            end -= 1
        if begin < end:
            yield begin, end
        start = cut.end() if cut else stop


def _is_name_word(word: str) -> bool:
    """ "O'Rourke", "Whitfield-Tran", "McDonald", "J.", "JT", "Nguyễn", "李明"; no digits, no camel case."""
    bare = word.rstrip(".,")
    if not bare or not all(unicodedata.category(c)[0] in "LM" or c in "'’ʻ‘`-‐‑–." for c in bare):
        return False
    parts = [part for part in re.split(r"[-‐‑–'’ʻ‘`.]", bare) if part]
    if not parts or len(bare) > 24 or word.count(".") > len(parts):
        return False
    return all(map(_is_cased, parts))


def _is_cased(part: str) -> bool:
    """ "McCoy", "OKAFOR", "KüSTER" as small capitals leave it, "McGRAW"; no "JavaScript", no "iPhone"."""
    plain = [c for c in part if c.isascii()]
    if (len(plain) > 1 and all(c.isupper() for c in plain)) or _PREFIXED.fullmatch(part):
        return True
    if part[0].islower():
        return not any(c.isupper() for c in part)
    return sum(c.isupper() for c in part[1:]) <= 1
