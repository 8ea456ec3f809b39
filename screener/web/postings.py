"""Postings on the page: derived from a text, checked, saved, used."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from screener import pipeline
from screener.atomic import write_bytes
from screener.config.find_posting import SUFFIXES, built_in_postings
from screener.config.save import saved_settings
from screener.derive.draft import Draft, DraftRule
from screener.derive.readings import resettled
from screener.derive.writing.yaml import render, to_json
from screener.errors import Fault, ScreenerError
from screener.web import fields
from screener.web.answers import as_json, refuse
from screener.web.desk import Desk, body_of, posting_route
from screener.web.weighing import weight_settings

LARGEST = 1_000_000
"""Bytes of a rule file, and characters of a posting."""


class Postings:
    """The routes of postings."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sitting = desk, desk.sitting

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        return [
            Route("/postings", self.listed),
            Route("/posting/derive", self.derive, methods=["POST"]),
            posting_route("/posting/check", self.check),
            posting_route("/posting/save", self.save),
            posting_route("/posting/use", self.use),
        ]

    def listed(self, request: Request) -> Response:
        """The built-in postings, and the one in use with its text."""
        del request
        built_in = [
            {"name": name, "title": pipeline.load_posting(name)[0].title} for name in built_in_postings()
        ]
        sitting = self._sitting
        return as_json({"built_in": built_in, "name": sitting.name, "path": sitting.posting.path})

    async def derive(self, request: Request) -> Response:
        """Rules from a posting's text: JSON `{"text","chosen"?}`, or the posting as a file (multipart)."""
        if not request.headers.get("content-type", "").startswith("multipart/"):
            body = await body_of(request)
            text, chosen = str(body.get("text") or ""), fields.part(body, "chosen")
            return await run_in_threadpool(partial(self._derived, text, chosen))
        async with request.form(max_files=1) as form:
            upload = next((each for each in form.values() if isinstance(each, UploadFile)), None)
            if upload is None:
                raise refuse(400, "no file came with it")
            content = await upload.read(LARGEST * 10)
            name = upload.filename or "posting.txt"
        return await run_in_threadpool(partial(self._derived_file, content, name))

    def check(self, request: Request, body: dict[str, Any]) -> Response:
        """The faults of a rule file's text, all at once; its rules where there are none."""
        del request
        with _written(_yaml(body)) as path:
            try:
                posting, _ = pipeline.load_posting(str(path))
            except ScreenerError as error:
                return as_json({"faults": [_placed(each, path) for each in error.faults], "rules": []})
        rules = [
            {"id": r.id, "label": r.label, "kind": r.kind, "importance": r.importance, "weight": r.weight}
            | {"knock_out": r.knock_out, "source": r.source}
            for r in posting.rules
        ]
        return as_json({"faults": [], "title": posting.title, "id": posting.id, "rules": rules})

    def save(self, request: Request, body: dict[str, Any]) -> Response:
        """Write a rule file: `{"path","yaml"}`, or the present one with new weights: `{"path","weights"}`."""
        del request
        path = _path(body)
        if "yaml" in body:
            text = _yaml(body)
            with _written(text) as trial:
                _loaded(trial)
            if path.exists() and not body.get("replace"):
                raise refuse(
                    409, "there is a file of this name", where="path", hint="replace it, or name another"
                )
        else:
            sitting = self._sitting
            weights = weight_settings(fields.numbers(body, "weights"), sitting.posting)
            settings = [*sitting.settings, *weights]
            if not settings:
                raise refuse(422, "nothing differs from the saved posting", where="weights")
            pipeline.load_posting(sitting.name, settings)
            text = saved_settings(sitting.name, settings, path, title=sitting.posting.title)
        content = text.encode("utf-8")
        write_bytes(path, content)
        return as_json({"path": str(path), "sha256": hashlib.sha256(content).hexdigest()})

    def use(self, request: Request, body: dict[str, Any]) -> Response:
        """Score by a posting: `{"path"}`, a file or a built-in name."""
        del request
        name = fields.text(body, "path", needed="name a rule file, or a built-in posting")
        self._desk.reader.stop()
        self._sitting.use(name)
        self._sitting.tried = {}
        self._desk.reader.start()
        return as_json({"id": self._sitting.posting.id, "title": self._sitting.posting.title})

    def _derived(self, text: str, chosen: Mapping[str, Any]) -> Response:
        if len(text) > LARGEST:
            raise refuse(413, f"more than {LARGEST:,} characters", where="text")
        return as_json(_draft_json(text, pipeline.derive_text(text, "text"), chosen))

    def _derived_file(self, content: bytes, name: str) -> Response:
        """The text is read in a child, as a résumé's is."""
        suffix = Path(name).suffix.lower()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"posting{suffix if suffix[1:].isalnum() and len(suffix) < 7 else '.txt'}"
            path.write_bytes(content)
            try:
                text = pipeline.read_text(path)
            except ScreenerError as error:
                raise refuse(422, error.faults[0].what, where="file", hint=error.faults[0].hint) from error
        return self._derived(text, {})


