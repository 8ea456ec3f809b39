"""Layouts of the PDFs: each another structure of the page, drawn with the fonts that every PDF reader has."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markup import Block, Text
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}
_ITALIC = {"Helvetica": "Helvetica-Oblique", "Times-Roman": "Times-Italic", "Courier": "Courier-Oblique"}


@dataclass(frozen=True, slots=True)
class Style:
    """How blocks look. section, head: names of the branches in Pen; by_word: words are placed one by one."""

    font: str = "Helvetica"
    size: float = 10
    section: str = "rule"
    head: str = "tab"
    bullet: str = "•"
    accent: tuple[float, float, float] = (0, 0, 0)
    name_size: float = 20
    centred: bool = False
    by_word: bool = False
    gutter: float = 0
    upper: bool = True
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text flows on a page, in points from the lower left corner."""

    x: float
    top: float
    width: float
    bottom: float


class Pen:
    """Sets blocks into frames one after another; after the last a new page begins."""

    def __init__(
        self, canvas: Canvas, frames: list[Frame], style: Style, on_page: Callable[[], None]
    ) -> None:
        self.canvas, self.frames, self.style, self.on_page = canvas, frames, style, on_page
        self.at, self.y = 0, frames[0].top

    @property
    def frame(self) -> Frame:
        return self.frames[self.at]

    def ask(self, height: float) -> None:
        """Go on in the next frame where the height has no room in this one."""
        if self.y - height >= self.frame.bottom:
            return
        self.at = (self.at + 1) % len(self.frames)
        if self.at == 0:
            self.canvas.showPage()
            self.on_page()
        self.y = self.frame.top

    def write(
        self,
        text: str,
        font: str,
        size: float,
        indent: float = 0,
        width: float | None = None,
        align: str = "left",
        color: tuple[float, float, float] = (0, 0, 0),
        spread: float = 0,
        lead: float = 1.28,
    ) -> None:
        """One paragraph, wrapped."""
        wide = (width or self.frame.width) - indent
        for line in wrap(text, font, size, wide, spread):
            self.ask(size * lead)
            self.y -= size * lead
            long = stringWidth(line, font, size) + spread * len(line)
            x = self.frame.x + indent + {"left": 0, "right": wide - long, "centre": (wide - long) / 2}[align]
            self.draw(x, self.y, line, font, size, color, spread)

    def draw(
        self,
        x: float,
        y: float,
        line: str,
        font: str,
        size: float,
        color: tuple[float, float, float] = (0, 0, 0),
        spread: float = 0,
    ) -> None:
        """One line at a place; word by word without blanks where the style says so, as TeX does."""
        self.canvas.setFillColorRGB(*color)
        if not self.style.by_word:
            text = self.canvas.beginText(x, y)
            text.setFont(font, size)
            text.setCharSpace(spread)
            text.textOut(line)
            self.canvas.drawText(text)
            return
        self.canvas.setFont(font, size)
        blank = stringWidth(" ", font, size)
        for word in line.split(" "):
            self.canvas.drawString(x, y, word)
            x += stringWidth(word, font, size) + blank

    def rule(self, below: float = 3) -> None:
        """A thin line over the frame's width."""
        self.canvas.setStrokeColorRGB(*self.style.accent)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(self.frame.x, self.y - below, self.frame.x + self.frame.width, self.y - below)
        self.y -= below

    def set(self, blocks: Iterable[Block]) -> None:
        """All blocks, each as the style wants it."""
        for block in blocks:
            getattr(self, f"_{block.kind}")(block)

    def _name(self, block: Block) -> None:
        s = self.style
        self.write(
            block.text, _BOLD[s.font], s.name_size, align="centre" if s.centred else "left", color=s.accent
        )
        self.y -= 2

    def _contact(self, block: Block) -> None:
        self.write(
            block.text,
            self.style.font,
            self.style.size - 0.5,
            align="centre" if self.style.centred else "left",
        )

    def _headline(self, block: Block) -> None:
        s = self.style
        self.write(block.text, _ITALIC[s.font], s.size + 1, align="centre" if s.centred else "left")

    def _section(self, block: Block) -> None:
        s = self.style
        text, size = (block.text.upper() if s.upper else block.text), s.size + 1.5
        self.y -= s.size * 0.9
        self.ask(size * 4)
        if s.section == "left":
            self.y -= 2
            self.canvas.setFillColorRGB(*s.accent)
            for number, line in enumerate(wrap(text, _BOLD[s.font], s.size, s.gutter - 12)):
                self.draw(
                    self.frame.x - s.gutter,
                    self.y - s.size * (1.25 + number * 1.2),
                    line,
                    _BOLD[s.font],
                    s.size,
                )
            return
        if s.section == "band":
            self.canvas.setFillColorRGB(*s.accent)
            self.canvas.rect(
                self.frame.x, self.y - size * 1.5, self.frame.width, size * 1.5, stroke=0, fill=1
            )
            self.write(text, _BOLD[s.font], size, indent=5, color=(1, 1, 1))
            self.y -= size * 0.5
        elif s.section == "spaced":
            self.write(text, s.font, size - 1, spread=2.2, color=s.accent)
        elif s.section == "centred":
            self.write(text, _BOLD[s.font], size, align="centre", color=s.accent)
            self.rule()
        else:
            self.write(text, _BOLD[s.font], size, color=s.accent)
            if s.section == "rule":
                self.rule()
        self.y -= 2

    def _head(self, block: Block) -> None:
        s = self.style
        bold = _BOLD[s.font]
        self.y -= 3
        self.ask(s.size * 3.5)
        if s.head == "tab":
            room = stringWidth(block.right, s.font, s.size) + 8 if block.right else 0
            self.write(block.text, bold, s.size, width=self.frame.width - room)
            if block.right:
                long = stringWidth(block.right, s.font, s.size)
                self.draw(self.frame.x + self.frame.width - long, self.y, block.right, s.font, s.size)
        elif s.head in ("margin", "timeline"):
            start = self.y
            for number, line in enumerate(wrap(block.right, s.font, s.size - 0.5, s.gutter - 14)):
                y = start - (s.size * 1.28) * (number + 1)
                self.draw(self.frame.x - s.gutter, y, line, s.font, s.size - 0.5)
            if s.head == "timeline":
                self.canvas.setFillColorRGB(*s.accent)
                self.canvas.circle(self.frame.x - 8, start - s.size, 2.6, stroke=0, fill=1)
            self.write(block.text, bold, s.size)
        elif s.head == "before":
            if block.right:
                self.write(block.right.upper(), s.font, s.size - 1.5, color=s.accent)
            self.write(block.text, bold, s.size)
        elif s.head == "centred":
            self.write(block.text, bold, s.size, align="centre")
            if block.right:
                self.write(block.right, _ITALIC[s.font], s.size, align="centre")
        else:
            self.write(block.text, bold, s.size)
            if block.right:
                self.write(block.right, _ITALIC[s.font], s.size - 0.5)

    def _bold(self, block: Block) -> None:
        self.write(block.text, _BOLD[self.style.font], self.style.size)

    def _italic(self, block: Block) -> None:
        s = self.style
        self.write(block.text, _ITALIC[s.font], s.size, align="centre" if s.head == "centred" else "left")

    def _bullet(self, block: Block) -> None:
        s = self.style
        self.ask(s.size * 1.28)
        self.draw(self.frame.x + 4, self.y - s.size * 1.28, s.bullet, s.font, s.size)
        self.write(block.text, s.font, s.size, indent=15)

    def _para(self, block: Block) -> None:
        self.write(block.text, self.style.font, self.style.size)

    def _bar(self, block: Block) -> None:
        s = self.style
        self.write(block.text, s.font, s.size)
        if s.boxed:
            self.ask(8)
            self.y -= 6
            for shade, share in ((0.85, 1.0), (0.35, float(block.right) / 100)):
                self.canvas.setFillGray(shade)
                self.canvas.rect(self.frame.x, self.y, self.frame.width * share, 4, stroke=0, fill=1)

    def _row(self, block: Block) -> None:
        s, wide = self.style, self.frame.width / len(block.cells)
        cells = [wrap(cell, s.font, s.size, wide - 8) for cell in block.cells]
        high = max(len(lines) for lines in cells) * s.size * 1.28 + 3
        self.ask(high)
        for number, lines in enumerate(cells):
            x = self.frame.x + number * wide
            for row, line in enumerate(lines, 1):
                self.draw(x + 3, self.y - row * s.size * 1.28, line, s.font, s.size)
            if s.section == "band":
                self.canvas.setStrokeGray(0.5)
                self.canvas.rect(x, self.y - high, wide, high, stroke=1, fill=0)
        self.y -= high


