"""Where a document's titles stand: lines of their own, before a colon, or in a column beside the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from screener.extract.sections.line_looks import LineLook, LineLooks, alike
from screener.extract.sections.strange_titles import StrangeTitles
from screener.extract.sections.title import Title
from screener.extract.sections.wording import TitleKinds, TitleReader, TitleWords
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.span import Span
from screener.text.lines import is_bulleted

_BESIDE = re.compile(r"[ \t]*(\S.{1,34}?)[ \t]{2,}(?=\S)")


class TitleFinder:
    """Finds titles by their words and their look."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader, self._kinds = TitleReader(lexicon), TitleKinds(lexicon)
        self._strange = StrangeTitles(lexicon)

    def find(self, document: Document) -> list[Title]:
        """The titles in order of the text."""
        looks = LineLooks(document)
        beside = self._beside(document)
        titles = [*self._titles(document, looks, {title.at for title in beside})]
        main = _main_look(titles, looks)
        titles = [*_own_titles(titles, looks, main, document, self._kinds)]
        return sorted([*titles, *beside, *self._strange.find(document, looks, titles, main)])

    def _beside(self, document: Document) -> list[Title]:
        """Titles in a column of their own, with the body on the same line after a wide gap."""
        found: list[Title] = []
        edges: Counter[int] = Counter()
        for index, line in enumerate(document.lines):
            hit = None if line.running else _BESIDE.match(document.quote(line.span))
            if hit is None or (found and found[-1].at == index) or self._side_by_side(document, index):
                continue
            pieces = self._left_column(document, index, hit)
            if pieces:
                edges[round(line.box.x0)] += 1
                found += pieces
        edge, count = edges.most_common(1)[0] if edges else (0, 0)
        return [t for t in found if count > 1 and abs(document.lines[t.at].box.x0 - edge) < 3]

    def _left_column(self, document: Document, index: int, hit: re.Match[str]) -> list[Title]:
        """One title for each of the one or two lines that the left column's words take."""
        line = document.lines[index]
        start = line.span.start
        left = Span(start + hit.start(1), start + hit.end(1))
        words = self._reader.read(hit[1])
        if words and words.sure:
            return [Title(index, left, start + hit.end(), words, left, inline=True)]
        if index + 1 == len(document.lines) or not hit[1][:1].isupper():
            return []
        following = document.lines[index + 1]
        text = document.quote(following.span)
        second = _BESIDE.match(text)
        words = self._reader.read(f"{hit[1]} {second[1] if second else text}")
        if not words or not words.sure or abs(following.box.x0 - line.box.x0) > 3:
            return []
        begin = following.span.start
        rest = Span(begin, begin + (second.end(1) if second else len(text)))
        body = begin + second.end() if second else min(rest.end + 1, len(document.text))
        return [
            Title(index, left, start + hit.end(), words, left, inline=True),
            Title(index + 1, rest, body, words, left, inline=True),
        ]

    def _titles(self, document: Document, looks: LineLooks, beside: set[int]) -> Iterator[Title]:
        taken = -1
        for index, line in enumerate(document.lines):
            if index <= taken or index in beside or line.running or line.span.end - line.span.start < 3:
                continue
            text = document.quote(line.span)
            pair = self._side_by_side(document, index)
            if pair:
                yield from pair
                continue
            title = self._whole_line(document, looks, index, text) or self._inline(
                document, looks, index, text
            )
            if title:
                taken = document.line_index(title.span.end - 1)
                yield title

    def _side_by_side(self, document: Document, index: int) -> list[Title]:
        """Two or more titles on one line, in cells of their own; none where a cell is something else."""
        line = document.lines[index]
        text = document.quote(line.span)
        if "  " not in text.strip() or not document.x0:
            return []
        titles = []
        for cell in re.finditer(r"\S+(?:[ \t]\S+)*", text):
            words = self._reader.read(cell.group())
            if words is None or not words.sure or is_bulleted(text):
                return []
            span = Span(line.span.start + cell.start(), line.span.start + cell.end())
            titles.append(Title(index, span, span.end, words, span))
        return titles if len(titles) > 1 else []

    def _whole_line(self, document: Document, looks: LineLooks, index: int, text: str) -> Title | None:
        line = document.lines[index]
        words = self._reader.read(text)
        span = line.span
        if words is None or not words.sure or text.rstrip().lower().endswith(self._kinds.goes_on):
            joined = self._joined(document, looks, index)
            if joined:
                words, span = joined
        out = looks.stands_out(index)
        if words is None and out and index > 0 and len(text) < 30:  # the first line heads the whole
            words = self._reader.read_misspelt(text)
        if words is None:
            return None
        letter = next((c for c in text if c.isalpha()), "a")
        if is_bulleted(text) and not out:
            return None
        seen = out or looks.of[index].colon
        if not seen and not (letter.isupper() and self._may_be_plain(document, looks, index, text, words)):
            return None
        return Title(index, span, min(span.end + 1, len(document.text)), words, span)

    def _may_be_plain(
        self, document: Document, looks: LineLooks, index: int, text: str, words: TitleWords
    ) -> bool:
        """Whether a line without any look of its own is a title, rather than an item or a paragraph's end."""
        if text.rstrip().endswith((".", ")")) or text.lstrip().startswith("("):
            return looks.opens_block(index) and words.sure
        if not _is_title_case(text):
            return words.sure and looks.opens_block(index)
        return words.sure or (looks.opens_block(index) and _is_long(document, index + 1))

    def _joined(self, document: Document, looks: LineLooks, index: int) -> tuple[TitleWords, Span] | None:
        """A title broken over two lines: "LICENSES &" over "CERTIFICATIONS"."""
        if index + 1 == len(document.lines):
            return None
        line, following = document.lines[index], document.lines[index + 1]
        span = Span(line.span.start, following.span.end)
        if span.end - span.start > 60 or line.page != following.page or line.column != following.column:
            return None
        one, other = looks.of[index], looks.of[index + 1]
        if one.size != other.size or one.bold != other.bold or one.caps != other.caps:
            return None
        words = self._reader.read(document.quote(span))
        goes_on = document.quote(line.span).rstrip().lower().endswith(self._kinds.goes_on)
        return (words, span) if words and (words.sure or goes_on) else None

    def _inline(self, document: Document, looks: LineLooks, index: int, text: str) -> Title | None:
        if is_bulleted(text) or not text.lstrip(" *_#~>")[:1].isupper():
            return None
        found = self._reader.read_inline(text)
        if (
            found is None
            or found[0].kind not in self._kinds.inline
            or not (found[0].sure or looks.of[index].marked)
        ):
            return None
        start = document.lines[index].span.start
        body = start + found[1]
        span = Span(start, start + len(text[: found[1]].rstrip()))
        return Title(index, span, body, found[0], span, inline=True)


