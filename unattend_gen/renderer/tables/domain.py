"""`[domain]` in the specialize pass: joining a domain or a workgroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.domain import DomainJoin, OfflineJoin, Workgroup
from unattend_gen.tables.mapping.additions import PendingSecret, assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_JOIN: Final = "specialize/Microsoft-Windows-UnattendedJoin/Identification"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The join; the password of a domain account cannot be hidden and stays clear text."""
    domain = spec.domain
    match domain:
        case None:
            pass
        case Workgroup():
            yield from assign({f"{_JOIN}/JoinWorkgroup": domain.workgroup})
        case DomainJoin():
            yield from _domain_join(domain)
        case OfflineJoin():
            blob = SettingPath.parse(f"{_JOIN}/Provisioning/AccountData")
            yield PendingSecret(blob, domain.blob, SecretKind.PASSWORD)
        case _:
            assert_never(domain)


def _domain_join(domain: DomainJoin) -> Iterator[Planned]:
    yield from assign(
        {
            f"{_JOIN}/JoinDomain": domain.join,
            f"{_JOIN}/MachineObjectOU": domain.ou,
            f"{_JOIN}/TimeoutPeriodInMinutes": domain.timeout_minutes,
            f"{_JOIN}/Credentials/Domain": domain.account_domain or domain.join,
            f"{_JOIN}/Credentials/Username": domain.account,
        }
    )
    password = SettingPath.parse(f"{_JOIN}/Credentials/Password")
    yield PendingSecret(password, domain.password, SecretKind.PASSWORD)
