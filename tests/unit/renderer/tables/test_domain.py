from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource, FileSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tables.domain import assignments
from unattend_gen.tables.mapping.additions import PendingSecret

JOIN = "specialize/Microsoft-Windows-UnattendedJoin/Identification"
PASSWORD = PendingSecret(
    SettingPath.parse(f"{JOIN}/Credentials/Password"), EnvSource("JOIN_PW"), SecretKind.PASSWORD
)


def test_without_the_table_nothing_is_joined() -> None:
    assert written(assignments(a_spec())) == {}


def test_a_workgroup_is_joined_by_name() -> None:
    assert written(assignments(a_spec(domain={"workgroup": "LAB"}))) == {
        f"{JOIN}/JoinWorkgroup": "LAB"
    }


def test_the_account_is_of_the_joined_domain_unless_said_otherwise() -> None:
    join = {"join": "corp.contoso.com", "account": "joiner", "password": "env:JOIN_PW"}

    assert written(assignments(a_spec(domain=join))) == {
        f"{JOIN}/JoinDomain": "corp.contoso.com",
        f"{JOIN}/Credentials/Domain": "corp.contoso.com",
        f"{JOIN}/Credentials/Username": "joiner",
        f"{JOIN}/Credentials/Password": PASSWORD,
    }


def test_the_computer_is_put_into_its_organizational_unit() -> None:
    join = {
        "join": "corp.contoso.com",
        "account": "joiner",
        "account_domain": "CONTOSO",
        "password": "env:JOIN_PW",
        "ou": "OU=PCs,DC=corp,DC=contoso,DC=com",
    }

    assert written(assignments(a_spec(domain=join))) == {
        f"{JOIN}/JoinDomain": "corp.contoso.com",
        f"{JOIN}/MachineObjectOU": "OU=PCs,DC=corp,DC=contoso,DC=com",
        f"{JOIN}/Credentials/Domain": "CONTOSO",
        f"{JOIN}/Credentials/Username": "joiner",
        f"{JOIN}/Credentials/Password": PASSWORD,
    }


def test_a_join_prepared_elsewhere_is_one_text() -> None:
    blob = SettingPath.parse(f"{JOIN}/Provisioning/AccountData")

    assert written(assignments(a_spec(domain={"blob": "file:pc-1.djoin"}))) == {
        str(blob): PendingSecret(blob, FileSource("pc-1.djoin"), SecretKind.PASSWORD)
    }


def test_joining_may_be_tried_for_longer() -> None:
    join = {"join": "corp", "account": "joiner", "password": "env:PW", "timeout_minutes": 30}

    tried = written(assignments(a_spec(domain=join)))[f"{JOIN}/TimeoutPeriodInMinutes"]

    assert tried == "30"
