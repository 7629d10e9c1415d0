from __future__ import annotations

from unattend_gen.detect.seen import UNSEEN, Seen


def test_where_nobody_looked_anything_may_stand() -> None:
    assert UNSEEN.may_have("slmgr")


def test_one_of_the_signs_is_enough() -> None:
    assert Seen(frozenset({"slmgr"})).may_have("ipk", "slmgr")
    assert not Seen(frozenset({"slmgr"})).may_have("ipk")
    assert not Seen(frozenset()).may_have("ipk")
