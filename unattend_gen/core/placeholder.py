"""Placeholders of template languages, which are not values themselves.

```
{{ name }}  {% name %}  ${name}  $(name)  #{name}  <%= name %>  @name@  %name%  [[name]]
```

Source:
    Public answer files that are templates of Jinja2, HCL, MDT, ERB, batch and sed.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 200
_PLACEHOLDER: Final = re.compile(
    rf"""
      \{{\{{ [^{{}}]{{0,{_LONGEST}}} \}}\}}
    | \{{% [^{{}}]{{0,{_LONGEST}}} %\}}
    | [$\#]\{{ [^{{}}]{{1,{_LONGEST}}} \}}
    | \$\( [^()]{{1,{_LONGEST}}} \)
    | <%  [^<>]{{1,{_LONGEST}}} %>
    | @ [A-Za-z_][\w.-]{{0,{_LONGEST}}} @
    | % [A-Za-z_][\w.()-]{{0,{_LONGEST}}} %
    | \[\[ [^\[\]]{{1,{_LONGEST}}} \]\]
    """,
    re.VERBOSE,
)


def holds_placeholder(text: str) -> bool:
    """Return whether a text contains a placeholder, as in `PC-%SERIAL%`."""
    return _PLACEHOLDER.search(text) is not None


def is_placeholder(text: str) -> bool:
    """Return whether a text is one placeholder, apart from blanks around it."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None
