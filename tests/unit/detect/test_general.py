from __future__ import annotations

from tests.documents import a_document, a_reading
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.detect.general import in_any_text
from unattend_gen.detect.reading import readings


def test_a_command_is_named_and_its_value_alone_is_the_place() -> None:
    text = f"net user setup {CANARY_PASSWORD} /add"
    [suspect] = in_any_text(a_reading(text))

    assert (suspect.where, suspect.rule) == ("a line (net user)", "secret-in-command")
    assert suspect.span == (text.index(CANARY_PASSWORD), text.index(" /add"))


def test_in_binary_data_commands_are_noise() -> None:
    data = b"MZ\x00\xff\x80" + f"net user a {CANARY_PASSWORD} /add {TEST_MAK}".encode()
    first = next(readings(a_document(data)))

    assert [one.last_five for one in in_any_text(first)] == ["Q4JK2"]
