"""States, channels and activators."""

from __future__ import annotations

import pytest

from unattend_gen.activation.status.license_status import (
    Activator,
    LicenseStatus,
    activator_of,
    channel_in,
    last_five_of,
    status_of,
)


def test_each_number_is_a_state_with_words_of_its_own() -> None:
    assert [status_of(str(number)) for number in range(7)] == list(LicenseStatus)
    assert len({status.label for status in LicenseStatus}) == 7


@pytest.mark.parametrize("text", ["7", "", "Licensed", "01", "-1", "\u0661"])
def test_any_other_text_is_no_number_of_a_state(text: str) -> None:
    assert status_of(text) is None


@pytest.mark.parametrize(
    ("description", "channel"),
    [
        ("Windows(R) Operating System, VOLUME_KMSCLIENT channel", "VOLUME_KMSCLIENT"),
        ("Système d'exploitation Windows(R), canal OEM_DM", "OEM_DM"),
        ("Windows(R) Operating System, RETAIL channel", "RETAIL"),
        ("Product Key Channel: Retail", ""),
    ],
)
def test_a_channel_is_known_in_any_language(description: str, channel: str) -> None:
    assert channel_in(description) == channel


@pytest.mark.parametrize(
    ("channel", "activator"),
    [
        ("VOLUME_MAK", Activator.MAK),
        ("Volume:MAK", Activator.MAK),
        ("VOLUME_KMSCLIENT", Activator.KMS_CLIENT),
        ("Volume:GVLK", Activator.KMS_CLIENT),
        ("VOLUME_KMS_C", Activator.KMS_HOST),
        ("Volume:CSVLK", Activator.KMS_HOST),
        ("OEM_DM", Activator.OTHER),
        ("", Activator.UNKNOWN),
    ],
)
def test_the_channel_tells_who_activates(channel: str, activator: Activator) -> None:
    assert activator_of(channel) is activator


def test_only_a_group_of_a_key_is_one() -> None:
    texts = (" q4jk2 ", "Other", "1688", "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2")

    assert [last_five_of(text) for text in texts] == ["Q4JK2", "", "", ""]
