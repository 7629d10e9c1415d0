"""Events of a function at work."""

from __future__ import annotations

from unattend_gen.api.progress import Progress


def test_nothing_happens_unless_a_method_is_overridden() -> None:
    progress = Progress()

    progress.reading("a.xml")
    progress.left_out("b.xml")
    progress.total(2)
    progress.advance(size_bytes=10)

    assert vars(progress) == {}
