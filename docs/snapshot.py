"""Keep what every development document reads as, and say later what changed, by field and file.

`python docs/measure.py --snapshot` before a change, `python docs/measure.py --compare` after it. The snapshot
lies outside the tree, since it holds people's words.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

AS_OF = "2026-11-23"
RESUMES = (
    "dev/resumes",
    "holders_dev",
    "synthetic_dev/resumes",
    "synthetic_dev/docx",
    "coders_dev/resumes",
    "throughput",
    "layouts",
    "field/cases",
)
POSTINGS = ("postings/dev", "postings/dev2", "postings/seed_medical_coder.txt")
KEPT = user_cache_path("screener") / "snapshot.json"

Readings = dict[str, dict[str, Any]]
"""File to field to what is read there."""


def take(data: Path, kept: Path = KEPT) -> None:
    """Write what is read now of every development document, with a hash a field."""
    readings = _read(data)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(readings, ensure_ascii=False), "utf-8")
    print(f"{len(readings)} documents kept in {kept} ({_hash(readings)})")


def compare(data: Path, kept: Path = KEPT, *, show: bool = False) -> int:
    """Print which documents read otherwise than the snapshot says; how many do. show: print both readings."""
    before: Readings = json.loads(kept.read_text("utf-8"))
    after = _read(data)
    fields: Counter[str] = Counter()
    changed = set()
    for file in sorted(before.keys() | after.keys()):
        one, other = before.get(file, {}), after.get(file, {})
        for field in sorted(one.keys() | other.keys()):
            if _hash(one.get(field)) != _hash(other.get(field)):
                fields[field] += 1
                changed.add(file)
                print(f"{file}: {field}")
                if show:
                    print("\n".join(f"    {line}" for line in _difference(one.get(field), other.get(field))))
    print(f"{len(changed)} of {len(before.keys() | after.keys())} documents changed", end="")
    print(": " + ", ".join(f"{field} in {n}" for field, n in fields.most_common()) if fields else "")
    return len(changed)


def _difference(one: Any, other: Any) -> Iterator[str]:
    """Lines for what only one of two readings holds."""
    first, second = ({_written(x): None for x in (v if isinstance(v, list) else [v])} for v in (one, other))
    yield from (f"- {line}" for line in first if line not in second)
    yield from (f"+ {line}" for line in second if line not in first)


def _written(reading: Any) -> str:
    return json.dumps(reading, ensure_ascii=False, sort_keys=True)


def _hash(reading: Any) -> str:
    return hashlib.sha256(_written(reading).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(data: Path) -> Readings:
    found: Readings = {}
    for folder in RESUMES:
        for profile in _profiles(data / folder):
            found[f"{folder}/{profile['file']}"] = {
                key: value for key, value in profile.items() if key not in ("file", "as_of")
            }
    for path in (p for place in POSTINGS for p in _files(data / place)):
        found[str(path.relative_to(data))] = _draft(path)
    return found


def _profiles(folder: Path) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "profiles.jsonl"
        command = [sys.executable, "-m", "screener", "extract", str(folder), "--out", str(out)]
        subprocess.run([*command, "--as-of", AS_OF, "--quiet"], check=False, env=os.environ)  # noqa: S603
        for line in out.read_text("utf-8").splitlines():
            yield json.loads(line)


def _draft(path: Path) -> dict[str, Any]:
    from screener import pipeline
    from screener.derive.writing.yaml import to_json
    from screener.errors import ScreenerError
    from screener.read.faults import ReadFault
    from screener.read.reader import read_document

    try:
        text = read_document(path.read_bytes(), path.name).text
        return {"draft": to_json(pipeline.derive_text(text, path.name))}
    except (ScreenerError, ReadFault) as fault:
        return {"draft": str(fault)}


def _files(place: Path) -> list[Path]:
    return sorted(p for p in place.iterdir() if p.is_file()) if place.is_dir() else [place]