def wrap(text: str, font: str, size: float, width: float, spread: float = 0) -> list[str]:
    """Lines of a text that fit into a width; a long word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) + spread * len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _nothing() -> None:
    return None


def _flow(style: Style, left: float, top: float, right: float, columns: int = 1) -> Callable[..., None]:
    """One column, or several of about one height that are filled one after another."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        gap = 24
        wide = (size[0] - left - right - gap * (columns - 1)) / columns
        bottom = 48.0
        if columns > 1:
            tall = Pen(Canvas(io.BytesIO()), [Frame(0, 0, wide, -9e9)], style, _nothing)
            tall.set(text.main + text.side)
            bottom = max(bottom, size[1] - top + tall.y / columns - 36)
        frames = [Frame(left + n * (wide + gap), size[1] - top, wide, bottom) for n in range(columns)]
        Pen(canvas, frames, style, _nothing).set(text.main + text.side)

    return lay


def _side(style: Style, width: float, shade: tuple[float, float, float]) -> Callable[..., None]:
    """A shaded column at the left that stands before the main text in the file."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        def paint() -> None:
            canvas.setFillColorRGB(*shade)
            canvas.rect(0, 0, width + 38, size[1], stroke=0, fill=1)

        paint()
        narrow = replace(style, size=style.size - 0.8, head="below", section="plain", name_size=17)
        Pen(canvas, [Frame(24, size[1] - 46, width, 30)], narrow, paint).set(text.side)
        main = Frame(width + 52, size[1] - 46, size[0] - width - 92, 46)
        Pen(canvas, [main], style, paint).set(text.main)

    return lay


def _late_side(style: Style, width: float) -> Callable[..., None]:
    """A column at the right that stands after the main text in the file; the main text is one page long."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        main = Pen(canvas, [Frame(40, size[1] - 46, size[0] - width - 98, 36)], style, _nothing)
        main.set(text.main)
        canvas.setStrokeGray(0.6)
        canvas.line(size[0] - width - 42, 40, size[0] - width - 42, size[1] - 46)
        narrow = replace(style, size=style.size - 0.5, head="below", section="plain")
        Pen(canvas, [Frame(size[0] - width - 30, size[1] - 46, width, 30)], narrow, _nothing).set(text.side)

    return lay


