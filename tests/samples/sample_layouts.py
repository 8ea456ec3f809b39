"""Draws an invented person's résumé as a PDF in one of several layouts; same words, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.flowables import HRFlowable

Person = dict[str, Any]
Paint = Callable[[Canvas, Any], None]

WIDTH, HEIGHT = letter
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONG_MONTHS = ["January", "February", "March", "April", "May", "June"]
LONG_MONTHS += ["July", "August", "September", "October", "November", "December"]
# Names with letters outside Latin-1 need an embedded font; the Vera fonts come with reportlab.
for _name, _file in (("Vera", "Vera"), ("Vera-Bold", "VeraBd"), ("Vera-Italic", "VeraIt")):
    pdfmetrics.registerFont(TTFont(_name, f"{_file}.ttf"))


def date_words(style: str, when: str) -> str:
    """A month ("2019-03"), year ("2001") or "present" as this person writes it."""
    if when == "present":
        return "Current" if style == "long" else "Present"
    year, _, month = when.partition("-")
    if not month:
        return year
    forms = {
        "short": f"{MONTHS[int(month) - 1]} {year}",
        "long": f"{LONG_MONTHS[int(month) - 1]} {year}",
        "numeric": f"{month}/{year}",
    }
    return forms[style]


def date_range(person: Person, job: Person) -> str:
    """The printed dates of a job."""
    style = person["dates"]
    dash = {"short": " – ", "long": " to ", "numeric": " - ", "year": "-"}[style]
    return date_words(style, str(job["from"])) + dash + date_words(style, str(job["to"]))


@dataclass(frozen=True)
class Look:
    """How a layout sets type. when: where the dates of a job stand (below, right, left)."""

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    italic: str = "Helvetica-Oblique"
    size: float = 10.4
    colour: str = "#222222"
    accent: str = "#1f3a5f"
    when: str = "below"
    bullet: str = "•"
    spacing: float = 0.0
    rules: bool = False
    centred: bool = False
    caps: bool = True

    def style(self, **changes: Any) -> ParagraphStyle:
        """The body type, with changes."""
        size = changes.pop("size", self.size)
        given = {"fontName": self.font, "fontSize": size, "leading": size * 1.28, "textColor": self.colour}
        return ParagraphStyle("body", **{**given, **changes})

    def bold_style(self, **changes: Any) -> ParagraphStyle:
        """The body type in bold."""
        return self.style(fontName=self.bold, **changes)


class SpacedHeading(Flowable):
    """A heading whose letters stand apart by the PDF's own character spacing, over a rule."""

    def __init__(self, words: str, look: Look, width: float) -> None:
        super().__init__()
        self.words, self.look, self.width, self.height = words, look, width, 20

    def draw(self) -> None:
        canvas = self.canv
        pen = canvas.beginText(0, 6)
        pen.setFont(self.look.bold, 10)
        pen.setFillColor(HexColor(self.look.accent))
        pen.setCharSpace(self.look.spacing)
        pen.textOut(self.words.upper())
        pen.setCharSpace(0)
        canvas.drawText(pen)
        canvas.setStrokeColor(HexColor(self.look.accent))
        canvas.setLineWidth(0.6)
        canvas.line(0, 1, self.width, 1)


def heading(words: str, look: Look, width: float) -> list[Flowable]:
    """A section's title."""
    if look.spacing:
        return [Spacer(1, 6), SpacedHeading(words, look, width), Spacer(1, 3)]
    words = words.upper() if look.caps else words
    style = look.bold_style(size=look.size + 1.5, textColor=look.accent, spaceBefore=9, spaceAfter=3)
    if look.centred:
        style.alignment = TA_CENTER
    found: list[Flowable] = [Paragraph(words, style)]
    if look.rules:
        found.append(HRFlowable(width="100%", thickness=0.7, color=HexColor(look.accent), spaceAfter=4))
    return found


def bullets(lines: Iterable[str], look: Look) -> list[Flowable]:
    """A list with hanging bullets."""
    style = look.style(leftIndent=11, bulletIndent=1, spaceAfter=1.5)
    return [Paragraph(_safe(line), style, bulletText=look.bullet) for line in lines]


