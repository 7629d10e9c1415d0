from __future__ import annotations

import re

import pytest

from unattend_gen.detect.shapes import expressions, has_shape, not_after

WITH_A_SHAPE = [
    "https://user:kestrel77@host/",
    "authorization: bearer abcdef0123456789",
    "--api-key abcdef0123",
    "client_secret = 'abcdef0123'",
    "setx token abcdef01",
    "product key ftw2c-ftw2c",
]
WITHOUT = ["https://host/path", "publickeytoken=31bf3856ad364e35", "the bearer of news", "a key"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", WITH_A_SHAPE)
def test_a_shape_is_seen_in_each_encoding(text: str, encoding: str) -> None:
    assert has_shape(f"first line\n{text}\n".encode(encoding))


@pytest.mark.parametrize("text", WITHOUT)
def test_everyday_text_has_no_shape(text: str) -> None:
    assert not has_shape(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("text", WITH_A_SHAPE)
def test_what_hyperscan_looks_for_is_what_python_sees(text: str, encoding: str) -> None:
    found = [one for one in expressions() if re.search(one, text.encode(encoding), re.DOTALL)]

    assert found != []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["token=x", "ytoken=x", "my token=x", "a keytoken, eytoken=x"])
def test_a_word_that_another_does_not_precede_is_seen(text: str, encoding: str) -> None:
    data = text.encode(encoding)

    assert any(re.search(one, data, re.DOTALL) for one in not_after("key", "token"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_word_behind_another_is_not_seen(encoding: str) -> None:
    data = ("<?xml?><assembly " + 'publickeytoken="31bf"').encode(encoding)

    assert not any(re.search(one, data, re.DOTALL) for one in not_after("key", "token"))
