"""Any value is read back unchanged from an INI file, or the file is not written."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from tests.ini_files import read_ini
from unattend_gen.errors import InputError
from unattend_gen.renderer.mdt_properties import Property, is_plain, require_writable
from unattend_gen.templating import Templates

OURS = Templates()
AWKWARD = st.text(st.sampled_from("aA1 \t\r\n\x0b\x0c\x1c\x85\u2028;#%=[]:\"'\\ä\u00a0,$&"))
VALUES = st.text() | AWKWARD


def written(name: str, value: str) -> dict[str, dict[str, str]]:
    """Return what a reader finds in a file of the target with this one property."""
    prop = Property(name, value, "mdt.user")
    require_writable((prop,))
    values = {"properties": (prop,), "left": (), "names": [name]}
    text = OURS.render("targets/mdt/CustomSettings.ini.j2", values)
    return read_ini(text.replace("\n", "\r\n"))


@given(VALUES)
@example("a;b")
@example("100%")
@example(" a")
@example("a\r\n[Default]\r\nb=c")
def test_a_value_is_read_back_or_rejected(value: str) -> None:
    with suppress(InputError):
        assert written("UserID", value) == {
            "Settings": {"Priority": "Default"},
            "Default": {"UserID": value},
        }


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="%\"'")))
@example("x")
def test_ascii_words_without_percent_and_quotes_are_accepted(value: str) -> None:
    assert is_plain(value) is bool(value)
