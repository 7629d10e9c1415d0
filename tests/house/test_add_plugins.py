"""Adding a rule, format, container or kind of document takes one file; no list has to be edited.

Each test adds a file to the folder of plug-ins, as a developer would, and uses the program.
`test_add_target.py` does the same for a render target.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK
from unattend_gen import reports
from unattend_gen.detect import kinds, search
from unattend_gen.rules import answer_file, load
from unattend_gen.sources import containers, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    Add = Callable[[ModuleType, str, str], None]

ANSWER_FILE = b"""<unattend xmlns="urn:schemas-microsoft-com:unattend">
<!-- a remark -->
</unattend>"""

RULE = '''"""A component has a comment.

## What it checks
Comments in components.
"""

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule

CARD = RuleCard(
    slug="comment-present",
    summary="a component has a comment",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.2",
    bad="",
    good="",
)


def check(index):
    for comment, _ in index.answer_file.comments():
        yield CARD.finding(index.location(comment), "there is a comment", advice="remove it")


RULE = Rule(CARD, check)
'''

FORMAT = '''"""The number of findings."""

from unattend_gen.reports._format import Format, whole

FORMAT = Format("count", whole(lambda report, _: f"{len(report.findings)} findings\\n"))
'''

CONTAINER = '''"""Text between two lines of dashes."""

from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers import Container


def members(blob, budget):
    data = blob.head()[4:]
    yield Blob(blob.location.child("inside"), len(data), data)


SOURCE = Container(
    summary="text after dashes",
    recognises=lambda head, name: head.startswith(b"----"),
    members=members,
)
'''

DETECTOR = '''"""Passwords of doors."""

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.detector import Detector


def matches(reading):
    start = len("password of the door: ")
    yield Match(
        kind=SecretKind.PASSWORD,
        content=ContentKind.CLEAR,
        where="a list of doors",
        span=(start, len(reading.text)),
        secret=Secret(reading.text[start:]),
    )


DETECTOR = Detector(
    summary="passwords of doors",
    recognises=lambda reading: reading.name == "doors.txt",
    matches=matches,
    examples=(),
)
'''


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Add a file to a folder of plug-ins, and nothing else."""
    added: list[str] = []

    def add_file(package: ModuleType, name: str, text: str) -> None:
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        added.append(f"{package.__name__}.{name}")
        clear_caches()

    yield add_file
    for name in added:
        sys.modules.pop(name, None)
    clear_caches()


def clear_caches() -> None:
    """Forget the listed folders: a process lists each once."""
    for listed in (
        load.answer_file_rules,
        load.rule_names,
        opening.known_containers,
        search.detectors,
    ):
        listed.cache_clear()


def test_a_rule_is_one_file(add: Add) -> None:
    add(answer_file, "comment_present", RULE)

    found = ug.validate([ANSWER_FILE], select=["comment-present"]).findings

    assert [(finding.rule, finding.location.line) for finding in found] == [("comment-present", 2)]
    assert ug.explain("comment-present").startswith("comment-present\n\nA component has a comment.")
    assert "comment-present" in ug.explain("rules")


def test_a_report_format_is_one_file(add: Add) -> None:
    add(reports, "count", FORMAT)

    assert ug.validate([ANSWER_FILE]).format("count") == "0 findings\n"


def test_a_container_is_one_file(add: Add, tmp_path: Path) -> None:
    add(containers, "dashes", CONTAINER)
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "note").write_text(f"----MAK: {TEST_MAK}\n", encoding="utf-8")

    (finding,) = ug.audit([tmp_path / "share"]).findings

    assert finding.location.inside == ("inside",)


def test_a_kind_of_document_is_one_file(add: Add, tmp_path: Path) -> None:
    add(kinds, "doors", DETECTOR)
    (tmp_path / "share").mkdir()
    doors = tmp_path / "share" / "doors.txt"
    doors.write_text("password of the door: Sesame-2026", encoding="utf-8")

    (finding,) = ug.audit([doors]).findings

    assert finding.rule == "leftover-password"
