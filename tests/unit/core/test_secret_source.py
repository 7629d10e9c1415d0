from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret_source import (
    EnvSource,
    FileSource,
    KeyringSource,
    PromptSource,
    SecretSource,
    StdinSource,
    parse_source,
)
from unattend_gen.errors import SecretSourceError

SOURCES = [
    ("env:CONTOSO_MAK", EnvSource("CONTOSO_MAK")),
    ("file:keys/mak.txt", FileSource("keys/mak.txt")),
    ("file:/dev/fd/3", FileSource("/dev/fd/3")),
    (r"file:C:\keys\mak.txt", FileSource(r"C:\keys\mak.txt")),
    ("stdin", StdinSource()),
    ("prompt", PromptSource()),
    ("prompt:administrator", PromptSource("administrator")),
    ("keyring:unattend-gen/mak", KeyringSource("unattend-gen", "mak")),
    ("keyring:a/b/mak", KeyringSource("a/b", "mak")),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_each_form_of_source_is_read_and_written_back(text: str, source: SecretSource) -> None:
    assert parse_source(text) == source
    assert str(source) == text


@pytest.mark.parametrize(
    "text",
    [
        CANARY_PASSWORD,
        TEST_MAK,
        "",
        "env:",
        f"env:{TEST_MAK}",
        "env:NO SPACE",
        "ENV:NAME",
        "file:",
        "stdin:x",
        "keyring:service",
        "keyring:/user",
        "vault:path",
    ],
)
def test_text_that_is_not_a_source_may_be_the_secret_and_is_not_shown(text: str) -> None:
    with pytest.raises(SecretSourceError) as caught:
        parse_source(text)

    assert str(caught.value) == "this is not a secret source, and a secret must not be written here"
    assert "env:NAME or file:PATH" in caught.value.advice


@pytest.mark.parametrize(
    ("path", "resolved"), [("a", "/specs/a"), ("../a", "/specs/../a"), ("/a", "/a"), ("~/a", "~/a")]
)
def test_a_file_is_relative_to_a_folder(path: str, resolved: str) -> None:
    assert FileSource(path).below(Path("/specs")) == FileSource(resolved)
