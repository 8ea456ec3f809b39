"""What runs in a child process to show a file: a page as a picture, its text, or where some words stand.

A task names the file and what is asked (`ask`: "picture", "text", "words"; "ready" names no file); the answer
is a JSON line.
`person` is the profile of who is to be left out, null where all may be seen. `reason`, in an answer, says why
there is nothing.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from screener.child import Answer, serve
from screener.model.limits import LIMITS
from screener.worker import Opener

if TYPE_CHECKING:
    from screener.model.document import Document
    from screener.model.profile import Profile
    from screener.model.span import Box

COLOURS = 128
"""Colours of a picture: enough for type and logos, and a palette is a tenth of the bytes."""

LARGEST_SIDE = 4000
"""Pixels. Nobody needs more of a page, and a bomb would like it."""

MASK = (0x33, 0x38, 0x40)


def main() -> None:
    """Answer until the input ends."""
    serve(_answering)


def _answering(setup: dict[str, Any]) -> Answer:
    del setup

    def answer(task: dict[str, Any]) -> str:
        from screener.read.faults import ReadFault

        try:
            if task.get("person"):
                _unchanged(*_place(task))
            found = _ASKED[task["ask"]](task)
        except ReadFault as fault:
            found = {"reason": fault.reason}
        except OSError as error:
            found = {"reason": f"the file cannot be opened: {error.strerror or type(error).__name__}"}
        except MemoryError:
            found = {"reason": "showing it takes more memory than a worker may use"}
        except Exception as error:
            if os.environ.get("SCREENER_DEBUG"):
                raise
            found = {"reason": f"showing it failed ({type(error).__name__})"}
        return json.dumps(found)

    return answer


def text(task: dict[str, Any]) -> dict[str, Any]:
    """The lines of a file and what is not visible on its pages, masked where a person is to be left out."""
    document, person = _document(*_place(task)), _person(task)
    shown = _masked(document.text, person)
    return {
        "lines": [
            {
                "n": line.number,
                "page": line.page,
                "start": line.span.start,
                "text": shown[line.span.start : line.span.end],
            }
            for line in document.lines
        ],
        "not_visible": [
            {"text": _masked(hidden.text, person), "why": hidden.reason} for hidden in document.hidden
        ],
    }


def picture(task: dict[str, Any]) -> dict[str, Any]:
    """One page as a PNG with a palette, base64; masks are painted into its pixels."""
    import pypdfium2
    from PIL import Image, ImageDraw

    from screener.read.faults import ReadFault
    from screener.read.pdfium import open_pdf

    data = _bytes(*_place(task))
    if b"%PDF-" not in data[:1024]:
        raise ReadFault("unsupported", "the file has no pages to show")
    opened = open_pdf(data)
    try:
        if not 1 <= task["n"] <= len(opened):
            raise ReadFault("unsupported", f"the file has {len(opened)} pages")
        page = opened[task["n"] - 1]
        width, height = page.get_size()
        scale = min(float(task["scale"]), LARGEST_SIDE / max(width, height, 1.0))
        image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        boxes = _masks(task, page)
    except pypdfium2.PdfiumError as error:
        raise ReadFault("unreadable", "the page cannot be drawn") from error
    finally:
        opened.close()
    # The colours are chosen before anything is masked, so that masks change no pixel outside themselves.
    flat = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    if boxes:
        flat = _painted(flat, boxes, scale, ImageDraw)
    buffer = io.BytesIO()
    flat.save(buffer, "PNG", compress_level=6)
    return {"png": base64.b64encode(buffer.getvalue()).decode("ascii")}


def words(task: dict[str, Any]) -> dict[str, Any]:
    """The words at [start, end) of a file: quote, page, line, boxes, and the lines they stand in."""
    from screener.model.span import Span
    from screener.read.faults import ReadFault

    document = _document(*_place(task))
    span = Span(max(0, task["start"]), min(len(document.text), task["end"]))
    if span.start >= span.end or not document.quote(span).strip():
        raise ReadFault("unsupported", "there are no words")
    lines = list(document.lines_in(span))
    whole = Span(lines[0].span.start, lines[-1].span.end)
    return {
        "quote": document.quote(span),
        "page": lines[0].page,
        "line": lines[0].number,
        "boxes": [list(box) for box in document.boxes(span)],
        "context": document.quote(whole),
        "context_start": whole.start,
    }


def _painted(flat: Any, boxes: list[Box], scale: float, draw: Any) -> Any:
    """The boxes filled with one colour of their own."""
    palette = flat.getpalette()[: 3 * COLOURS]
    palette += [0] * (3 * COLOURS - len(palette))
    flat.putpalette([*palette, *MASK])
    pen = draw.Draw(flat)
    for x0, top, x1, bottom in boxes:
        corner = (int(x0 * scale), int(top * scale))
        pen.rectangle(
            (*corner, max(corner[0], round(x1 * scale)), max(corner[1], round(bottom * scale))), COLOURS
        )
    return flat


def _masks(task: dict[str, Any], page: Any) -> list[Box]:
    """What is to be painted over; ReadFault where nothing of the page would be left."""
    person = _person(task)
    if person is None:
        return []
    from screener.masks import covers_all, masked_boxes
    from screener.read.faults import ReadFault

    boxes = masked_boxes(page, task["n"], _document(*_place(task)), person)
    if covers_all(page, boxes):
        raise ReadFault("unsupported", "the page is a picture, which may show who it is")
    return boxes


_Place = tuple[str, tuple[int, ...], str, str, str]


def _place(task: dict[str, Any]) -> _Place:
    """Where the file lies, its name, what its bytes were when it was read, and what opens it."""
    return task["path"], tuple(task["inside"]), task["file"], task["content"], task["password"]


@lru_cache(maxsize=4)
def _unchanged(path: str, inside: tuple[int, ...], file: str, content: str, password: str) -> None:
    """ReadFault where a file is no longer what was read: who is to be left out of it is not known."""
    from screener.read.faults import ReadFault

    del file, password
    with closing(Opener(LIMITS)) as opener:
        if not content.startswith(hashlib.sha256(opener.read(path, inside)).hexdigest()):
            raise ReadFault("unsupported", "the file has changed since it was read")


@lru_cache(maxsize=4)
def _bytes(path: str, inside: tuple[int, ...], file: str, content: str, password: str) -> bytes:
    from screener.read.unlocked import unlocked

    del file, content  # a file that was written anew is opened anew
    with closing(Opener(LIMITS)) as opener:
        found = opener.read(path, inside)
    return unlocked(found, password) if password else found


@lru_cache(maxsize=4)
def _document(path: str, inside: tuple[int, ...], file: str, content: str, password: str) -> Document:
    from screener.read.reader import read_document

    return read_document(_bytes(path, inside, file, content, password), file)


def _person(task: dict[str, Any]) -> Profile | None:
    from screener.model.profile_json import profile_from_json

    return profile_from_json(task["person"]) if task["person"] else None


def _masked(text: str, person: Profile | None) -> str:
    """The text with a block for each character that tells who it is: no offset changes."""
    if person is None:
        return text
    from screener.export.blind import masked_spans

    characters = list(text)
    for start, end in masked_spans(text, person):
        characters[start:end] = ["▇" if c.isprintable() else c for c in characters[start:end]]
    return "".join(characters)


def ready(task: dict[str, Any]) -> dict[str, Any]:
    """Import what drawing and masking take, so that the first page need not wait for it."""
    del task
    import pypdfium2  # noqa: F401
    from PIL import Image  # noqa: F401

    from screener.export.masking import words_of
    from screener.masks import masked_boxes  # noqa: F401
    from screener.read.reader import known_suffixes

    known_suffixes()
    words_of()
    return {}


_ASKED = {"picture": picture, "text": text, "words": words, "ready": ready}


if __name__ == "__main__":
    main()
