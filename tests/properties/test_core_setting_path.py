from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.core.passes import Pass
from unattend_gen.core.setting_path import KEY_VALUE, SettingPath, Step

NAMES = st.from_regex(r"[A-Za-z_\u00e4][\w.-]{0,10}", fullmatch=True)
STEPS = st.builds(Step, NAMES, st.none() | st.integers(1, 999_999))
COMPONENTS = st.text(min_size=1, max_size=30).filter(lambda text: "/" not in text)


@st.composite
def setting_paths(draw: st.DrawFn) -> SettingPath:
    steps = draw(st.lists(STEPS, min_size=1, max_size=6))
    attribute = draw(st.sampled_from([(), (Step(KEY_VALUE),)]))
    return SettingPath(draw(st.sampled_from(Pass)), draw(COMPONENTS), (*steps, *attribute))


@given(setting_paths())
def test_a_path_reads_back_as_it_was_written(path: SettingPath) -> None:
    assert SettingPath.parse(str(path)) == path


@given(st.text() | st.from_regex(r"specialize/C/[\w@/\[\].-]{0,20}"))
def test_any_text_is_a_path_that_writes_itself_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert str(SettingPath.parse(text)) == text


@given(setting_paths())
def test_the_catalog_path_has_a_name_for_each_element(path: SettingPath) -> None:
    elements = len(path.steps) - path.is_key_value

    assert len(path.catalog_path.split("/")) == elements
