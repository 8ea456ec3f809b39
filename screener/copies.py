"""Copies of the résumés of a shortlist in a folder, numbered by rank; members of archives too."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from screener.errors import ScreenerError
from screener.model.limits import LIMITS, ReadLimits
from screener.model.scorecard import Scorecard
from screener.sources import FAILURES, Source

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""Characters that some system does not take in a file's name."""
_LONGEST_NAME = 120


def check_folder(folder: Path) -> None:
    """ScreenerError where the folder holds something: ranks of two lists must not mix."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        what = "is a file" if folder.is_file() else "holds files already"
        raise ScreenerError(str(folder), what, "name a folder for --copy-to that is new or empty")


def copy_resumes(
    cards: Iterable[Scorecard], sources: Iterable[Source], folder: Path, limits: ReadLimits = LIMITS
) -> Iterator[tuple[str, str]]:
    """Copy the file of each card to `folder`, e.g. `03 garner.pdf`: (file, "") for each, or with why not.

    No file that is there is written over. ScreenerError where the folder cannot be written to.
    """
    cards, places = list(cards), {source.file: source for source in sources}
    width = len(str(max((card.rank or 0 for card in cards), default=0)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        contents = _contents([places[card.file] for card in cards], limits)
        for card, (content, reason) in zip(cards, contents, strict=True):
            if content is not None:
                _write(folder, f"{card.rank or 0:0{max(width, 2)}} {_name(card.file)}", content)
            yield card.file, reason
    except OSError as error:
        raise ScreenerError(str(folder), f"cannot be written ({error.strerror})") from error


def _contents(sources: list[Source], limits: ReadLimits) -> Iterator[tuple[bytes | None, str]]:
    """The bytes of each source, or None and why; archives are opened in a child process."""
    from screener.pool import Pool

    members = [source for source in sources if source.inside]
    tasks = [{"path": source.path, "inside": source.inside} for source in members]
    answers: dict[str, tuple[bytes | None, str]] = {}
    if tasks:
        with Pool("screener.lister", {"limits": limits.plain()}, 1) as pool:
            for place, answer in pool.run(tasks):
                found = json.loads(answer.line) if answer.line else {"reason": FAILURES[answer.failure][1]}
                content = base64.b64decode(found["content"]) if "content" in found else None
                answers[members[place].file] = content, str(found.get("reason", ""))
    for source in sources:
        if source.inside:
            yield answers[source.file]
        else:
            try:
                yield Path(source.path).read_bytes(), ""
            except OSError as error:
                yield None, f"it cannot be opened: {error.strerror}"


def _name(file: str) -> str:
    """The last part of a file's name as every system takes it."""
    name = _UNFIT.sub("_", PurePosixPath(file).name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 20]}…{name[-19:]}"


def _write(folder: Path, name: str, content: bytes) -> None:
    """Under this name, or with a number where it is taken."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    for number in range(1, 10_000):
        try:
            with (folder / (name if number == 1 else f"{stem} ({number}){suffix}")).open("xb") as file:
                file.write(content)
            return
        except FileExistsError:
            continue
