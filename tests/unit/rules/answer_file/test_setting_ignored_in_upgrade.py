from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_component, an_answer_file

_SLUG = "setting-ignored-in-upgrade"
_SETUP = "Microsoft-Windows-Setup"


def _file(upgrade: str) -> bytes:
    body = f"<UpgradeData><Upgrade>{upgrade}</Upgrade></UpgradeData><UserData/><ImageInstall/>"
    return an_answer_file(("windowsPE", a_component(_SETUP, body)))


def test_an_upgrade_reads_no_other_setting() -> None:
    assert verdicts(_SLUG, _file("true")) == [
        ("warning", f"windowsPE/{_SETUP}/UserData"),
        ("warning", f"windowsPE/{_SETUP}/ImageInstall"),
    ]


def test_a_clean_installation_reads_them_all() -> None:
    assert verdicts(_SLUG, _file("false")) == []


def test_a_wish_that_occurs_many_times_is_reported_once_for_each_setting() -> None:
    upgrade = "<UpgradeData><Upgrade>true</Upgrade></UpgradeData>"
    body = upgrade * 300 + "<UserData/>"

    assert verdicts(_SLUG, an_answer_file(("windowsPE", a_component(_SETUP, body)))) == [
        ("warning", f"windowsPE/{_SETUP}/UserData")
    ]
