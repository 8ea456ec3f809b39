"""Settings to a small posting file that extends the one they were tried on."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from screener.config.find_posting import find_posting, rules_folder
from screener.config.rule_text import rule_text
from screener.errors import Fault, ScreenerError

HEADS = ("bands", "evidence")


def saved_settings(posting: str, settings: Sequence[str], out: Path, *, title: str) -> str:
    """The text of a posting file `out` that extends `posting` and holds the settings under `override`.

    Where `out` exists, its own values are changed and its comments and order stay as they are; so it does
    where `out` is `posting` itself. Settings are `rule.key=value`, as for `--set`; they must have been
    loaded without a fault before. title: what a new file's posting is called: as the old one.
    ScreenerError where `out` exists and extends something else.
    """
    base = find_posting(posting)
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 110
    content = _existing(out, yaml) if out.exists() else _new(posting, base, out, title)
    own = out.exists() and out.resolve() == base.resolve()
    if out.exists() and not own and _extended(content, out) != base.resolve():
        raise ScreenerError(str(out), f"exists and does not extend {posting}", "name another file")
    for setting in settings:
        _lay(content, setting, own)
    buffer = io.StringIO()
    yaml.dump(content, buffer)
    return buffer.getvalue()


def _new(posting: str, base: Path, out: Path, title: str) -> CommentedMap:
    content = CommentedMap()
    content["schema"] = 1
    content["extends"] = _reference(posting, base, out)
    content["posting"] = CommentedMap({"id": out.stem.replace("_", "-"), "title": title})
    content.yaml_set_start_comment(f"Weights tried on {base.stem} and kept with `screener tune save`.")
    return content


def _reference(posting: str, base: Path, out: Path) -> str:
    """The base as the new file should name it: by the name that was given where it means the same from
    there; else a built-in by its name, another by its path."""
    beside = [out.resolve().parent / name for name in (posting, f"{posting}.yaml")]
    if Path(posting).name == posting and base.resolve() in beside:
        return posting
    if base.parent == rules_folder():
        return base.stem if any(path.is_file() for path in beside) else Path(posting).name
    return Path(os.path.relpath(base.resolve(), out.resolve().parent)).as_posix()


def _existing(out: Path, yaml: YAML) -> CommentedMap:
    try:
        content = yaml.load(rule_text(out.read_bytes()).decode("utf-8"))
    except OSError as error:
        raise ScreenerError(str(out), f"cannot be read ({error.strerror})", "name another file") from error
    except (UnicodeDecodeError, YAMLError) as error:
        raise ScreenerError(str(out), "exists and is no rule file", "name another file") from error
    if not isinstance(content, CommentedMap):
        raise ScreenerError(str(out), "exists and is no rule file", "name another file")
    return content


def _extended(content: CommentedMap, out: Path) -> Path | None:
    try:
        return find_posting(str(content.get("extends")), beside=out.parent).resolve()
    except ScreenerError:
        return None


def _lay(content: CommentedMap, setting: str, own: bool) -> None:
    """Put one setting where it belongs: a rule of this file's own, else under override."""
    name, _, text = setting.partition("=")
    target, *keys = name.strip().split(".")
    value = YAML(typ="rt").load(text)
    if target in HEADS:
        _put(content.setdefault(target, CommentedMap()), keys, value)
        return
    rules = [r for r in content.get("rules") or [] if isinstance(r, dict) and r.get("id") == target]
    if rules:
        _put(rules[0], keys, value)
    elif own and "extends" not in content:
        raise ScreenerError.from_faults([Fault(f"--set {setting}", f"unknown rule {target!r}")])
    else:
        _put(_override(content, target), keys, value)


def _override(content: CommentedMap, rule_id: str) -> Any:
    if isinstance(content.get("override"), list):
        found = [r for r in content["override"] if r.get("id") == rule_id]
        if not found:
            found = [CommentedMap({"id": rule_id})]
            content["override"].append(found[0])
        return found[0]
    return content.setdefault("override", CommentedMap()).setdefault(rule_id, CommentedMap())


def _put(part: Any, keys: Sequence[str], value: Any) -> None:
    for key in keys[:-1]:
        part = part.setdefault(key, CommentedMap())
    part[keys[-1]] = value