def _is_title_case(text: str) -> bool:
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", text))


def _is_long(document: Document, index: int) -> bool:
    """A line that text goes on in: long, or an item with a bullet."""
    if index >= len(document.lines):
        return False
    text = document.quote(document.lines[index].span)
    return len(text.strip()) > 40 or is_bulleted(text)


def _is_item(document: Document, looks: LineLooks, title: Title) -> bool:
    """One of a list of short lines: "Publications" between "Team building" and "Microsoft Word"."""
    around = (title.at - 1, title.at + 1)
    return not looks.stands_out(title.at) and not any(_is_long(document, index) for index in around)


def _main_look(titles: list[Title], looks: LineLooks) -> LineLook | None:
    """The look that most titles share."""
    whole = [title for title in titles if not title.inline]
    counts = Counter(looks.of[title.at] for title in whole if title.words.sure)
    if not counts:  # weak words alone: titles where two of them look the same, and unlike the body
        some = Counter(looks.of[title.at] for title in whole if looks.stands_out(title.at))
        counts = Counter({look: n for look, n in some.items() if n > 1})
    return counts.most_common(1)[0][0] if counts else None


def _own_titles(
    titles: list[Title], looks: LineLooks, main: LineLook | None, document: Document, kinds: TitleKinds
) -> Iterator[Title]:
    """Without words that only look like titles: items of lists, and lines of one job inside the work."""
    if main is None:
        yield from titles
        return
    shared = sum(not t.inline and alike(looks.of[t.at], main) for t in titles)
    marked = shared >= 3 and any(alike(looks.of[t.at], main) and looks.stands_out(t.at) for t in titles)
    current = ""
    ends = [*(title.span.start for title in titles[1:]), len(document.text)]
    for title, end in zip(titles, ends, strict=True):
        same = not title.inline and alike(looks.of[title.at], main)
        if not same and marked and not title.inline and not looks.stands_out(title.at):
            continue
        if not same and not title.words.sure and shared >= 3:
            continue
        # "Skills: …" after the last job is a section; before another job it is a line of one.
        inside = not title.inline or kinds.holds_dates(document.text, title.body, end)
        if not same and current == "work" and title.words.kind in kinds.own_lines and inside:
            continue
        if title.inline and current == title.words.category and current in ("education", "skills"):
            continue
        if not same and current == "education" and title.words.kind == "courses":
            continue
        if current == "skills" and title.words.kind in kinds.items and _is_item(document, looks, title):
            continue
        current = title.words.category
        yield title
