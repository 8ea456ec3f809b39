"""RESUMES: each file once, whatever its name, whatever the order; nothing lost, nothing followed for ever."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from screener.errors import ScreenerError
from screener.sources import gather


def put(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def shown(*resumes: Path) -> list[str]:
    return [s.file for s in gather(resumes).sources]


def test_folders_are_walked_and_named_from_the_folder_on(tmp_path: Path) -> None:
    put(tmp_path / "b.pdf")
    put(tmp_path / "sub" / "a.docx")
    put(tmp_path / "x.pdf" / "inside.pdf")  # a folder that is called like a file
    assert shown(tmp_path) == ["b.pdf", "sub/a.docx", "x.pdf/inside.pdf"]


def test_a_file_given_twice_counts_once_in_any_order(tmp_path: Path) -> None:
    a, b = put(tmp_path / "a.pdf"), put(tmp_path / "b.pdf")
    assert shown(tmp_path, a) == shown(b, a) == shown(a, b, a) == ["a.pdf", "b.pdf"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    one, two = put(tmp_path / "one" / "cv.pdf"), put(tmp_path / "two" / "cv.pdf")
    assert shown(one, two) == [str(one), str(two)]


def test_members_of_an_archive_are_sources(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/a.pdf", "A")
        archive.writestr("__MACOSX/in/._a.pdf", "junk")
        archive.writestr("b.txt", "B")
    gathered = gather([tmp_path])
    assert [s.file for s in gathered.sources] == ["all.zip/b.txt", "all.zip/in/a.pdf"]
    assert [s.read() for s in gathered.sources] == [b"B", b"A"]
    assert len(gathered.passed_over) == 1
    assert gather([tmp_path / "all.zip"]).sources[0].file == "all.zip/b.txt"


def test_a_broken_archive_is_a_source_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "broken.zip", b"PK\x03\x04 and nothing more")
    assert shown(tmp_path) == ["broken.zip"]


def test_link_loops_end_and_dead_links_have_a_row(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    gathered = gather([tmp_path])
    assert [s.file for s in gathered.sources] == ["a.pdf", "gone.pdf", "loop.pdf"]
    for source in gathered.sources[1:]:
        assert source.sha256() == ""
        with pytest.raises(OSError):
            source.read()


def test_a_pipe_is_listed_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (source,) = gather([tmp_path]).sources
    with pytest.raises(OSError, match="not a regular file"):
        source.read()


@pytest.mark.parametrize(
    "name", ["new\nline.pdf", "right\u202eto-left.pdf", "-dash.pdf", "=1+1.pdf", "ü.pdf"]
)
def test_odd_names_are_kept(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    assert shown(tmp_path) == [name]


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.pdf")))
    (source,) = gather([tmp_path]).sources
    assert source.file.encode() and source.file != "café.pdf"
    assert source.read() == b"x"


def test_system_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$cv.docx", ".hidden/x.pdf", "cv.docx"):
        put(tmp_path / name)
    gathered = gather([tmp_path])
    assert [s.file for s in gathered.sources] == ["cv.docx"]
    assert len(gathered.passed_over) == 4


@pytest.mark.parametrize(
    ("name", "code", "what"), [("missing", 2, "no such file"), ("", 4, "no files to read")]
)
def test_nothing_to_read_is_said(tmp_path: Path, name: str, code: int, what: str) -> None:
    with pytest.raises(ScreenerError, match=what) as error:
        gather([tmp_path / name])
    assert error.value.exit_code == code
