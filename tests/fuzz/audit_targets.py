"""Fuzz targets of the audit: kinds of documents, containers opened in Python, the whole search.

Seeds are the examples of the kinds, and small containers created in this module.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from tests.decoys import DECOYS
from tests.fuzz.target import Target
from tests.hives import a_hive, below, text
from tests.samples import CANARY_PASSWORD, TEST_MAK, a_shell_setup
from unattend_gen import plugins
from unattend_gen.auditor.scan import ScanContext, scan
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped
from unattend_gen.detect import kinds
from unattend_gen.detect.prefilter import hints_on
from unattend_gen.detect.reading import readings
from unattend_gen.detect.search import detectors
from unattend_gen.sources import containers
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers import Container
from unattend_gen.sources.errors import DamagedError, OverLimitError
from unattend_gen.sources.limits import ExtractionBudget, Limits

if TYPE_CHECKING:
    from unattend_gen.detect.detector import Detector

_CONTEXT: Final = ScanContext(b"k" * 32)
_LIMITS: Final = Limits(document_bytes=1_000_000, total_bytes=10_000_000, members=1000)
_OPENED_HERE: Final = (
    "bzip2_file",
    "gzip_file",
    "registry_hive",
    "tar_archive",
    "xz_file",
    "zip_archive",
)
"""The containers that need no helper program."""

_VALUES: Final = {"DefaultPassword": text(CANARY_PASSWORD)}
_TEXT_WORDS: Final = (
    *(
        b"<",
        b">",
        b"</",
        b"/>",
        b"&",
        b";",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b'"',
        b"'",
        b"=",
    ),
    *(b"\0", b"\r", b"\n", b"\xff", b"\xc3", b"\xed\xa0\x80", b"`\n", b"^\r\n", b"\\", b"hex(1):"),
    *(
        b"password=",
        b"Password>",
        b"ProductKey",
        b"/ipk ",
        b"net user ",
        b"MAK ",
        b"://a?Password=",
    ),
    *(TEST_MAK.encode(), TEST_MAK.replace("-", "").encode(), CANARY_PASSWORD.encode()),
    *("\u200b".encode(), "\u0130".encode(), "\u202e".encode(), "\ufeff".encode("utf-16-le")),
)
_BYTE_WORDS: Final = (
    *(
        b"\0",
        b"\0\0\0\0",
        b"\xff\xff\xff\xff",
        b"PK\x01\x02",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"ustar",
    ),
    *(
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\xfd7zXZ\0",
        b"nk",
        b"vk",
        b"lf",
        b"hbin",
        b"\x80",
        b"../",
        b"x" * 300,
    ),
)


def _detect(detector: Detector, name: str, data: bytes) -> None:
    document = Document(Location(name), data)
    for reading in readings(document):
        for match in detector.matches(reading) if detector.recognises(reading) else ():
            start, end = match.span or (0, 0)
            assert 0 <= start <= end <= len(reading.text)


def _search(data: bytes) -> None:
    found = scan(Document(Location("a.xml"), data), _CONTEXT).findings
    assert hints_on(data) is not None or {one.rule for one in found} <= {"doctype-present"}


def _open(container: Container, name: str, data: bytes) -> None:
    if not container.recognises(data, name):
        return
    for member in container.members(
        Blob(Location(name), len(data), data), ExtractionBudget(_LIMITS)
    ):
        if not isinstance(member, Skipped):
            # A stream owes these two and no other error; the search reports them as skipped.
            with suppress(DamagedError, OverLimitError), member.stream() as stream:
                assert len(stream.read(2_000_000)) <= 2_000_000


def _archives() -> dict[str, bytes]:
    """Return a small container of each kind, by the module that opens it."""
    inside = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    packed, taped = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("Panther/unattend.xml"), inside)
        archive.writestr(zipfile.ZipInfo("empty/"), b"")
    with tarfile.open(fileobj=taped, mode="w") as tar:
        member = tarfile.TarInfo("Panther/unattend.xml")
        member.size = len(inside)
        tar.addfile(member, io.BytesIO(inside))
    return {
        "bzip2_file": bz2.compress(inside),
        "gzip_file": gzip.compress(inside, mtime=0),
        "registry_hive": a_hive(below("Microsoft\\Windows NT\\CurrentVersion\\Winlogon", _VALUES)),
        "tar_archive": taped.getvalue(),
        "xz_file": lzma.compress(inside),
        "zip_archive": packed.getvalue(),
    }


def _of_kinds() -> tuple[Target, ...]:
    return tuple(
        Target(
            f"detect-{name}",
            partial(_detect, detector, detector.examples[0].name),
            ArithmeticError,
            tuple(
                example.text.encode(encoding)
                for example in detector.examples
                for encoding in ("utf-8", "utf-16")
            ),
            _TEXT_WORDS,
        )
        for name, detector in zip(plugins.names(kinds), detectors(), strict=True)
    )


def _of_containers() -> tuple[Target, ...]:
    archives = _archives()
    return tuple(
        Target(
            f"source-{name}",
            partial(_open, plugins.load(containers, name, "SOURCE", Container), f"a.{name[:3]}"),
            ArithmeticError,
            (archives[name], archives[name][: len(archives[name]) // 2]),
            _BYTE_WORDS,
        )
        for name in _OPENED_HERE
    )


AUDIT_TARGETS: Final = (
    *_of_kinds(),
    *_of_containers(),
    Target(
        "search",
        _search,
        ArithmeticError,
        (
            *(decoy.encode() for decoy in DECOYS.values()),
            *(one.text.encode("utf-16-le") for kind in detectors() for one in kind.examples),
        ),
        _TEXT_WORDS,
    ),
)
"""`refusal` is an error that none of them raises: they accept everything."""
