from __future__ import annotations

import pytest

from unattend_gen.reports._uri import FileUri, encoded, file_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.xml", FileUri("a.xml", is_relative=True)),
        ("./a//b/./c.xml", FileUri("a/b/c.xml", is_relative=True)),
        ("a\\b.xml", FileUri("a/b.xml", is_relative=True)),
        ("my file#1.xml", FileUri("my%20file%231.xml", is_relative=True)),
        ("a:b.xml", FileUri("a%3Ab.xml", is_relative=True)),
        ("über/漢.xml", FileUri("%C3%BCber/%E6%BC%A2.xml", is_relative=True)),
        ("../a.xml", FileUri("../a.xml", is_relative=False)),
        ("-", FileUri("-", is_relative=False)),
        ("/srv/a b.xml", FileUri("file:///srv/a%20b.xml", is_relative=False)),
        ("C:\\share\\a b.xml", FileUri("file:///C:/share/a%20b.xml", is_relative=False)),
        ("\\\\server\\share\\a.xml", FileUri("file://server/share/a.xml", is_relative=False)),
    ],
)
def test_a_path_of_any_system_becomes_a_uri(path: str, uri: FileUri) -> None:
    assert file_uri(path) == uri


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a\udcff", "a%FF"),
        ("a\ud800", "a%ED%A0%80"),
        ("\x1b\n%", "%1B%0A%25"),
        ("](javascript:x)", "%5D%28javascript%3Ax%29"),
    ],
)
def test_bytes_that_are_no_text_and_signs_are_percent_encoded(name: str, text: str) -> None:
    assert encoded(name) == text
