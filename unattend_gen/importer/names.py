"""Names of environment variables, made from the paths of settings.

```
oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value
OOBE_SYSTEM_SHELL_SETUP_USER_ACCOUNTS_ADMINISTRATOR_PASSWORD
```

The pass, the component without the name of its vendor, and the elements, all words in capitals;
`Value`, which holds every password, is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VENDOR: Final = "/Microsoft-Windows-"
_VALUE: Final = re.compile(r"/Value$")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def variable_names(places: Iterable[str]) -> Mapping[str, str]:
    """The variable of each place, different for different places, in the same order each time."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for place in places:
        name = wanted = _name(place)
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted}_{number}"
        taken.add(name)
        names[place] = name
    return names


def _name(place: str) -> str:
    words = _WORD.findall(_VALUE.sub("", place.replace(_VENDOR, "/", 1)))
    name = "_".join(words).upper()
    return name if name[:1].isalpha() else f"SECRET_{name}"
