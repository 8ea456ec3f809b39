"""The workspace: opens clean whatever happened, belongs to its owner, forgets on request."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from screener.errors import ScreenerError
from screener.model.decision import Decision
from screener.store.schema import MIGRATIONS, VERSION
from screener.store.workspace import default_path, open_workspace

ROW = ("abc.pdf", "read", "text", '{"name":"A"}', b'{"profile":1}')


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "w.sqlite3"
    with open_workspace(path) as workspace:
        workspace.remember_hashes([(b"/a/\xff.pdf", b"", "1.2.3", "abc")])
        workspace.save_profiles("v1/l1", "2026-11-23", [ROW])
        (kept,) = workspace.profiles("v1/l1", "2026-11-23").values()
        workspace.save_findings([("rule", kept.id, "[1.0]", "a"), ("rule", kept.id, "[0.5]", "b")])
        workspace.record_run("2026-11-23T10:00", "p", ("r", "l", "s", "2026-11-23"), (3, 2))
    with open_workspace(path) as workspace:
        assert workspace.hashes() == {(b"/a/\xff.pdf", b""): ("1.2.3", "abc")}
        (kept,) = workspace.profiles("v1/l1", "2026-11-23").values()
        assert (kept.content, kept.status, kept.cells) == ("abc.pdf", "read", '{"name":"A"}')
        assert workspace.profile_json([kept.id]) == {kept.id: b'{"profile":1}'}
        assert workspace.findings("rule") == {kept.id: (kept.id, "[0.5]", "b")}
        assert workspace.findings("other") == {}
        assert workspace.profiles("v2/l1", "2026-11-23") == {}
        assert workspace.profiles("v1/l1", "2026-11-24") == {}
        assert workspace.runs()[0][1:3] == ("p", "r")


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.sqlite3"
    before = os.umask(0)
    try:
        with open_workspace(path) as workspace:
            workspace.save_profiles("v", "d", [ROW])
            modes = [stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()]
    finally:
        os.umask(before)
    assert set(modes) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    with open_workspace(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_decisions_are_kept_and_the_latest_counts(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        for at, sha256, word in (("1", "a", "yes"), ("2", "b", "no"), ("3", "a", "no")):
            workspace.people.decide(Decision(at, "p", sha256, word, "reason"))
        workspace.people.decide(Decision("4", "other", "a", "yes", ""))
        assert [(d.sha256, d.decision) for d in workspace.people.decisions("p")] == [("a", "no"), ("b", "no")]
        workspace.clear()
        assert workspace.counts()["decisions"] == 4
        workspace.clear(decisions=True)
        assert set(workspace.counts().values()) == {0}


def test_clearing_leaves_no_words_behind(tmp_path: Path) -> None:
    path = tmp_path / "w"
    with open_workspace(path) as workspace:
        workspace.save_profiles("v", "d", [("x.pdf", "read", None, '{"name":"Zebulon Quagmire"}', b"{}")])
        workspace.clear()
    assert all(b"Quagmire" not in p.read_bytes() for p in tmp_path.iterdir())


def test_other_versions_and_old_days_are_pruned(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        for day in ("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"):
            workspace.save_profiles("new/l", day, [ROW])
        workspace.save_profiles("old/l", "2026-01-04", [ROW])
        (kept,) = workspace.profiles("old/l", "2026-01-04").values()
        workspace.save_findings([("rule", kept.id, "[1]", "")])
        workspace.prune("new", 3)
        assert workspace.profiles("old/l", "2026-01-04") == {}
        assert workspace.profiles("new/l", "2026-01-01") == {}
        assert len(workspace.profiles("new/l", "2026-01-02")) == 1
        assert workspace.findings("rule") == {}, "what was found in a profile goes with it"


@pytest.mark.parametrize(
    "content", [b"no database, but long enough to be one" * 100, b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_file_that_is_no_workspace_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ScreenerError, match="the workspace cannot be used"), open_workspace(path):
        pass
    assert path.read_bytes() == content


def test_another_program_s_database_and_a_newer_one_are_refused(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "foreign")
    foreign.execute("CREATE TABLE mine (a)")
    foreign.close()
    with pytest.raises(ScreenerError, match="another program"), open_workspace(tmp_path / "foreign"):
        pass
    newer = sqlite3.connect(tmp_path / "newer")
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    with pytest.raises(ScreenerError, match="newer program"), open_workspace(tmp_path / "newer"):
        pass


def test_an_older_workspace_is_brought_up_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(tmp_path / "w") as workspace:
        workspace.save_profiles("v", "d", [ROW])
    step = "CREATE TABLE more (a); INSERT INTO more SELECT content FROM profiles"
    monkeypatch.setattr("screener.store.opening.MIGRATIONS", (*MIGRATIONS, step))
    monkeypatch.setattr("screener.store.opening.VERSION", VERSION + 1)
    with open_workspace(tmp_path / "w") as workspace:
        assert len(workspace.profiles("v", "d")) == 1
    connection = sqlite3.connect(tmp_path / "w")
    assert connection.execute("SELECT a FROM more").fetchall() == [("abc.pdf",)]
    connection.close()


def test_the_default_lies_where_the_environment_says(own_workspace: Path) -> None:
    assert default_path() == own_workspace


WRITER = """
import sys
from pathlib import Path
from screener.model.decision import Decision
from screener.store.workspace import open_workspace
with open_workspace(Path(sys.argv[1])) as workspace:
    start = workspace.counts()["decisions"]
    for number in range(start, start + 100_000):
        workspace.people.decide(Decision("now", "p", f"{number:064}", "yes", "x" * 500))
        print(number, flush=True)
        workspace.save_profiles("v", "d", [(f"{number}", "read", None, "{}", b"x" * 2000)])
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_nothing_committed_is_lost_when_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    """Twenty times over: what the writer said it had committed is there, and the file opens clean."""
    path = tmp_path / "w.sqlite3"
    with open_workspace(path):
        pass
    said = -1
    for attempt in range(20):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            said = int(writer.stdout.readline())
            time.sleep(0.002 * attempt)
            writer.send_signal(signal.SIGKILL)
            lines = writer.stdout.read().split()
        said = int(lines[-1]) if lines else said
        with open_workspace(path) as workspace:
            assert workspace.counts()["decisions"] >= said + 1
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_damaged_table_is_an_error_that_says_what_to_try(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite3"
    with open_workspace(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE credits")
    with (
        pytest.raises(ScreenerError, match="choose another with --workspace"),
        open_workspace(path) as workspace,
    ):
        workspace.findings("some rule")