def job_flow(person: Person, job: Person, look: Look, width: float) -> list[Flowable]:
    """One job: title, employer, dates where the look puts them, duties."""
    title, dates = _safe(job["title"]), date_range(person, job)
    place = _safe(f"{job['at']}, {job['place']}")
    if look.when == "right":
        row = [[Paragraph(title, look.bold_style()), Paragraph(dates, look.style(alignment=2))]]
        head: list[Flowable] = [_grid(row, [width * 0.66, width * 0.34])]
        head.append(Paragraph(place, look.style(fontName=look.italic)))
    elif look.when == "left":
        duties = [Paragraph(title, look.bold_style()), Paragraph(place, look.style(fontName=look.italic))]
        cells = [[Paragraph(dates, look.style()), [*duties, *bullets(job["did"], look)]]]
        return [_grid(cells, [width * 0.24, width * 0.76]), Spacer(1, 5)]
    elif look.centred:
        head = [
            Paragraph(f"<b>{title}</b>, {place}", look.style()),
            Paragraph(f"<i>{dates}</i>", look.style()),
        ]
    else:
        head = [
            Paragraph(title, look.bold_style()),
            Paragraph(f"{place} | {dates}", look.style(textColor=look.accent)),
        ]
    return [*head, Spacer(1, 2), *bullets(job["did"], look), Spacer(1, 6)]


def _grid(rows: list[list[Any]], widths: list[float]) -> Table:
    flat = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    return Table(rows, colWidths=widths, style=[*flat, *tight, ("VALIGN", (0, 0), (-1, -1), "TOP")])


def _safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def full_name(person: Person) -> str:
    """The name as printed at the top, with the letters after it."""
    return ", ".join([person["name"], *person.get("nominals", [])])


def contact_lines(person: Person) -> list[str]:
    """Place, phone and e-mail."""
    return [f"{person['city']}, {person['state']}", person["phone"], person["email"]]


def work_flow(person: Person, look: Look, width: float, title: str) -> list[Flowable]:
    """The section of jobs."""
    found = heading(title, look, width)
    for job in person["work"]:
        found += job_flow(person, job, look, width)
    return found


def list_flow(
    person: Person, key: str, title: str, look: Look, width: float, *, plain: bool = False
) -> list[Flowable]:
    """The section of credentials, education or skills; nothing where the person has none."""
    lines = person.get(key) or []
    if not lines:
        return []
    body = (
        [Paragraph(_safe(line), look.style(spaceAfter=2)) for line in lines]
        if plain
        else bullets(lines, look)
    )
    return [*heading(title, look, width), *body]


def summary_flow(person: Person, title: str, look: Look, width: float) -> list[Flowable]:
    """The opening paragraph."""
    return [*heading(title, look, width), Paragraph(_safe(person["summary"]), look.style(spaceAfter=2))]


def more_flow(person: Person, look: Look, width: float) -> list[Flowable]:
    """Sections that only this person has."""
    found: list[Flowable] = []
    for title, lines in person.get("more", {}).items():
        found += [*heading(title, look, width), *bullets(lines, look)]
    return found


def top_flow(person: Person, look: Look, *, size: float = 20) -> list[Flowable]:
    """Name and contact above the sections."""
    align = {"alignment": TA_CENTER} if look.centred else {}
    name = look.bold_style(size=size, textColor=look.accent, spaceAfter=3, **align)
    contact = Paragraph(" | ".join(contact_lines(person)), look.style(spaceAfter=4, **align))
    return [Paragraph(_safe(full_name(person)), name), contact]


def single_story(person: Person, look: Look, width: float) -> list[Flowable]:
    """All sections one below the other."""
    return [
        *top_flow(person, look),
        *summary_flow(person, "Summary", look, width),
        *list_flow(person, "certificates", "Certifications", look, width),
        *work_flow(person, look, width, "Professional Experience"),
        *list_flow(person, "education", "Education", look, width, plain=True),
        *list_flow(person, "skills", "Skills", look, width),
        *more_flow(person, look, width),
    ]


def compact_story(person: Person, look: Look, width: float) -> list[Flowable]:
    """Running text without any heading."""
    body = look.style(spaceAfter=6)
    found: list[Flowable] = [Paragraph(_safe(full_name(person)), look.bold_style(size=12))]
    found.append(Paragraph(", ".join(contact_lines(person)), body))
    found.append(Paragraph(_safe(person["summary"]), body))
    for job in person["work"]:
        head = (
            f"<b>{_safe(job['title'])}</b>, {_safe(job['at'])}, {job['place']}, {date_range(person, job)}. "
        )
        found.append(Paragraph(head + " ".join(_safe(duty) for duty in job["did"]), body))
    found += [Paragraph(_safe("; ".join(person["education"])), body)]
    if person.get("certificates"):
        found.append(Paragraph(_safe(" ".join(person["certificates"])), body))
    return [*found, Paragraph(_safe(", ".join(person["skills"])), body)]


