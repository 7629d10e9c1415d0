from __future__ import annotations

import traceback

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.ini import Property, demand_writable, is_plain


def refusal(value: str | Secret, *, may_refer: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        demand_writable((Property("UserPassword", value, "mdt.user_password", may_refer),))
    assert CANARY_PASSWORD not in "".join(traceback.format_exception(caught.value))
    assert caught.value.where == "mdt.user_password"
    return caught.value.message


@pytest.mark.parametrize(
    ("value", "trouble"),
    [
        ("", "is empty"),
        ("two\nlines", "holds a line break or a control"),
        ("two\rlines", "holds a line break or a control"),
        ("two\u2028lines", "holds a line break or a control"),
        ("a\tb", "holds a line break or a control"),
        (" a", "begins or ends with a blank"),
        ("a\u00a0", "begins or ends with a blank"),
        ('"a"', "begins and ends with a quote"),
        ("'", "begins and ends with a quote"),
        ("50%of%it", "holds text between percent signs"),
        ("Büro", "holds characters outside ASCII"),
    ],
)
def test_a_value_that_needs_an_escape_is_refused(value: str, trouble: str) -> None:
    assert refusal(value) == f"UserPassword {trouble}, which an INI file cannot carry"
    assert not is_plain(value)


@pytest.mark.parametrize(
    "value", ["a;b", ";a", "#a", "a = b", "[a]", "50%", "%%", "a:b", "it's", '"a', TEST_MAK]
)
def test_a_value_that_every_reader_takes_is_written_as_it_is(value: str) -> None:
    demand_writable((Property("Name", value, "mdt.user"),))
    assert is_plain(value)


def test_a_value_may_refer_to_a_property_where_that_is_meant() -> None:
    demand_writable((Property("DeployRoot", r"\\%WDSServer%\Deploy$", "", may_refer=True),))
    assert "blank" in refusal(r" \\%WDSServer%\Deploy$", may_refer=True)


def test_a_secret_is_looked_at_and_not_shown() -> None:
    assert "control" in refusal(Secret(f"{CANARY_PASSWORD}\n", SecretKind.PASSWORD))


def test_no_print_shows_a_value() -> None:
    assert CANARY_PASSWORD not in repr(Property("UserPassword", CANARY_PASSWORD, "x"))
