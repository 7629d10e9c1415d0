"""Templates for tests: rendered from a folder of their own."""

from __future__ import annotations

import traceback
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Values: TypeAlias = Mapping[str, object]

SECRET: Final = Secret(CANARY_PASSWORD)
NOTHING: Final[Values] = MappingProxyType({})
FORBIDDEN: Final = "the sandbox forbids this operation"
ENDLESS: Final = "the template exceeds the limit of "


def rendered(folder: Path, source: str, values: Values = NOTHING, name: str = "t.xml.j2") -> str:
    """Return the result of a template."""
    (folder / name).write_text(source, encoding="utf-8")
    return Templates(folder).render(name, values)


def failure(folder: Path, source: str, values: Values = NOTHING) -> tuple[str, str]:
    """Return place and message of the error of a template; it contains no value."""
    with pytest.raises(TemplateError) as caught:
        rendered(folder, source, values)
    assert CANARY_PASSWORD not in "".join(traceback.format_exception(caught.value))
    return caught.value.where, caught.value.message