def _running(style: Style) -> Callable[..., None]:
    """Dense pages with the name and a page number at the foot of each, and a head from the second on."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        name = next(block.text for block in text.main if block.kind == "name")

        def foot() -> None:
            number = canvas.getPageNumber()
            canvas.setFont("Times-Italic", 8)
            canvas.setFillGray(0.3)
            canvas.drawCentredString(size[0] / 2, 24, f"{name} - Page {number}")
            if number > 1:
                canvas.drawRightString(size[0] - 50, size[1] - 28, f"Résumé of {name}")

        foot()
        Pen(canvas, [Frame(50, size[1] - 44, size[0] - 100, 44)], style, foot).set(text.main + text.side)

    return lay


def _cards(style: Style) -> Callable[..., None]:
    """A coloured band with the name, contact in it, cards at the left with bars, the work at the right."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        canvas.setFillColorRGB(*style.accent)
        canvas.rect(0, size[1] - 100, size[0], 100, stroke=0, fill=1)
        white = (1, 1, 1)
        top = Pen(canvas, [Frame(36, size[1] - 22, size[0] - 72, 0)], style, _nothing)
        for block in [b for b in text.main if b.kind in ("name", "headline", "contact")]:
            font = _BOLD[style.font] if block.kind == "name" else style.font
            top.write(block.text, font, 24 if block.kind == "name" else 9.5, color=white)
        card = Pen(canvas, [Frame(36, size[1] - 112, 168, 30)], replace(style, section="plain"), _nothing)
        canvas.setFillGray(0.95)
        canvas.roundRect(26, 30, 188, size[1] - 142, 8, stroke=0, fill=1)
        card.set(text.side)
        rest = [b for b in text.main if b.kind not in ("name", "headline", "contact")]
        Pen(canvas, [Frame(232, size[1] - 112, size[0] - 268, 36)], style, _nothing).set(rest)

    return lay