def _pages(frames: list[Frame], paint: Paint | None, later: list[Frame] | None = None) -> list[PageTemplate]:
    empty: Paint = lambda canvas, document: None  # noqa: E731 - reportlab wants a callable
    first = PageTemplate("first", frames, onPage=paint or empty)
    return [first, PageTemplate("later", later or frames, onPage=empty)]


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _whole(margin: float = 54) -> Frame:
    return _frame(margin, margin, WIDTH - 2 * margin, HEIGHT - 2 * margin)


def draw_single(person: Person) -> Drawing:
    """One column; the hidden words of `hidden`, if any, in white one-point type at the foot."""
    look = Look(rules=True)

    def hide(canvas: Canvas, _: Any) -> None:
        if person.get("hidden"):
            canvas.setFillColor(white)
            canvas.setFont("Helvetica", 1)
            canvas.drawString(54, 40, person["hidden"])

    return Drawing(_pages([_whole()], hide), single_story(person, look, WIDTH - 108))


def draw_serif(person: Person) -> Drawing:
    """Centred name and headings in Times."""
    look = Look("Times-Roman", "Times-Bold", "Times-Italic", 11.5, "#000000", "#000000", centred=True)
    return Drawing(_pages([_whole(64)], None), single_story(person, look, WIDTH - 128))


def draw_right_dates(person: Person) -> Drawing:
    """Dates flush right on the line of the title."""
    look = Look(when="right", accent="#7a2e2e", caps=False, rules=True, bullet="–")
    return Drawing(_pages([_whole()], None), single_story(person, look, WIDTH - 108))


def draw_table(person: Person) -> Drawing:
    """A table with the dates in its left column."""
    look = Look("Vera", "Vera-Bold", "Vera-Italic", 9.2, when="left", accent="#2f5d50")
    return Drawing(_pages([_whole(50)], None), single_story(person, look, WIDTH - 100))


def draw_spaced(person: Person) -> Drawing:
    """Headings with letters set apart."""
    look = Look(spacing=3.5, accent="#444444", when="right", size=10.6)
    return Drawing(_pages([_whole(60)], None), single_story(person, look, WIDTH - 120))


def draw_compact(person: Person) -> Drawing:
    """Paragraphs without headings."""
    look = Look("Times-Roman", "Times-Bold", "Times-Italic", 11.5)
    return Drawing(_pages([_whole(72)], None), compact_story(person, look, WIDTH - 144))


def draw_sidebar_left(person: Person) -> Drawing:
    """A tinted left column with contact, skills and credentials; the jobs beside it."""
    side, main = 170.0, WIDTH - 170 - 70
    look = Look(accent="#22577a", caps=False)
    narrow = Look(size=8.8, bullet="-", accent="#22577a")

    def paint(canvas: Canvas, _: Any) -> None:
        canvas.setFillColor(HexColor("#e3edf3"))
        canvas.rect(0, 0, side + 18, HEIGHT, stroke=0, fill=1)

    frames = [_frame(24, 40, side - 20, HEIGHT - 90), _frame(side + 36, 40, main, HEIGHT - 90)]
    left = [
        *heading("Contact", narrow, side),
        *[Paragraph(line, narrow.style()) for line in contact_lines(person)],
        *list_flow(person, "certificates", "Credentials", narrow, side, plain=True),
        *list_flow(person, "skills", "Core Skills", narrow, side),
        *list_flow(person, "education", "Education", narrow, side, plain=True),
    ]
    right = [
        Paragraph(_safe(full_name(person)), look.bold_style(size=21, textColor="#22577a", spaceAfter=4)),
        Paragraph(_safe(person["headline"]), look.style(size=12, spaceAfter=4)),
        *summary_flow(person, "Profile", look, main),
        *work_flow(person, look, main, "Work History"),
    ]
    return Drawing(
        _pages(frames, paint, [frames[1]]), [*left, NextPageTemplate("later"), FrameBreak(), *right]
    )


