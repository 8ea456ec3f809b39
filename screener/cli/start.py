"""`screener start`: a few questions, and the commands that follow from the answers, printed as they run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from screener.cli.say import say, tell
from screener.errors import ScreenerError

T = TypeVar("T")

_PASTE = "paste"
_WHICH = f"""2. Which posting? Type the number or name of one of these, or the path of a file: rules (.yaml),
   or the posting's text (.txt, .pdf, .docx …). Type {_PASTE!r} to paste its text here."""
_LONGEST_LINE = 4000
"""Characters of a line that every terminal hands over whole."""


@click.command("start")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Ask for the résumés, the posting and where to write; run the commands and print each.

    Nothing happens here that the printed commands would not do. Ctrl-C ends it at any question.
    """
    say("At most five questions; Enter takes what stands in brackets, Ctrl-C ends it.")
    say("The commands are printed as they run, so that next time you can type them.\n")
    resumes = _ask("1. Where are the résumés (a folder, a file or a .zip)?", _existing)
    posting = _posting()
    out = _ask("5. Where shall the shortlist go (.csv, .xlsx, .json …)?", _writable, default="shortlist.csv")
    ctx.exit(_run("score", str(resumes), "--posting", posting, "--out", str(out)))


def _ask(question: str, answer: Callable[[str], T], default: str | None = None) -> T:
    """What `answer` makes of what is typed; asked again as long as it raises ScreenerError."""
    while True:
        given = click.prompt(question, default=default, prompt_suffix="\n> ").strip()
        try:
            return answer(given.strip("'\""))
        except ScreenerError as error:
            for fault in error.faults:
                tell(str(fault))


def _run(*arguments: str) -> int:
    """Print a command and run it; its exit code."""
    from screener.cli import group

    whole = ["screener", *arguments]
    say(f"\n$ {subprocess.list2cmdline(whole) if os.name == 'nt' else shlex.join(whole)}")
    given = group.main(list(arguments), prog_name="screener", standalone_mode=False)
    say("")
    return given if isinstance(given, int) else 0


def _existing(given: str) -> Path:
    path = Path(given).expanduser()
    if not path.exists():
        raise ScreenerError(given, "there is no such file or folder", "type its path, or drag it here")
    if path.is_dir() and not any(found.is_file() for found in path.rglob("*")):
        raise ScreenerError(given, "there is no file in this folder")
    return path


def _writable(given: str) -> Path:
    from screener import export

    path = Path(given).expanduser()
    export.exporter_for(path)
    if path.exists() and not click.confirm(f"{path} is there already: write over it?", default=False):
        raise ScreenerError(str(path), "is kept", "name another file")
    return path


def _posting() -> str:
    """The rules to score by, once they are agreed to."""
    names = _built_in()
    listed = "".join(f"\n   {number}  {name}" for number, name in enumerate(names, 1))
    while True:
        say("")
        text = posting = _ask(f"{_WHICH}{listed}", lambda given: _named(given, names))
        if posting == _PASTE:
            text = _pasted()
        if text and (posting == _PASTE or not _is_rules(posting)):
            posting = _derived(text)
        if text and posting and _agreed(posting, text):
            return posting


def _built_in() -> list[str]:
    from screener.config.find_posting import built_in_postings

    return list(built_in_postings())


def _named(given: str, names: list[str]) -> str:
    """A built-in posting's name, a file's path, or the word for pasting."""
    from screener import pipeline

    if given.lower() == _PASTE:
        return _PASTE
    if given.isdigit() and 0 < int(given) <= len(names):
        return names[int(given) - 1]
    path = Path(given).expanduser()
    if path.is_file() and not _is_rules(str(path)):
        return str(path)
    pipeline.load_posting(str(path))  # its faults are told, and the question is asked again
    return str(path)


def _is_rules(posting: str) -> bool:
    return Path(posting).suffix in (".yaml", ".yml") or not Path(posting).is_file()


def _pasted() -> str:
    """The file that pasted text was written to; "" where there was none."""
    say("Paste the posting's text; end it with a line that holds a dot alone.")
    lines = list(_lines())
    if not any(map(str.strip, lines)):
        tell("nothing was pasted")
        return ""
    if any(len(line) > _LONGEST_LINE for line in lines):
        tell("A line is so long that the terminal may have cut it: give the text as a file.")
    for number in range(1, 10_000):
        path = Path("posting.txt" if number == 1 else f"posting_{number}.txt")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.writelines(lines)
        except FileExistsError:
            continue
        except OSError as error:
            raise ScreenerError(str(path), f"cannot be written ({error.strerror})") from error
        say(f"wrote {path}")
        return str(path)
    raise ScreenerError("posting.txt", "too many files are called so", "give the posting's text as a file")


def _lines() -> Iterator[str]:
    while (line := sys.stdin.readline()) and line.strip() != ".":
        yield line


def _derived(text: str) -> str:
    """The rule file made of a posting's text; "" where none could be made."""
    plain = re.sub(r"[^a-z0-9]+", "_", Path(text).stem.lower()).strip("_") or "posting"
    name = _ask("3. What shall the file of its rules be called?", _new_rules, default=f"our_{plain}.yaml")
    try:
        _run("derive", text, "--out", name)
    except ScreenerError as error:
        for fault in error.faults:
            tell(str(fault))
        return ""
    return name


def _new_rules(given: str) -> str:
    path = Path(given).expanduser()
    path = path if path.suffix in (".yaml", ".yml") else path.with_name(f"{path.name}.yaml")
    if path.exists():
        raise ScreenerError(str(path), "exists already", "name another file")
    return str(path)


def _agreed(posting: str, text: str) -> bool:
    """Whether these are the rules; those made of a text may be gone through one by one."""
    _run("postings", "show", posting)
    made = text != posting
    choices = "yes, no (another posting)" + (", each (go through them one by one)" if made else "")
    words = ["yes", "no", *(["each"] if made else [])]
    answer = _ask(f"4. Score by these rules: {choices}?", lambda given: _word(given, words), default="yes")
    if answer == "each":
        _run("derive", text, "--out", posting, "--confirm", "--force")
    return answer != "no"


def _word(given: str, words: list[str]) -> str:
    """The word that is meant, by itself or by its first letters."""
    found = [word for word in words if given and word.startswith(given.lower())]
    if not found:
        raise ScreenerError("", f"{given!r} is no answer to this", f"type {' or '.join(words)}")
    return found[0]
