from __future__ import annotations

import pytest

from tests.specs import a_spec, given, jobs, refusals
from unattend_gen.tables.mapping.additions import Command
from unattend_gen.tables.privacy import TABLE, Privacy


def test_omitted_keys_are_unset() -> None:
    assert given(a_spec(privacy={"location": False}).privacy) == {"location": False}
    assert Privacy().diagnostic_data is None


def test_diagnostic_data_have_three_levels() -> None:
    assert refusals(privacy={"diagnostic_data": "basic"}) == {
        "privacy.diagnostic_data": "should be one of off, required or optional"
    }


POLICIES = r"reg.exe add HKLM\SOFTWARE\Policies\Microsoft\Windows"


def lines(**privacy: object) -> list[str]:
    found = [*jobs(TABLE, a_spec(privacy=privacy))]
    return [job.line for job in found if isinstance(job, Command)]


@pytest.mark.parametrize(
    ("key", "value", "policy"),
    [
        ("diagnostic_data", "off", r"DataCollection /v AllowTelemetry /t REG_DWORD /d 0 /f"),
        ("diagnostic_data", "required", r"DataCollection /v AllowTelemetry /t REG_DWORD /d 1 /f"),
        ("diagnostic_data", "optional", r"DataCollection /v AllowTelemetry /t REG_DWORD /d 3 /f"),
        (
            "advertising_id",
            False,
            r"AdvertisingInfo /v DisabledByGroupPolicy /t REG_DWORD /d 1 /f",
        ),
        (
            "consumer_features",
            False,
            r"CloudContent /v DisableWindowsConsumerFeatures /t REG_DWORD /d 1 /f",
        ),
        ("location", True, r"LocationAndSensors /v DisableLocation /t REG_DWORD /d 0 /f"),
        ("activity_history", False, r"System /v PublishUserActivities /t REG_DWORD /d 0 /f"),
        ("privacy_page", False, r"OOBE /v DisablePrivacyExperience /t REG_DWORD /d 1 /f"),
    ],
)
def test_each_key_is_a_value_of_a_policy(key: str, value: object, policy: str) -> None:
    assert lines(**{key: value}) == [f"{POLICIES}\\{policy}"]


def test_omitted_keys_are_not_set() -> None:
    assert lines() == []


OFF = {"diagnostic_data": "off"}


@pytest.mark.parametrize(
    "tables",
    [
        {"product_key": {"setup": "generic", "edition": "Pro"}},
        {"product_key": {"setup": "VK7JG-NPHTM-C97JM-9MPGT-3V66T"}},
        {"product_key": {"edition": "Home"}},
        {"image": {"name": "Windows 11 Pro"}},
        {"image": {"edition": "Pro"}},
    ],
)
def test_off_is_rejected_on_editions_that_ignore_it(tables: dict[str, object]) -> None:
    assert refusals(privacy=OFF, **tables) == {
        "privacy": 'diagnostic_data = "off" has no effect on this edition, which sends some'
    }
    assert a_spec(privacy={"diagnostic_data": "required"}, **tables).privacy


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"product_key": {"setup": "gvlk", "edition": "Enterprise"}},
        {"product_key": {"activation": "env:MAK"}},
        {
            "product_key": {
                "setup": "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
                "activation": "gvlk",
                "edition": "Education",
            }
        },
        {"image": {"index": 1}},
        {"image": {"name": "Windows 11 Enterprise"}},
    ],
)
def test_off_is_accepted_where_it_works_or_the_edition_is_not_known(
    tables: dict[str, object],
) -> None:
    assert a_spec(privacy=OFF, **tables).privacy
