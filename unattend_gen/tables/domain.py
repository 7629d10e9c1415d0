"""`[domain]`: the domain or the workgroup that the computer joins."""

from typing import Annotated, ClassVar, Final, TypeAlias

from pydantic import Field, Tag

from unattend_gen.tables.model.base import Sets, Source, Table, Text, by_key

_JOIN: Final = "Microsoft-Windows-UnattendedJoin"


class DomainJoin(Table):
    """A join with the account of somebody who may add computers.

    The password stands in the answer file in clear text: nothing hides a domain password.
    """

    tag: ClassVar[str] = "by domain"

    join: Text = Field(description="Name of the domain.")
    account: Text = Field(description="Account that adds the computer, without its domain.")
    account_domain: Text | None = Field(
        default=None, description="Domain of that account, the joined one unless given."
    )
    password: Source = Field(description="Where the password of that account is.")
    ou: Text | None = Field(
        default=None, description="Distinguished name of the organizational unit for the computer."
    )
    timeout_minutes: Annotated[
        Annotated[int, Field(ge=5, le=60)] | None,
        Sets(_JOIN, "Identification/TimeoutPeriodInMinutes"),
    ] = Field(default=None, description="How long joining is tried; 15 unless given.")


class OfflineJoin(Table):
    """A join that was prepared elsewhere: no account and no connection are needed.

    Whoever has the text can take the computer's place in the domain, so it is a secret.
    """

    tag: ClassVar[str] = "by blob"

    blob: Annotated[Source, Sets(_JOIN, "Identification/Provisioning/AccountData")] = Field(
        description="Where the text is that djoin /provision made for this one computer."
    )


class Workgroup(Table):
    """No domain."""

    tag: ClassVar[str] = "by workgroup"

    workgroup: Text = Field(description="Name of the workgroup.")


Domain: TypeAlias = DomainJoin | OfflineJoin | Workgroup
DomainField: TypeAlias = Annotated[
    Annotated[DomainJoin, Tag(DomainJoin.tag)]
    | Annotated[OfflineJoin, Tag(OfflineJoin.tag)]
    | Annotated[Workgroup, Tag(Workgroup.tag)],
    by_key(join=DomainJoin.tag, blob=OfflineJoin.tag, workgroup=Workgroup.tag),
    Field(description="The domain or the workgroup that the computer joins."),
]
