"""Text of pictures: by tesseract where it is installed, and what is said where nothing recognises."""

from __future__ import annotations

import importlib.util
import io
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from document_laws import check
from invented_pdfs import lines, pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener.model.document import Document
from screener.model.limits import ReadLimits
from screener.pipeline import read_profiles
from screener.read.faults import ReadFault
from screener.read.plausible import is_garbled
from screener.read.reader import read_document
from screener.read.recognise import engines, pages
from screener.read.recognise.base import Words
from screener.read.recognise.straighten import slant, straight
from screener.sources import Gathered, Source

BODY = (
    "Avery Example, CPC",
    "avery@example.com  (312) 555-0142",
    "PROFESSIONAL EXPERIENCE",
    "Medical Coder, Example Hospital, Chicago",
    "Coded inpatient charts with ICD-10-CM and CPT",
    "Answered questions of physicians about records",
    "Reviewed claims that the payers had denied",
)
SCANS = {
    "Scan0012.pdf": ("Yolanda Prescott", {"aapc.cpc"}),
    "Scan0013.pdf": ("Vernon Tillery", set()),
    "resume photo Delgado.pdf": ("Anselm Delgado", {"ahima.ccs"}),
}


@pytest.fixture(params=["tesseract", "rapidocr"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each engine that this machine has; the suite as a whole runs without any."""
    name = str(request.param)
    there = shutil.which(name) if name == "tesseract" else importlib.util.find_spec(name)
    if not there:
        pytest.skip(f"{name} is not installed")
    monkeypatch.setenv(engines.SETTING, name)
    engines.engine.cache_clear()
    yield name
    engines.engine.cache_clear()


def typed(canvas: Canvas) -> None:
    lines(canvas, 72, 90, *BODY, step=24, size=12)


def two_columns(canvas: Canvas) -> None:
    lines(canvas, 60, 90, "Skills", "Epic and Cerner", "ICD-10-CM", "Auditing", "Queries", step=26, size=12)
    lines(
        canvas,
        320,
        90,
        "Education",
        "Ohio College",
        "Associate degree",
        "Health records",
        "Graduated",
        step=26,
        size=12,
    )


def drawn(draw: object = typed, scale: float = 2.5) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf(draw))[0]  # type: ignore[arg-type]
    return page.render(scale=scale, grayscale=True).to_pil()


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def scan(picture: Image.Image) -> object:
    return lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)


def likeness(document: Document, body: tuple[str, ...] = BODY) -> float:
    found, wanted = Counter(document.text.split()), Counter(" ".join(body).split())
    return 2 * sum((found & wanted).values()) / (sum(found.values()) + sum(wanted.values()))


PICTURES = {
    "png": lambda: saved(drawn(), "PNG"),
    "jpg": lambda: saved(drawn(), "JPEG", quality=70),
    "tiff": lambda: saved(drawn(), "TIFF"),
    "clear ground": lambda: saved(Image.merge("LA", (drawn(), drawn().point(lambda v: 255 - v))), "PNG"),
    "small": lambda: saved(drawn(scale=1.4), "PNG"),
    "aslant": lambda: saved(drawn().rotate(2.5, fillcolor=255, resample=Image.Resampling.BILINEAR), "PNG"),
    "scanned pdf": lambda: pdf(scan(drawn())),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_pictures_are_read(kind: str, engine: str) -> None:
    document = read_document(PICTURES[kind](), "cv.dat")
    check(document)
    assert document.reader == engine and likeness(document) > 0.75
    assert len(document.certain) == len(document.text) and 0.6 < np.mean(document.certain) <= 1
    (flag,) = document.flags
    assert flag.id == "recognized" and "may hold errors" in flag.detail and engine not in flag.detail


def test_a_page_on_its_side_is_turned(engine: str) -> None:
    if engine == "rapidocr":
        pytest.skip("it reads lines that stand on their heads too, and so cannot tell which way is up")
    assert likeness(read_document(saved(drawn().rotate(90, expand=True), "PNG"), "cv.png")) > 0.75


def test_columns_are_read_one_after_the_other(engine: str) -> None:
    text = read_document(saved(drawn(two_columns), "PNG"), "cv.png").text
    order = [text.index(word) for word in ("Skills", "Queries", "Education", "Graduated")]
    assert order == sorted(order)


def test_a_scan_behind_typed_pages_is_read_too(engine: str) -> None:
    data = pdf(typed, scan(drawn()))  # type: ignore[arg-type]
    document = read_document(data, "cv.pdf")
    assert document.reader == f"pdfium+{engine}" and document.text.count("Example Hospital") == 2
    assert document.certain[0] == 1.0 and [f.page for f in document.flags] == [2]
    limited = read_document(pdf(scan(drawn()), scan(drawn())), "cv.pdf", ReadLimits(scans=1))  # type: ignore[arg-type]
    assert [f.id for f in limited.flags] == ["recognized", "left_out"]


def test_the_scanned_samples_are_read(engine: str, root: Path) -> None:
    sources = tuple(Source(str(root / "sample_resumes" / name), name) for name in SCANS)
    profiles = read_profiles(Gathered(sources, ()), ["medical_coding"], date(2026, 11, 23), 1)
    for profile in profiles:
        name, held = SCANS[profile.file]
        assert profile.status == "read" and profile.reader == engine and profile.contact.name == name
        assert {c.id for c in profile.summary.credentials if c.assertion == "held"} == held
        assert all(mention.confidence <= 1 for mention in profile.mentions)
        assert {flag.id for flag in profile.flags} >= {"recognized"}


def test_letters_that_mean_nothing_to_programs_are_recognised_from_the_page(engine: str) -> None:
    document = read_document(shifted_map(), "cv.pdf")
    assert document.reader == engine and likeness(document) > 0.75


def test_without_an_engine_the_status_says_what_to_do() -> None:
    for data, name in ((saved(drawn(), "PNG"), "cv.png"), (pdf(scan(drawn())), "cv.pdf")):  # type: ignore[arg-type]
        with pytest.raises(ReadFault) as fault:
            read_document(data, name)
        assert fault.value.status == "needs_ocr" and engines.SETTING in fault.value.reason
    mixed = read_document(pdf(typed, scan(drawn())), "cv.pdf")  # type: ignore[arg-type]
    assert [(f.id, f.page) for f in mixed.flags] == [("needs_ocr", 2)]
    with pytest.raises(ReadFault) as fault:
        read_document(shifted_map(), "cv.pdf")
    assert fault.value.status == "unreadable" and "map to characters" in fault.value.reason


def test_a_plain_install_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(engines.SETTING)
    assert "screener[ocr]" in engines.how_to_get()


@pytest.mark.parametrize("angle", [-5.0, -2.3, -0.8, 0.0, 0.4, 1.0, 3.1])
def test_the_slant_of_a_page_is_measured(angle: float) -> None:
    picture = np.asarray(drawn().rotate(-angle, fillcolor=255, resample=Image.Resampling.BILINEAR))
    assert slant(picture) == pytest.approx(angle, abs=0.2)
    assert abs(slant(straight(picture))) < 0.25


def test_nothing_to_straighten() -> None:
    empty = np.full((400, 300), 255, dtype=np.uint8)
    assert slant(empty) == 0.0 and straight(empty) is empty


def test_specks_bullets_and_addresses_are_tidied() -> None:
    words = [
        Words("*", 10, 10, 14, 20, 0.9),
        Words("avery@", 20, 10, 60, 20, 0.8),
        Words("example.com", 64, 10, 120, 20, 0.9),
        Words(",", 300, 10, 304, 20, 0.2),
    ]
    glyphs = pages._glyphs(pages._tidied(words), 1.0, (100, 400), 1)
    assert glyphs.raw == "•avery@example.com" and glyphs.certain is not None
    assert glyphs.certain[1] == pytest.approx(0.8)


TEXTS = (
    " ".join(BODY[2:]),
    "Codificadora médica con experiencia en hospitales y clínicas; facturación, auditoría y educación del "
    "personal durante siete años en la ciudad de San Juan, con certificación vigente y manejo de expedientes",
    "SKILLS: ICD-10-CM, CPT, HCPCS, EPIC, CERNER, 3M 360 ENCOMPASS, OUTPATIENT SURGERY, EMERGENCY DEPT, "
    "AUDITING, DENIALS, QUERIES, RISK ADJUSTMENT, EDUCATION, MEDICARE ADVANTAGE, CHARGE CAPTURE, DRG",
    "Ann Roe " * 200,
    "медицинский кодировщик " * 20,
    "CPC 2019",
)


@pytest.mark.parametrize("text", TEXTS)
def test_language_is_not_garbled(text: str) -> None:
    assert not is_garbled(text)


@pytest.mark.parametrize("seed", range(6))
def test_exchanged_letters_are_garbled(seed: int) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    others = list(letters)
    random.Random(seed).shuffle(others)  # noqa: S311 - no secret
    assert is_garbled(TEXTS[0].lower().translate(str.maketrans(letters, "".join(others))))
    assert is_garbled(" ".join("\ue000\ue001\ue002" + chr(0xE010 + k) for k in range(99)))


def shifted_map() -> bytes:
    """A page that looks like BODY, whose font says of each letter that it is another one."""
    mapped = "".join(
        f"<{ord(c):02X}> <{ord(d):04X}>\n"
        for alphabet in ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for c, d in zip(alphabet, alphabet[7:] + alphabet[:7], strict=True)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange 52 beginbfchar\n{mapped}endbfchar endcmap end end"
    ).encode()
    rows = " ".join(f"({line.replace('(', ' ').replace(')', ' ')}) Tj T*" for line in BODY)
    content = f"BT /F 12 Tf 1 0 0 1 72 700 Tm 24 TL {rows} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    whole = b"%PDF-1.4\n"
    for number, one in enumerate(objects, 1):
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    return whole + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"
