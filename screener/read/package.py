"""Files that are ZIP packages of XML parts (DOCX, ODT): parts by name, without entities, capped."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from screener.model.limits import ReadLimits
from screener.read.faults import ReadFault

MOST_PARTS = 5_000


class Package:
    """Parts of one opened package. kind: what messages call it ("DOCX")."""

    def __init__(self, archive: zipfile.ZipFile, kind: str, limits: ReadLimits) -> None:
        self._archive, self._kind, self._most = archive, kind, limits.part
        self.names = set(archive.namelist())
        if len(self.names) > MOST_PARTS:
            raise ReadFault("too_large", f"more than {MOST_PARTS:,} parts in one {kind} file")

    def content(self, name: str) -> bytes:
        """Bytes of a part that is there; ReadFault too_large beyond the limit of a part."""
        with self._archive.open(name) as stream:
            content = stream.read(self._most + 1)
        if len(content) > self._most:
            raise ReadFault("too_large", f"unpacked it is larger than {self._most / 2**20:.3g} MB")
        return content

    def root(self, name: str) -> Any:
        """Root element of a part; None where the package has no such part."""
        return self.parsed(self.content(name)) if name in self.names else None

    def parsed(self, content: bytes) -> Any:
        """Root element of an XML part's bytes; ReadFault unreadable where they are none."""
        return parsed(content, self._kind)


def parsed(content: bytes, kind: str) -> Any:
    """Root element of XML, without entities; ReadFault unreadable where it is none."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ReadFault("unreadable", f"the {kind} file is damaged") from error


@contextmanager
def opened(data: bytes, kind: str, limits: ReadLimits) -> Iterator[Package]:
    """The package in `data`; whatever a damaged or encrypted archive raises becomes a ReadFault."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive, kind, limits)
    except ReadFault:
        raise
    except RuntimeError as error:
        # zipfile says so of encrypted members; RecursionError and NotImplementedError are ones too.
        status = "needs_password" if "password" in str(error) else "unreadable"
        raise ReadFault(status, f"the {kind} file is encrypted or damaged") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, LookupError) as error:
        raise ReadFault("unreadable", f"the {kind} file is damaged") from error
