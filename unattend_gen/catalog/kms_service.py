"""How a domain names its KMS hosts: the service of the record, its port, and what a domain is.

Source:
    Vendor page on KMS and DNS: the record is `_vlmcs._tcp` in the domains of the machine, the port
    1688.
"""

from __future__ import annotations

import re
from typing import Final

from unattend_gen.core.key_search import holds_key

SERVICE: Final = "_vlmcs._tcp"
PORT: Final = 1688

_LABEL: Final = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_DOMAIN: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.IGNORECASE)
_LONGEST: Final = 240


def domain_in(text: str) -> str | None:
    """A domain in the form that it is asked for, or None where the text cannot be one.

    Example:
        >>> domain_in("_vlmcs._tcp.Corp.Contoso.com."), domain_in("no domain")
        ('corp.contoso.com', None)
    """
    is_one = len(text) <= _LONGEST and text.isascii() and _DOMAIN.fullmatch(text)
    if not is_one or holds_key(text):
        return None
    return text.lower().rstrip(".").removeprefix(f"{SERVICE}.")
