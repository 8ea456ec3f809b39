"""What `import screener` offers to other programs (docs/python.md). The same calls as the commands make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from screener import pipeline
from screener.derive.draft import Draft
from screener.derive.writing.yaml import render as rule_file
from screener.errors import ScreenerError
from screener.model.document import Document
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.scorecard import Scorecard, Shortlist
from screener.read.faults import ReadFault
from screener.read.reader import read_document as read_bytes
from screener.score.explain import render
from screener.sources import gather

__all__ = ["derive", "explain", "extract", "load_posting", "read_document", "rule_file", "score"]

PathLike = str | Path


def read_document(path: PathLike) -> Document:
    """The text of one file with its lines, pages and boxes (points, origin top left).

    Raises ScreenerError where the file cannot be read. The file is opened in this process: for files of
    strangers use `extract`, which opens each in a child process with limits of time and memory.

    >>> read_document("sample_resumes/shah_n_resume.txt").lines[0].number
    1
    """
    try:
        return read_bytes(Path(path).read_bytes(), Path(path).name)
    except OSError as error:
        raise ScreenerError(str(path), error.strerror or "cannot be opened") from error
    except ReadFault as fault:
        raise ScreenerError(str(path), f"{fault.status}: {fault.reason}") from fault


def extract(
    resumes: PathLike | Iterable[PathLike],
    *,
    as_of: date | None = None,
    lexicons: Sequence[str] = ("medical_coding",),
    jobs: int = 1,
) -> list[Profile]:
    """What each résumé says: a profile a file, whatever becomes of the file (see `Profile.status`).

    resumes: files, folders and archives. as_of: the day to which "present" counts, by default today.
    lexicons: names or folders. jobs: worker processes. Raises ScreenerError for a path that is not there.
    """
    paths = [resumes] if isinstance(resumes, str | Path) else list(resumes)
    return pipeline.read_profiles(gather(paths), lexicons, as_of or date.today(), jobs)


def load_posting(path_or_name: PathLike, settings: Sequence[str] = ()) -> Posting:
    """The rules of a posting: a rule file, or a built-in name such as "medical_coder".

    settings: as after `--set`, "credential.weight=40". Raises ScreenerError with every fault of the file.
    """
    return pipeline.load_posting(str(path_or_name), settings)[0]


def score(profiles: Sequence[Profile], posting: Posting, *, as_of: date | None = None) -> Shortlist:
    """The profiles ranked by the posting's rules, best first; those not read come last, without a score.

    as_of: the day of the profiles, if it is not the one that they carry.
    """
    from screener.config.lexicon import load_lexicon

    day = as_of or (date.fromisoformat(profiles[0].as_of) if profiles else date.today())
    return pipeline.score(profiles, posting, load_lexicon(posting.lexicons), day)


def explain(scorecard: Scorecard, posting: Posting) -> str:
    """The way from 0 to a candidate's score as text: each rule's points, why, and the words on the page."""
    return render(scorecard, posting)


def derive(path: PathLike) -> Draft:
    """The draft of a rule file from a posting's text. `rule_file(draft)` is the file to look through.

    Raises ScreenerError where the text is no posting that the lexicon knows.
    """
    return pipeline.derive(Path(path))
