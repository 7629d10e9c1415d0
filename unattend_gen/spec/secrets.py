"""Reading secrets from their sources.

Messages name the source, never the text that was read.
"""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from importlib import import_module
from pathlib import Path
from typing import Final, assert_never

from unattend_gen.core.quoting import is_writable
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import (
    EnvSource,
    FileSource,
    KeyringSource,
    PromptSource,
    SecretSource,
    StdinSource,
)
from unattend_gen.errors import SecretSourceError
from unattend_gen.pipes import PIPE_ADVICE, OutsideError, is_waiting_pipe, opened_within

_LIMIT_BYTES: Final = 64 * 1024
"""Longest secret; the blobs of offline domain joins are the longest in use."""


def read_secret(source: SecretSource, kind: SecretKind) -> Secret:
    """Return the secret of a source.

    Raises:
        SecretSourceError: there is none, or an answer file cannot represent it.
    """
    text = _read(source, kind)
    if not text:
        is_pipe = isinstance(source, StdinSource)
        advice = "pipe the secret into this command" if is_pipe else "store the secret there first"
        raise _unusable(source, "is empty", advice)
    if not is_writable(text):
        message = "contains a control character, which an answer file cannot represent"
        raise _unusable(source, message, "store the secret as plain text on one line")
    return Secret(text, kind)


def _read(source: SecretSource, kind: SecretKind) -> str:
    match source:
        case EnvSource():
            return _read_variable(source)
        case FileSource():
            return _read_file(source)
        case StdinSource():
            return _read_stdin(source)
        case PromptSource():
            return _ask(source, kind)
        case KeyringSource():
            return _read_keyring(source)
        case _:
            assert_never(source)


def _read_variable(source: EnvSource) -> str:
    text = os.environ.get(source.name)
    if text is None:
        message = "the environment variable is not set"
        raise _unusable(source, message, f"set {source.name} in the environment of this command")
    return text


def _read_file(source: FileSource) -> str:
    try:
        path = Path(source.path).expanduser()
        if is_waiting_pipe(path):
            raise _unusable(source, "the file is a pipe", PIPE_ADVICE)
        with opened_within(path, source.folders) as file:
            data = file.read(_LIMIT_BYTES)
    except OutsideError as error:
        message = "the file is a link that leads out of the allowed folders"
        raise _unusable(source, message, "put the file itself into the folder") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        message = f"the file cannot be read: {reason}"
        raise _unusable(source, message, "check the path and its permissions") from error
    return _first_line(data, source)


def _read_stdin(source: StdinSource) -> str:
    if sys.stdin is None or sys.stdin.closed:
        raise _unusable(source, "there is no standard input", "pipe the secret into this command")
    return _first_line(sys.stdin.buffer.readline(_LIMIT_BYTES), source)


def _first_line(data: bytes, source: SecretSource) -> str:
    """Return the first line without its end; UTF-8, or UTF-16 as PowerShell writes it."""
    is_utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    is_cut = len(data) == _LIMIT_BYTES
    decoder = getincrementaldecoder("utf-16" if is_utf16 else "utf-8-sig")()
    advice = "store the secret as plain text on the first line"
    try:
        line, end, _ = decoder.decode(data, final=not is_cut).partition("\n")
    except UnicodeDecodeError:
        # the cause holds the bytes
        raise _unusable(source, "is not text", advice) from None
    if is_cut and not end:
        raise _unusable(source, "has a line of more than 64 KiB", advice)
    return line.removesuffix("\r")


def _ask(source: PromptSource, kind: SecretKind) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        message = "there is no terminal to prompt on"
        raise _unusable(source, message, "use env:NAME or file:PATH if no one can answer")
    from getpass import getpass

    question = source.label or kind.value.replace("-", " ")
    try:
        return getpass(f"{question}: ")
    except EOFError:
        raise _unusable(source, "nothing was typed", "type the secret and press Enter") from None


def _read_keyring(source: KeyringSource) -> str:
    try:
        keyring = import_module("keyring")
    except ModuleNotFoundError as error:
        message = "the package keyring is not installed"
        raise _unusable(source, message, "pip install 'unattend-gen[keyring]'") from error
    try:
        text: str | None = keyring.get_password(source.service, source.user)
    except keyring.errors.KeyringError:
        message = "the keyring of this system cannot be opened"
        advice = "unlock it, or use env:NAME or file:PATH"
        raise _unusable(source, message, advice) from None  # its text may show the secret
    if text is None:
        advice = f"store it: keyring set {source.service} {source.user}"
        raise _unusable(source, "the keyring has no such entry", advice)
    return text


def _unusable(source: SecretSource, message: str, advice: str) -> SecretSourceError:
    return SecretSourceError(message, advice=advice, where=str(source))
