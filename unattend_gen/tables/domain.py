"""`[domain]`: the domain or the workgroup that the computer joins."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import Field, Tag

from unattend_gen.core.secret import SecretKind
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Source, Table, Text, by_key

_JOIN: Final = "specialize/Microsoft-Windows-UnattendedJoin/Identification"
_DOMAIN: Final = f"{_JOIN}/JoinDomain"
_ACCOUNT_DOMAIN: Final = f"{_JOIN}/Credentials/Domain"
_PASSWORD: Final = Sets(f"{_JOIN}/Credentials/Password", SecretKind.PASSWORD)
_BLOB: Final = Sets(f"{_JOIN}/Provisioning/AccountData", SecretKind.PASSWORD)


class DomainJoin(Table):
    """A join with an account that may add computers.

    Its password is in the answer file in clear text; Setup accepts no other form.
    """

    tag: ClassVar[str] = "by domain"

    join: Annotated[Text, Sets(_DOMAIN)] = Field(description="Name of the domain.")
    account: Annotated[Text, Sets(f"{_JOIN}/Credentials/Username")] = Field(
        description="Account that adds the computer, without its domain."
    )
    account_domain: Text | Literal[False] | None = Field(
        default=None,
        description="Domain of that account; the joined one if not given, none if false.",
    )
    password: Annotated[Source, _PASSWORD] = Field(
        description="Source of the password of that account."
    )
    ou: Annotated[Text | None, Sets(f"{_JOIN}/MachineObjectOU")] = Field(
        default=None, description="Distinguished name of the organizational unit for the computer."
    )
    unsecure: Annotated[Literal[False] | None, Sets(f"{_JOIN}/UnsecureJoin")] = Field(
        default=None, description="false to write that the computer is added by the account."
    )
    timeout_minutes: Annotated[
        Annotated[int, Field(ge=5, le=60)] | None,
        Sets(f"{_JOIN}/TimeoutPeriodInMinutes"),
    ] = Field(default=None, description="How long to try; 15 minutes if not given.")


class OfflineJoin(Table):
    """A join that was prepared in advance, without an account or a connection.

    Anyone who has the text can impersonate the computer in the domain, so it is a secret.
    """

    tag: ClassVar[str] = "by blob"

    blob: Annotated[Source, _BLOB] = Field(
        description="Source of the text that djoin /provision created for this computer."
    )


class Workgroup(Table):
    """A workgroup instead of a domain."""

    tag: ClassVar[str] = "by workgroup"

    workgroup: Annotated[Text, Sets(f"{_JOIN}/JoinWorkgroup")] = Field(
        description="Name of the workgroup."
    )


Domain: TypeAlias = DomainJoin | OfflineJoin | Workgroup
DomainField: TypeAlias = Annotated[
    Annotated[DomainJoin, Tag(DomainJoin.tag)]
    | Annotated[OfflineJoin, Tag(OfflineJoin.tag)]
    | Annotated[Workgroup, Tag(Workgroup.tag)],
    by_key(join=DomainJoin.tag, blob=OfflineJoin.tag, workgroup=Workgroup.tag),
    Field(description="The domain or the workgroup that the computer joins."),
]


class _AccountDomain(SettingsMapping[Domain]):
    """The domain of the joining account: the joined domain if the key is left out."""

    def to_settings(self, table: Domain) -> Iterator[Addition]:
        if isinstance(table, DomainJoin) and table.account_domain is not False:
            yield from assign({_ACCOUNT_DOMAIN: table.account_domain or table.join})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        domain = view.text(_ACCOUNT_DOMAIN)
        if domain != view.text(_DOMAIN):
            yield Candidate({"account_domain": domain or False})
        yield Candidate({})


TABLE: Final = SpecTable("domain", (DomainJoin, OfflineJoin, Workgroup), _AccountDomain())
