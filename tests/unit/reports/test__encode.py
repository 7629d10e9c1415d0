from __future__ import annotations

from dataclasses import replace

from tests.reports import CHECKED, CLEAN, KEY_SETTING, LEFTOVER, NOTE, PASSWORD_SETTING, SKIPPED
from unattend_gen import __version__
from unattend_gen.core.excerpt import Excerpt
from unattend_gen.core.location import Location
from unattend_gen.reports._encode import (
    encode_document,
    encode_finding,
    encode_head,
    encode_location,
    encode_skipped,
)


def test_the_head_says_what_holds_for_the_whole() -> None:
    assert encode_head(CLEAN) == {
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": "validate",
        "complete": True,
        "exit_code": 0,
        "totals": {"documents": 2, "findings": 0, "skipped": 0},
    }


def test_a_finding_has_its_place_its_help_and_no_excerpt() -> None:
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
        "fix": None,
    }


def test_a_fix_is_told_by_what_it_does() -> None:
    assert encode_finding(NOTE)["fix"] == {"summary": "write ComputerName", "is_safe": True}


def test_what_was_skipped_has_its_reason() -> None:
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
