from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import CANARY_PASSWORD
from tests.templates import SECRET, rendered

if TYPE_CHECKING:
    from pathlib import Path


def test_a_secret_is_put_out_in_text_and_markup(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ s }}", {"s": SECRET}) == CANARY_PASSWORD
    assert rendered(tmp_path, "{{ s }}", {"s": SECRET}, "t.txt.j2") == CANARY_PASSWORD


def test_a_list_of_secrets_is_put_out_as_masks(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ s }}", {"s": [SECRET]}) == "[Secret(***)]"
