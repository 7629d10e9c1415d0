from __future__ import annotations

import pytest

from unattend_gen.answer_file import names


@pytest.mark.parametrize(
    ("tag", "local", "namespace"),
    [
        ("{urn:schemas-microsoft-com:unattend}settings", "settings", names.UNATTEND_NS),
        ("settings", "settings", ""),
        ("{}settings", "settings", ""),
        ("{urn:x}", "", "urn:x"),
    ],
)
def test_a_tag_is_a_namespace_and_a_name(tag: str, local: str, namespace: str) -> None:
    assert (names.local(tag), names.namespace(tag)) == (local, namespace)


def test_qualified_names_are_those_of_the_reference() -> None:
    assert (names.UNATTEND, names.ACTION) == (
        "{urn:schemas-microsoft-com:unattend}unattend",
        "{http://schemas.microsoft.com/WMIConfig/2002/State}action",
    )
