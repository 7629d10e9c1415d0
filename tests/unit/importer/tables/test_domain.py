from __future__ import annotations

from tests.imports import tables
from unattend_gen.core.secret import Secret
from unattend_gen.importer.tables.domain import propose

JOIN = "specialize/Microsoft-Windows-UnattendedJoin/Identification"


def test_a_workgroup_is_read() -> None:
    assert tables(propose, {f"{JOIN}/JoinWorkgroup": "LAB"}) == [{"workgroup": "LAB"}]


def test_a_join_names_its_source_and_the_domain_of_the_account_where_that_is_another() -> None:
    values: dict[str, str | Secret] = {
        f"{JOIN}/JoinDomain": "contoso.example",
        f"{JOIN}/Credentials/Domain": "contoso",
        f"{JOIN}/Credentials/Username": "joiner",
        f"{JOIN}/Credentials/Password": Secret("pw"),
    }

    assert tables(propose, values, Password="JOIN") == [
        {
            "join": "contoso.example",
            "account": "joiner",
            "account_domain": "contoso",
            "password": "env:JOIN",
        }
    ]
