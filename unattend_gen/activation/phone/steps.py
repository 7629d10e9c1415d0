"""What a person does to activate by telephone, and the web portal that calls lead to today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from unattend_gen import resources
from unattend_gen.activation.handout import Step
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Portal:
    """The web page that gives confirmation IDs.

    Attributes:
        address: without a scheme, as it is told to callers.
        needs: what a person has to have for it.
        since: year and month from which on calls have led there.
        as_of: year and month in which that was last known.
    """

    name: str
    address: str
    needs: str
    since: str
    as_of: str

    @property
    def sentence(self) -> str:
        """All of it, for a person."""
        return (
            f"Since about {self.since} the call leads to the {self.name}, {self.address}, which"
            f" needs {self.needs} (as of {self.as_of})."
        )


@cache
def telephone_steps() -> tuple[Step, ...]:
    """What to do, in its order."""
    return tuple(Step(one["text"], tuple(one.get("commands", ()))) for one in _facts()["steps"])


@cache
def portal() -> Portal:
    """The portal of today."""
    facts = _facts()["portal"]
    names = ("name", "address", "needs", "since", "as_of")
    return Portal(**{name: facts[name] for name in names})


def _facts() -> Mapping[str, Any]:  # Any: untyped JSON
    return read_json(resources.schemas() / "activation" / "telephone.json")
