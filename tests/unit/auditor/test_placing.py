from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import MARKER, TEST_MAK, a_shell_setup
from unattend_gen.auditor.placing import Placing
from unattend_gen.auditor.scan import ScanContext, scan
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location

if TYPE_CHECKING:
    from pathlib import Path

LEAKED = a_shell_setup("specialize", f"\n<ProductKey>{TEST_MAK}</ProductKey>")
SCRUBBED = a_shell_setup("specialize", f"\n<ProductKey>{MARKER}</ProductKey>")


def seen(*documents: Document) -> list[tuple[str, str, int | None]]:
    placing = Placing()
    for document in documents:
        placing.see(document, scan(document, ScanContext(b"k")).findings)
    return [
        (one.rule, (one.location.path, *one.location.inside)[-1], one.location.line)
        for one in placing.findings()
    ]


def test_a_file_that_comes_later_in_an_image_is_known_too() -> None:
    panther = "Windows/Panther"
    original = Document(Location("i.wim", inside=("1", f"{panther}/unattend-original.xml")), LEAKED)
    copy = Document(Location("i.wim", inside=("1", f"{panther}/unattend.xml")), SCRUBBED)

    assert seen(original, copy) == [
        ("original-beside-scrubbed", f"{panther}/unattend-original.xml", 4)
    ]


def test_another_image_of_the_same_file_is_another_place() -> None:
    name = "Windows/Panther/unattend-original.xml"
    original = Document(Location("i.wim", inside=("1", name)), LEAKED)
    copy = Document(Location("i.wim", inside=("2", "Windows/Panther/unattend.xml")), SCRUBBED)

    assert seen(original, copy) == []


def test_on_a_disk_names_are_looked_up_in_any_case(tmp_path: Path) -> None:
    panther = tmp_path / "WINDOWS" / "panther"
    panther.mkdir(parents=True)
    (panther / "UNATTEND.XML").write_bytes(SCRUBBED)
    original = panther / "Unattend-Original.xml"

    [found] = seen(Document(Location(str(original)), LEAKED))

    assert found == ("original-beside-scrubbed", str(original), 4)


def test_a_document_elsewhere_or_without_a_secret_is_passed_over(tmp_path: Path) -> None:
    assert seen(Document(Location(str(tmp_path / "a.xml")), LEAKED)) == []
    assert seen(Document(Location(str(tmp_path / "Windows/Panther/a.xml")), SCRUBBED)) == []