def _draft_json(text: str, draft: Draft, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The posting's lines, the rules with where they come from, the doubts with both readings, the YAML."""
    taken = {int(k): v for k, v in chosen.items() if k.isdigit() and isinstance(v, int) and v >= 0}
    settled = resettled(draft, taken)
    return {
        **to_json(settled),
        "id": settled.id,
        "lines": text.splitlines(),
        "rules": [_rule_json(rule) for rule in settled.rules],
        "readings": [
            {
                "what": doubt.what,
                "lines": list(doubt.lines),
                "readings": list(doubt.readings),
                "chosen": doubt.readings.index(doubt.choice) if doubt.choice in doubt.readings else None,
                "choice": doubt.choice,
                "changes_rules": any(doubt.effects),
            }
            for doubt in settled.ambiguities
        ],
        "yaml": render(settled),
    }


def _rule_json(rule: DraftRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "label": rule.label,
        "kind": rule.kind,
        "importance": rule.importance,
        "weight": rule.weight,
        "source": [{"line": line, "text": text} for line, text in rule.sources],
        # A note may be a key of the rule file with a remark behind it: here people read the remark.
        "notes": [note.rpartition("# ")[2] for note in rule.notes],
    }


def _yaml(body: dict[str, Any]) -> str:
    text = body.get("yaml")
    if not isinstance(text, str) or not text.strip() or len(text) > LARGEST:
        raise refuse(422, "must be the text of a rule file", where="yaml")
    return text


def _path(body: dict[str, Any]) -> Path:
    """Where the person wants it; a built-in posting is never written over."""
    path = Path(fields.text(body, "path", needed="name a file")).expanduser()
    if not path.suffix:
        path = path.with_suffix(SUFFIXES[0])
    if path.suffix not in SUFFIXES or not path.parent.is_dir():
        raise refuse(422, f"must be a {SUFFIXES[0]} file in a folder that is there", where="path")
    if path.resolve() in {known.resolve() for known in built_in_postings().values()}:
        raise refuse(422, "is a built-in posting", where="path", hint="name a file of your own")
    return path


@contextmanager
def _written(text: str) -> Iterator[Path]:
    """The text as a file, for as long as it is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posting.yaml"
        path.write_text(text, "utf-8")
        yield path


def _loaded(path: Path) -> None:
    try:
        pipeline.load_posting(str(path))
    except ScreenerError as error:
        placed = [_placed(each, path) for each in error.faults]
        raise refuse(422, str(placed[0]["what"]), where="yaml") from error


def _placed(fault: Fault, path: Path) -> dict[str, Any]:
    """A fault with its line and column; the file's own name means nothing to the person."""
    where = fault.where.replace(str(path), "")
    line, _, column = where.removeprefix(":").partition(":")
    place = {"line": int(line) if line.isdigit() else 0, "column": int(column) if column.isdigit() else 0}
    return {"where": where.lstrip(":"), "what": fault.what, "hint": fault.hint, **place}
