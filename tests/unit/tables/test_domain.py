from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource, FileSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.domain import TABLE, DomainJoin, OfflineJoin, Workgroup
from unattend_gen.tables.mapping.additions import PendingSecret

IDENTIFICATION = "specialize/Microsoft-Windows-UnattendedJoin/Identification"
JOIN = {"join": "corp.contoso.com", "account": "joiner", "password": "env:JOIN_PW"}


def test_a_domain_is_joined_with_an_account() -> None:
    assert a_spec(domain=JOIN).domain == DomainJoin(
        join="corp.contoso.com", account="joiner", password=EnvSource("JOIN_PW")
    )


def test_a_workgroup_needs_only_its_name() -> None:
    assert a_spec(domain={"workgroup": "LAB"}).domain == Workgroup(workgroup="LAB")


def test_a_join_prepared_elsewhere_needs_its_text_alone() -> None:
    assert a_spec(domain={"blob": "env:BLOB"}).domain == OfflineJoin(blob=EnvSource("BLOB"))


def test_joining_is_tried_for_some_minutes() -> None:
    assert refusals(domain={**JOIN, "timeout_minutes": 4}) == {
        "domain.timeout_minutes": "should be 5 or more"
    }
    assert refusals(domain={**JOIN, "timeout_minutes": 61}) == {
        "domain.timeout_minutes": "should be 60 or less"
    }


def test_a_join_without_an_account_is_rejected() -> None:
    assert refusals(domain={"join": "corp.contoso.com"}) == {
        "domain.account": "is missing",
        "domain.password": "is missing",
    }


def test_both_or_neither_are_rejected() -> None:
    undecided = {"domain": "needs either join or blob or workgroup"}

    assert refusals(domain={**JOIN, "workgroup": "LAB"}) == undecided
    assert refusals(domain={}) == undecided


PATH = "specialize/Microsoft-Windows-UnattendedJoin/Identification"
PASSWORD = PendingSecret(
    SettingPath.parse(f"{PATH}/Credentials/Password"), EnvSource("JOIN_PW"), SecretKind.PASSWORD
)


def test_a_workgroup_is_joined_by_name() -> None:
    assert written(TABLE.additions(a_spec(domain={"workgroup": "LAB"}))) == {
        f"{PATH}/JoinWorkgroup": "LAB"
    }


def test_the_account_is_of_the_joined_domain_by_default() -> None:
    join = {"join": "corp.contoso.com", "account": "joiner", "password": "env:JOIN_PW"}

    assert written(TABLE.additions(a_spec(domain=join))) == {
        f"{PATH}/JoinDomain": "corp.contoso.com",
        f"{PATH}/Credentials/Domain": "corp.contoso.com",
        f"{PATH}/Credentials/Username": "joiner",
        f"{PATH}/Credentials/Password": PASSWORD,
    }


def test_the_computer_is_put_into_its_organizational_unit() -> None:
    join = {
        "join": "corp.contoso.com",
        "account": "joiner",
        "account_domain": "CONTOSO",
        "password": "env:JOIN_PW",
        "ou": "OU=PCs,DC=corp,DC=contoso,DC=com",
    }

    assert written(TABLE.additions(a_spec(domain=join))) == {
        f"{PATH}/JoinDomain": "corp.contoso.com",
        f"{PATH}/MachineObjectOU": "OU=PCs,DC=corp,DC=contoso,DC=com",
        f"{PATH}/Credentials/Domain": "CONTOSO",
        f"{PATH}/Credentials/Username": "joiner",
        f"{PATH}/Credentials/Password": PASSWORD,
    }


def test_a_join_prepared_elsewhere_is_one_text() -> None:
    blob = SettingPath.parse(f"{PATH}/Provisioning/AccountData")

    assert written(TABLE.additions(a_spec(domain={"blob": "file:pc-1.djoin"}))) == {
        str(blob): PendingSecret(blob, FileSource("pc-1.djoin"), SecretKind.PASSWORD)
    }


def test_joining_may_be_tried_for_longer() -> None:
    join = {"join": "corp", "account": "joiner", "password": "env:PW", "timeout_minutes": 30}

    tried = written(TABLE.additions(a_spec(domain=join)))[f"{PATH}/TimeoutPeriodInMinutes"]

    assert tried == "30"


def test_a_workgroup_is_read() -> None:
    assert tables(TABLE, {f"{PATH}/JoinWorkgroup": "LAB"}) == [{"workgroup": "LAB"}]


def test_a_join_has_its_source_and_the_domain_of_the_account_if_it_differs() -> None:
    values: dict[str, str | Secret] = {
        f"{PATH}/JoinDomain": "contoso.example",
        f"{PATH}/Credentials/Domain": "contoso",
        f"{PATH}/Credentials/Username": "joiner",
        f"{PATH}/Credentials/Password": Secret("pw"),
    }

    assert tables(TABLE, values, Password="JOIN")[:1] == [
        {
            "join": "contoso.example",
            "account": "joiner",
            "account_domain": "contoso",
            "password": "env:JOIN",
        }
    ]


def test_an_account_without_a_domain_is_read() -> None:
    values: dict[str, str | Secret] = {
        f"{IDENTIFICATION}/JoinDomain": "contoso.com",
        f"{IDENTIFICATION}/Credentials/Username": "jo@contoso.com",
        f"{IDENTIFICATION}/Credentials/Password": Secret("pw"),
    }

    assert tables(TABLE, values, Password="PW")[0] == {
        "join": "contoso.com",
        "account": "jo@contoso.com",
        "account_domain": False,
        "password": "env:PW",
    }
