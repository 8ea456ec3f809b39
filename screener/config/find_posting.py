"""Posting files by name or path."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from screener.errors import ScreenerError
from screener.registry import did_you_mean

SUFFIXES = (".yaml", ".yml")


def rules_folder() -> Path:
    """The folder of the built-in postings: in the package when installed, beside it in a checkout."""
    package = Path(str(files("screener")))
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def built_in_postings() -> dict[str, Path]:
    """Name to file of the postings that ship with the program, in order of name."""
    return {path.stem: path for path in sorted(rules_folder().glob("*.yaml"))}


def find_posting(path_or_name: str, *, beside: Path | None = None) -> Path:
    """The file that a path or a built-in posting's name means.

    beside: the folder in which a relative path of `extends` is looked for first.
    Raises ScreenerError with the nearest names where there is none.
    """
    for folder in [beside, Path()] if beside else [Path()]:
        path = folder / path_or_name
        if path.is_file():
            return path
        if path.suffix not in SUFFIXES and (with_suffix := Path(f"{path}.yaml")).is_file():
            return with_suffix
    known = built_in_postings()
    bare = Path(path_or_name).name == path_or_name
    if bare and (found := known.get(path_or_name.removesuffix(".yaml").replace("-", "_"))):
        return found
    if Path(path_or_name).is_dir():
        raise ScreenerError(
            path_or_name, "is a folder, not a rule file", f"built-in postings: {', '.join(known)}"
        )
    hint = did_you_mean(path_or_name, known) or f"give a rule file or one of: {', '.join(known)}"
    raise ScreenerError(path_or_name, "no such rule file or built-in posting", hint)


def shadowing(path_or_name: str) -> Path | None:
    """The file here that is meant by a name that a built-in posting has as well; None where there is none."""
    if Path(path_or_name).suffix in SUFFIXES or path_or_name.replace("-", "_") not in built_in_postings():
        return None
    found = find_posting(path_or_name)
    return None if found.parent == rules_folder() else found


def display_name(path: Path) -> str:
    """The path as a person knows it: built-in postings by their folder's name, others as given."""
    return f"rules/{path.name}" if path.parent == rules_folder() else str(path)
