"""Names of deployment properties that hold a key or a password, in INI files and task sequences.

Source:
    Properties of the Deployment Toolkit as its gathering script lists them; the vendor's
    reference of Sysprep.inf and Winnt.sif.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.secret import SecretKind

_KEYS: Final = frozenset({"productkey", "overrideproductkey", "productid"})
_PASSWORDS: Final = frozenset(
    {
        "addspassword",
        "adminpassword",
        "bdepin",
        "bderecoverykey",
        "dbpwd",
        "domainadminpassword",
        "logpassword",
        "loguserpassword",
        "osdbitlockerrecoverypassword",
        "osdbitlockerstartupkey",
        "osdjoinpassword",
        "osdlocaladminpassword",
        "safemodeadminpassword",
        "smstsruncommandlineuserpassword",
        "tpmownerpassword",
        "userpassword",
    }
)
_ENCODED: Final = "encoded"
_NOT_SECRET: Final = ("skip", "osdbitlockercreate", "bdepinmin")
_ENDINGS: Final = ("password", "passwd", "passphrase", "pwd")


def kind_of_property(name: str) -> SecretKind | None:
    """What a property of this name holds; None where it is no secret."""
    bare = name.strip().strip("\"'").lower()
    if bare in _KEYS:
        return SecretKind.PRODUCT_KEY
    if bare.startswith(_NOT_SECRET) or bare == "encryptedadminpassword":
        return None
    if bare in _PASSWORDS or bare.endswith(_ENDINGS):
        return SecretKind.PASSWORD
    return None


def is_property_of_deployment(name: str) -> bool:
    """Whether this is a property of keys and passwords that deployments know, `_` left aside."""
    bare = name.lower().replace("_", "")
    return bare in _PASSWORDS or bare in _KEYS - {"productid"}


def is_encoded_property(name: str) -> bool:
    """Whether the value is the password in plain base64, as its name then begins."""
    return name.strip().lower().startswith(_ENCODED)
