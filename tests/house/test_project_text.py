"""The project's text contains no machine names, registry addresses or real keys."""

from __future__ import annotations

import re
from functools import cache

from tests.house.project import files, relative
from tests.keys import PUBLISHED_KEYS
from tests.samples import OTHER_TEST_MAK, TEST_MAK
from unattend_gen.core.product_key import ProductKey, is_placeholder_key
from unattend_gen.errors import KeyFormatError

TEXT = {".py", ".md", ".toml", ".txt", ".json", ".xml", ".xsd", ".j2", ".yaml", ".yml", ".env", ""}
MACHINE = re.compile(
    r"(?<![\w.])/(work|root|home|opt|mnt|Users)/|\.\./shared|pypi\.org|pythonhosted|pypi\.python"
    r"|--(extra-)?index-url|--find-links|PIP_(?!CONFIG_FILE: /dev/null)[A-Z]+"
)
KEY = re.compile(r"(?<![\w-])[0-9A-Za-z]{5}(?:-[0-9A-Za-z]{5}){4}(?![\w-])")
OLD_MADE_UP_KEY = "B2222-FFFFG-22222-GGGGB-2FB2G"
MASKED = "XXXXX-XXXXX-XXXXX-XXXXX-"
KNOWN_KEYS = {*PUBLISHED_KEYS, TEST_MAK, OTHER_TEST_MAK, OLD_MADE_UP_KEY}


@cache
def lines() -> list[tuple[str, str]]:
    """Yield each line of the project's text with its location."""
    return [
        (f"{relative(path)}:{number}", line)
        for path in files()
        if path.suffix in TEXT and path.name != "test_project_text.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
    ]


def is_someones_key(text: str) -> bool:
    """Return whether a text may be a real key: well formed, correct checksum, and not ours."""
    try:
        key = ProductKey.parse(text)
    except KeyFormatError:
        return False
    return (
        key.checksum_matches is not False
        and key.secret.reveal() not in KNOWN_KEYS
        and not is_placeholder_key(text)
        and not text.upper().startswith(MASKED)
        and any(len(set(group)) > 2 for group in text.split("-"))
    )


def test_no_line_names_a_place_on_a_machine_or_a_registry() -> None:
    assert [place for place, line in lines() if MACHINE.search(line)] == []


def test_every_key_is_published_or_made_up_for_the_tests() -> None:
    strange = [
        place
        for place, line in lines()
        for match in KEY.finditer(line)
        if is_someones_key(match[0])
    ]

    assert strange == []


def test_every_text_file_is_utf_8_with_plain_line_ends_and_a_newline_at_the_end() -> None:
    odd = [
        relative(path)
        for path in files()
        if path.suffix in TEXT - {".txt"}
        and (data := path.read_bytes())
        and (b"\r" in data or data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\n"))
    ]

    assert odd == []
