from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.templates import SECRET
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret
from unattend_gen.templating.transfer import decoded, encoded


@dataclass(frozen=True)
class Part:
    name: str
    items: tuple[int, ...] = ()


def there(value: object) -> Any:  # noqa: ANN401 - of any type
    return decoded(json.loads(json.dumps(encoded(value, lambda _: "placeholder"))))


@pytest.mark.parametrize(
    "value", [None, True, 3, 1.5, "ä\ud800", [1, [2]], (1, (2,)), {"a": (1,), 2: None}]
)
def test_values_arrive_as_they_were(value: object) -> None:
    assert there(value) == value


def test_a_record_has_the_fields_and_the_look_of_the_original() -> None:
    found = there(Part("a", (1,)))

    assert (found.name, found.items) == ("a", (1,))
    assert repr(found) == "Part(name='a', items=(1,))"


def test_a_name_of_a_closed_choice_is_its_text() -> None:
    assert there(Pass.SPECIALIZE) == "specialize"


def test_a_secret_is_replaced_by_its_placeholder() -> None:
    found = there([SECRET])[0]

    assert isinstance(found, Secret)
    assert found.reveal() == "placeholder"


def test_values_of_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        encoded(object(), str)