def draw_sidebar_right(person: Person) -> Drawing:
    """A dark panel on the right with white type; the file holds the main column first."""
    side = 180.0
    main = WIDTH - side - 80
    look = Look("Vera", "Vera-Bold", "Vera-Italic", 9, accent="#0b6e4f", when="below")
    panel = Look("Vera", "Vera-Bold", "Vera-Italic", 8, colour="#ffffff", accent="#ffffff", bullet="»")

    def paint(canvas: Canvas, _: Any) -> None:
        canvas.setFillColor(HexColor("#17324d"))
        canvas.rect(WIDTH - side, 0, side, HEIGHT, stroke=0, fill=1)

    frames = [_frame(44, 40, main, HEIGHT - 84), _frame(WIDTH - side + 16, 40, side - 30, HEIGHT - 84)]
    left = [
        Paragraph(_safe(full_name(person)), look.bold_style(size=17, spaceAfter=5)),
        Paragraph(_safe(person["headline"]), look.style(size=11, spaceAfter=4)),
        *summary_flow(person, "About me", look, main),
        *work_flow(person, look, main, "Employment"),
    ]
    right = [
        *heading("Contact", panel, side),
        *[Paragraph(line, panel.style()) for line in contact_lines(person)],
        *list_flow(
            person, "certificates", "Licenses & Certifications".replace("&", "&amp;"), panel, side, plain=True
        ),
        *list_flow(person, "education", "Education", panel, side, plain=True),
        *list_flow(person, "skills", "Skills", panel, side),
    ]
    return Drawing(_pages(frames, paint), [*left, FrameBreak(), *right])


def draw_two_columns(person: Person) -> Drawing:
    """Two columns of equal width under a name that spans both."""
    look = Look(size=10, accent="#5b3a78", rules=True)
    column = (WIDTH - 108 - 24) / 2
    top = HEIGHT - 54 - 58
    frames = [_frame(54, top, WIDTH - 108, 58), _frame(54, 50, column, top - 54)]
    frames.append(_frame(54 + column + 24, 50, column, top - 54))
    left = [
        *summary_flow(person, "Objective", look, column),
        *list_flow(person, "certificates", "Credentials", look, column),
        *list_flow(person, "education", "Education", look, column, plain=True),
        *list_flow(person, "skills", "Skills", look, column),
    ]
    right = work_flow(person, look, column, "Experience")
    story = [*top_flow(person, look), FrameBreak(), *left, FrameBreak(), *right]
    return Drawing(_pages(frames, None), story)


def draw_band(person: Person) -> Drawing:
    """A coloured band with the name in white across the top."""
    look = Look(accent="#9a3b1f", when="right", caps=False)

    def paint(canvas: Canvas, _: Any) -> None:
        canvas.setFillColor(HexColor("#9a3b1f"))
        canvas.rect(0, HEIGHT - 104, WIDTH, 104, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(54, HEIGHT - 52, full_name(person))
        canvas.setFont("Helvetica", 11)
        canvas.drawString(54, HEIGHT - 71, person["headline"])
        canvas.setFont("Helvetica", 9)
        canvas.drawString(54, HEIGHT - 90, "   •   ".join(contact_lines(person)))

    width = WIDTH - 108
    story = [
        *summary_flow(person, "Professional Summary", look, width),
        *work_flow(person, look, width, "Work Experience"),
        *list_flow(person, "certificates", "Certifications and Licenses", look, width),
        *list_flow(person, "education", "Education and Training", look, width, plain=True),
        *list_flow(person, "skills", "Areas of Expertise", look, width),
    ]
    return Drawing(_pages([_frame(54, 54, width, HEIGHT - 54 - 118)], paint), story)


def draw_notice(person: Person) -> Drawing:
    """A page that is no résumé."""
    look = Look()
    story: list[Flowable] = [Paragraph(_safe(person["title"]), look.bold_style(size=15, spaceAfter=12))]
    story += [Paragraph(_safe(line), look.style(size=11, spaceAfter=8)) for line in person["lines"]]
    return Drawing(_pages([_whole(72)], None), story)


@dataclass(frozen=True)
class Drawing:
    """Page templates and what flows through them."""

    pages: list[PageTemplate]
    story: list[Flowable]


LAYOUTS: dict[str, Callable[[Person], Drawing]] = {
    "single": draw_single,
    "serif": draw_serif,
    "right_dates": draw_right_dates,
    "table": draw_table,
    "spaced": draw_spaced,
    "compact": draw_compact,
    "sidebar_left": draw_sidebar_left,
    "sidebar_right": draw_sidebar_right,
    "two_columns": draw_two_columns,
    "band": draw_band,
    "notice": draw_notice,
}


def pdf_bytes(person: Person, layout: str) -> bytes:
    """The finished PDF; encrypted where the person set a password."""
    drawing = LAYOUTS[layout](person)
    target = io.BytesIO()
    locked = person.get("password")
    document = BaseDocTemplate(
        target,
        pagesize=letter,
        title=person.get("title", f"Resume of {person['name']}"),
        author=person["name"],
        invariant=1,
        encrypt=StandardEncryption(locked, locked, strength=128) if locked else None,
    )
    document.addPageTemplates(drawing.pages)
    document.build(drawing.story)
    return target.getvalue()
