from __future__ import annotations

from dataclasses import replace

from tests.reports import (
    AUDITED,
    CHECKED,
    CLEAN,
    KEY_SETTING,
    LEFTOVER,
    NOTE,
    PASSWORD_SETTING,
    RUN,
    SKIPPED,
)
from unattend_gen import __version__
from unattend_gen.core.finding import Excerpt
from unattend_gen.core.location import Location
from unattend_gen.reports._encode import (
    encode_document,
    encode_finding,
    encode_head,
    encode_location,
    encode_skipped,
)


def test_the_head_describes_the_whole_report() -> None:
    assert encode_head(CLEAN) == {
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": "validate",
        "complete": True,
        "exit_code": 0,
        "totals": {"documents": 2, "findings": 0, "skipped": 0},
    }


def test_the_head_of_a_search_has_its_totals() -> None:
    head = encode_head(AUDITED)

    assert head["totals"] == {
        "documents": 510,
        "findings": 2,
        "skipped": 1,
        "files": 500,
        "containers": 0,
        "bytes": 123_456,
        "secrets": 3,
        "machines": 2,
        "allowed": 1,
        "known": 4,
        "states": {"clear": 3, "marker": 40, "published key": 7},
        "left_out": {"excluded": 2},
        "known_places": 0,
        "skipped_by_reason": {"needs-extra": 1},
    }
    assert head["run"] == {"started": RUN.started, "ended": RUN.ended, "host": "auditor"}


def test_the_head_of_a_search_has_groups_and_machines() -> None:
    head = encode_head(replace(AUDITED, run=None))

    assert head["groups"] == [
        {
            "secret_id": "00112233445566ff",
            "rule": "leftover-key",
            "last_five": "Q4JK2",
            "first": "fleet/PC-1/Windows/Panther/unattend.xml:18",
            "places": 420,
            "files": 412,
            "machines": 371,
        },
        {
            "secret_id": "ffeeddccbbaa9988",
            "rule": "leftover-password",
            "last_five": None,
            "first": "fleet/PC-2.zip > a.ini",
            "places": 2,
            "files": 2,
            "machines": 1,
        },
    ]
    assert head["machines"] == [
        {"machine": "fleet/PC-1", "findings": 1},
        {"machine": "fleet/PC-2", "findings": 2},
    ]
    assert "run" not in head


def test_a_finding_has_its_location_and_help_and_no_excerpt() -> None:
    assert encode_finding(replace(LEFTOVER, excerpt=Excerpt("<a/>", 1, 2))) == {
        "rule": "leftover-key",
        "severity": "error",
        "confidence": "high",
        "message": "a key ending in Q4JK2 is left",
        "advice": "delete the file",
        "help": "unattend-gen explain leftover-key",
        "location": {
            "path": "Panther/unattend.xml",
            "inside": [],
            "line": 18,
            "column": 7,
            "setting": KEY_SETTING,
        },
        "fingerprint": LEFTOVER.fingerprint,
        "last_five": "Q4JK2",
        "secret_id": None,
        "fix": None,
    }


def test_a_fix_is_described_by_its_effect() -> None:
    assert encode_finding(NOTE)["fix"] == {"summary": "write ComputerName", "is_safe": True}


def test_a_skipped_input_has_its_reason() -> None:
    assert encode_skipped(SKIPPED) == {
        "location": encode_location(Location("boot.wim")),
        "reason": "needs-extra",
        "advice": "pip install it",
    }


def test_a_document_has_its_verdict_and_the_states_of_its_settings() -> None:
    assert encode_document(CHECKED.documents[0]) == {
        "path": "Panther/unattend.xml",
        "inside": [],
        "verdict": "leaked",
        "settings": [
            {"setting": PASSWORD_SETTING, "state": "marker", "line": 9},
            {"setting": KEY_SETTING, "state": "clear", "line": 18},
        ],
    }
