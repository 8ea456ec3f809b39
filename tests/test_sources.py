"""RESUMES: each file once, whatever its name, whatever the order; nothing lost, nothing followed for ever."""

from __future__ import annotations

import hashlib
import io
import os
import random
import tempfile
import warnings
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from screener.errors import ScreenerError
from screener.model.limits import ReadLimits
from screener.read.containers.unpack import Unpacker
from screener.sources import Source, gather
from screener.stamps import hash_of_file
from screener.worker import Opener


def put(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def content(source: Source, limits: ReadLimits | None = None) -> bytes:
    with closing(Opener(limits or ReadLimits())) as opener:
        return opener.read(source.path, source.inside)


def archive(path: Path, members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", method) as made:
        warnings.simplefilter("ignore")  # two members of one name are what some programs write
        for name, what in members:
            made.writestr(name, what)
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
    members = [("in/a.pdf", b"A"), ("__MACOSX/in/._a.pdf", b"junk"), ("b.txt", b"B")]
    archive(tmp_path / "all.zip", members)
    gathered = gather([tmp_path])
    assert [s.file for s in gathered.sources] == ["all.zip/b.txt", "all.zip/in/a.pdf"]
    assert [content(s) for s in gathered.sources] == [b"B", b"A"]
    assert len(gathered.passed_over) == 1
    assert gather([tmp_path / "all.zip"]).sources[0].file == "all.zip/b.txt"


def test_a_broken_archive_is_a_source_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "broken.zip", b"PK\x03\x04 and nothing more")
    (source,) = gather([tmp_path]).sources
    assert (source.file, source.status) == ("broken.zip", "unreadable")


def test_link_loops_end_and_dead_links_have_a_row(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    gathered = gather([tmp_path])
    assert [s.file for s in gathered.sources] == ["a.pdf", "gone.pdf", "loop.pdf"]
    for source in gathered.sources[1:]:
        assert hash_of_file(source.path) == ""
        with pytest.raises(OSError):
            content(source)


def test_a_pipe_is_listed_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (source,) = gather([tmp_path]).sources
    with pytest.raises(OSError, match="not a regular file"):
        content(source)


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
    assert content(source) == b"x"


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


def rows(path: Path, **limits: int) -> list[tuple[str, str]]:
    """Name and status of each source, "" where it may be read."""
    return [(s.file, s.status) for s in gather([path], ReadLimits(**limits)).sources]


def test_two_links_to_one_file_are_two_rows(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    assert shown(tmp_path) == ["a.pdf", "b.pdf"]


def test_members_that_point_outside_or_share_a_name_have_rows_of_their_own(tmp_path: Path) -> None:
    names = ["../up.txt", "a/../b.txt", "cv.txt", "cv.txt", "cv (2).txt", "/root.txt", "..\\win.txt"]
    path = archive(tmp_path / "x.zip", [(name, str(n).encode()) for n, name in enumerate(names)])
    found = {s.file: content(s) for s in gather([path]).sources}
    assert found == {
        "x.zip/../up.txt": b"0",
        "x.zip/a/../b.txt": b"1",
        "x.zip/cv.txt": b"2",
        "x.zip/cv (3).txt": b"3",
        "x.zip/cv (2).txt": b"4",
        "x.zip//root.txt": b"5",
        "x.zip/../win.txt": b"6",
    }


def nested(depth: int, content: bytes = b"CPC") -> bytes:
    made = content
    for level in range(depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as outer:
            outer.writestr(f"{level}.zip" if level else "cv.txt", made)
        made = stream.getvalue()
    return made


def test_archives_in_archives_are_opened_so_deep_and_the_rest_has_a_row(tmp_path: Path) -> None:
    path = put(tmp_path / "n.zip", nested(3))
    (source,) = gather([path]).sources
    assert (source.file, content(source)) == ("n.zip/2.zip/1.zip/cv.txt", b"CPC")
    assert source.sha256 == hashlib.sha256(b"CPC").hexdigest()
    assert rows(path, depth=2) == [("n.zip/2.zip/1.zip/cv.txt", "")]
    assert rows(path, depth=1) == [("n.zip/2.zip/1.zip", "too_large")]


def test_what_the_limits_leave_out_of_an_archive_is_a_row_or_counted(tmp_path: Path) -> None:
    many = archive(tmp_path / "many.zip", [(f"{n}.txt", b"x") for n in range(12)])
    found = gather([many], ReadLimits(members=10)).sources
    assert len(found) == 11
    (rest,) = [s for s in found if s.status]
    assert (rest.file, rest.status) == ("many.zip", "too_large") and rest.reason.startswith("2 more files")
    bomb = archive(tmp_path / "bomb.zip", [("a.txt", bytes(5_000_000)), ("b.txt", b"CPC")])
    assert rows(bomb) == [("bomb.zip/a.txt", "too_large"), ("bomb.zip/b.txt", "")]
    assert rows(bomb, ratio=10_000) == [("bomb.zip/a.txt", ""), ("bomb.zip/b.txt", "")]
    assert rows(bomb, ratio=10_000, bytes=4_999_999)[0] == ("bomb.zip/a.txt", "too_large")
    assert rows(bomb, ratio=10_000, unpacked=5_000_001)[1] == ("bomb.zip/b.txt", "too_large")


def test_empty_encrypted_and_office_archives(tmp_path: Path) -> None:
    archive(tmp_path / "empty.zip", [])
    archive(tmp_path / "folders.zip", [("a/", b"")])
    locked = bytearray(archive(tmp_path / "locked.zip", [("cv.txt", b"CPC")]).read_bytes())
    locked[6] |= 1
    locked[locked.find(b"PK\1\2") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    archive(tmp_path / "word.zip", [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")])
    put(tmp_path / "text.zip", b"CPC, but no archive")
    assert rows(tmp_path) == [
        ("empty.zip", "empty"),
        ("folders.zip", "empty"),
        ("locked.zip/cv.txt", "needs_password"),
        ("text.zip", ""),
        ("word.zip", ""),
    ]


@pytest.mark.parametrize("method", [0, 8, 12, 14])
def test_no_damage_to_an_archive_ends_the_batch(tmp_path: Path, method: int) -> None:
    """Bytes changed all over: each time every file it still names has a row, or the archive has one."""
    members = [("a.txt", b"Jane Doe CPC " * 60), ("b/c.txt", b"x" * 300)]
    raw = archive(tmp_path / "whole", members, method).read_bytes()
    (tmp_path / "whole").unlink()
    chance = random.Random(method)  # noqa: S311 - no secret
    for number in range(150):
        damaged = bytearray(raw)
        damaged[chance.randrange(len(raw))] = chance.randrange(256)
        put(tmp_path / f"{number:03}.zip", bytes(damaged))
    put(tmp_path / "cut.zip", raw[: len(raw) // 2])
    found = gather([tmp_path]).sources
    assert {s.file.split("/")[0] for s in found} >= {f"{n:03}.zip" for n in range(150)} - {
        s.file for s in found
    }
    with closing(Opener(ReadLimits())) as opener:
        for source in found:
            assert source.status in ("", "unreadable", "unsupported", "needs_password", "too_large", "empty")
            assert bool(source.status) == bool(source.reason)
            if source.inside and not source.status:
                assert hashlib.sha256(opener.read(source.path, source.inside)).hexdigest() == source.sha256


def test_a_damaged_name_still_names_its_archive(tmp_path: Path) -> None:
    raw = bytearray(archive(tmp_path / "x.zip", [("a.txt", b"CPC")]).read_bytes())
    raw[raw.find(b"PK\1\2") + 46] = 0
    put(tmp_path / "x.zip", bytes(raw))
    (source,) = gather([tmp_path]).sources
    assert source.file.startswith("x.zip")


def test_an_archive_of_many_files_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "many.zip", [(f"{n}.txt", b"%d" % n) for n in range(300)])
    sources = gather([path]).sources
    opened: list[object] = []
    whole = zipfile.ZipFile.__init__

    def counted(self: zipfile.ZipFile, *given: object, **named: object) -> None:
        opened.append(self)
        whole(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    with closing(Unpacker(ReadLimits())) as unpacker:
        assert {unpacker.read(s.path, s.inside) for s in sources} == {b"%d" % n for n in range(300)}
    assert len(opened) <= 2, "once to see what it is, once to read"


@pytest.mark.skipif(os.name != "posix", reason="needs rights as POSIX has them")
def test_a_folder_that_may_not_be_opened_is_a_row() -> None:
    with tempfile.TemporaryDirectory() as made:  # a superuser becomes nobody, who may not enter tmp_path
        folder = Path(made)
        folder.chmod(0o755)
        put(folder / "good.txt")
        put(folder / "closed" / "other.txt")
        (folder / "closed").chmod(0)
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            found = [(s.file, s.status, s.reason) for s in gather([folder]).sources]
        finally:
            os.seteuid(before)
            (folder / "closed").chmod(0o700)
    reason = "the folder cannot be opened: Permission denied"
    assert found == [("closed/", "unreadable", reason), ("good.txt", "", "")]


MAIL = (
    b"Received: by mail.example.com\r\nFrom: a@mail.example.com\r\nSubject: CV\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee it.\r\n'
    b"--b\r\nContent-Disposition: attachment; filename=roe.txt\r\n\r\nMary Roe, CPC\r\n--b--\r\n"
)


@pytest.mark.parametrize("name", ["june.zip", "june.pdf", "june", "june.docx", "june.txt", "june.zip.part"])
def test_an_archive_is_told_from_its_content(tmp_path: Path, name: str) -> None:
    archive(tmp_path / name, [("in/a.txt", b"CPC")])
    assert shown(tmp_path) == [f"{name}/in/a.txt"]


@pytest.mark.parametrize("name", ["m.eml", "m.txt", "m", "m.mht"])
def test_a_mail_is_told_from_its_content(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, MAIL)
    assert f"{name}/roe.txt" in shown(tmp_path)


@pytest.mark.parametrize(
    "first", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "mimetype", "xl/workbook.xml"]
)
def test_documents_that_are_packed_are_no_archives(tmp_path: Path, first: str) -> None:
    archive(tmp_path / "cv.bin", [(first, b"<x/>"), ("[Content_Types].xml", b"<Types/>")])
    assert shown(tmp_path) == ["cv.bin"]


@pytest.fixture
def june(tmp_path: Path) -> Path:
    """Archive with two files of one name, a folder, an archive and a mail."""
    inner = archive(tmp_path / "inner", [("deep.txt", b"CCS")]).read_bytes()
    (tmp_path / "inner").unlink()
    held = [("cv.txt", b"1"), ("cv.txt", b"2"), ("sub/a.txt", b"3"), ("sub/b.txt", b"4")]
    return archive(tmp_path / "june.zip", [*held, ("in.zip", inner), ("m.eml", MAIL)])


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("cv.txt", {"cv.txt": b"1"}),
        ("cv (2).txt", {"cv (2).txt": b"2"}),
        ("sub/a.txt", {"sub/a.txt": b"3"}),
        ("sub", {"sub/a.txt": b"3", "sub/b.txt": b"4"}),
        ("in.zip/deep.txt", {"in.zip/deep.txt": b"CCS"}),
        ("in.zip", {"in.zip/deep.txt": b"CCS"}),
        ("m.eml/roe.txt", {"m.eml/roe.txt": b"Mary Roe, CPC"}),
    ],
)
def test_a_path_goes_on_into_an_archive(june: Path, named: str, found: dict[str, bytes]) -> None:
    sources = gather([june / named]).sources
    assert {s.file: content(s).strip() for s in sources} == {f"june.zip/{k}": v for k, v in found.items()}


def test_a_file_of_an_archive_beside_others(june: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "z.pdf")
    assert shown(june / "sub/a.txt", other) == ["june.zip/sub/a.txt", "z.pdf"]
    assert shown(june / "sub/a.txt", june / "cv.txt") == ["june.zip/cv.txt", "june.zip/sub/a.txt"]
    assert shown(june / "sub/a.txt", june) == shown(june)


@pytest.mark.parametrize("named", ["june.zip/cv.pdf", "june.zip/su", "june.zip/sub/a.txt/x", "z.pdf/cv.txt"])
def test_what_is_not_in_an_archive_is_said(june: Path, tmp_path: Path, named: str) -> None:
    put(tmp_path / "z.pdf")
    with pytest.raises(ScreenerError, match="no such file in it"):
        gather([tmp_path / named])


def test_the_file_that_may_be_meant_is_named(june: Path) -> None:
    with pytest.raises(ScreenerError, match=r"june\.zip/sub/a\.txt"):
        gather([june / "sub/a.tx"])