def _grid(style: Style) -> Callable[..., None]:
    """Jobs as rows of a ruled table: dates in the first cell, everything about the job in the second."""

    def lay(canvas: Canvas, size: tuple[float, float], text: Text) -> None:
        left, first = 44, 92
        wide = size[0] - 2 * left
        plain = Pen(canvas, [Frame(left, size[1] - 44, wide, 44)], style, _nothing)
        inner = Frame(left + first + 6, size[1] - 44, wide - first - 12, 44)
        blocks = list(text.main + text.side)
        while blocks:
            if blocks[0].kind != "head":
                plain.set([blocks.pop(0)])
                continue
            row = [blocks.pop(0)]
            while blocks and blocks[0].kind in ("bullet", "para", "italic", "bold"):
                row.append(blocks.pop(0))
            lines = sum(len(wrap(b.text, style.font, style.size, inner.width - 18)) for b in row)
            plain.ask(lines * style.size * 1.32 + 10)
            top = plain.y
            pen = Pen(canvas, [inner], replace(style, head="below"), _nothing)
            pen.y = top
            pen.set([replace(row[0], right=""), *row[1:]])
            for number, line in enumerate(wrap(row[0].right, style.font, style.size, first - 8), 1):
                pen.draw(left + 4, top - 3 - number * style.size * 1.28, line, style.font, style.size)
            plain.y = pen.y - 5
            canvas.setStrokeGray(0.4)
            canvas.rect(left, plain.y, wide, top - plain.y)
            canvas.line(left + first, plain.y, left + first, top)

    return lay


_BLUE, _GREEN, _WINE, _SLATE = (0.1, 0.25, 0.5), (0.05, 0.4, 0.35), (0.45, 0.1, 0.2), (0.2, 0.25, 0.32)
_TIMES = Style("Times-Roman", 10.5)

LAYOUTS: dict[str, Callable[..., None]] = {
    "single": _flow(Style(), 54, 46, 54),
    "centred": _flow(replace(_TIMES, section="centred", head="centred", centred=True), 60, 46, 60),
    "two_columns": _flow(Style(size=9.2, head="below", accent=_SLATE), 42, 44, 42, columns=2),
    "sidebar_left": _side(Style(size=9.6, head="below", accent=_BLUE), 150, (0.9, 0.93, 0.97)),
    "sidebar_right": _late_side(Style(size=9.6, head="tab", accent=_GREEN), 148),
    "table": _grid(Style(size=9.5, section="band", accent=_SLATE)),
    "margin": _flow(
        replace(_TIMES, head="margin", gutter=98, section="plain", accent=_WINE, upper=False), 150, 46, 54
    ),
    "timeline": _flow(
        Style(size=9.6, head="timeline", gutter=92, section="spaced", accent=_BLUE), 138, 46, 48
    ),
    "latex": _flow(
        replace(_TIMES, size=10, by_word=True, section="rule", centred=True, bullet="–", upper=False),
        66,
        56,
        66,
    ),
    "dense": _running(replace(_TIMES, size=10.8, head="tab", section="plain")),
    "infographic": _cards(Style(size=9.2, head="before", section="spaced", accent=_GREEN, boxed=True)),
    "heads_left": _flow(Style(size=9.8, section="left", head="tab", gutter=112), 158, 46, 48),
    "typewriter": _flow(
        Style("Courier", 9.3, section="plain", head="below", bullet="*", name_size=12), 54, 50, 54
    ),
    "airy": _flow(Style(size=10, section="spaced", head="before", bullet="·", accent=_WINE), 74, 64, 74),
}


def make_pdf(text: Text, layout: str, paper: str) -> bytes:
    """The PDF of a text, the same bytes every time: `make_pdf(read_blocks(markup), "single", "a4")`."""
    size = A4 if paper == "a4" else LETTER
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1, pageCompression=0)
    canvas.setTitle("Resume")
    LAYOUTS[layout](canvas, size, text)
    canvas.save()
    return stream.getvalue()
