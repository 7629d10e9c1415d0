from __future__ import annotations

import codecs

from unattend_gen.tables.mapping.jobs import ENCODINGS, Stage


def test_stages_stand_in_the_order_of_time() -> None:
    assert [*Stage] == ["specialize", "setup-complete", "first-logon", "each-user"]


def test_python_knows_each_encoding_too() -> None:
    assert {suffix: codecs.lookup(name).name for suffix, name in ENCODINGS.items()} == {
        ".ps1": "utf-8",
        ".cmd": "ascii",
        ".reg": "utf-16",
        ".vbs": "utf-16",
    }
