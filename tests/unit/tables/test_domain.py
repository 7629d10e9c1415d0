from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.domain import DomainJoin, OfflineJoin, Workgroup

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


def test_a_join_without_account_is_refused() -> None:
    assert refusals(domain={"join": "corp.contoso.com"}) == {
        "domain.account": "is missing",
        "domain.password": "is missing",
    }


def test_both_or_neither_are_refused() -> None:
    undecided = {"domain": "needs either join or blob or workgroup"}

    assert refusals(domain={**JOIN, "workgroup": "LAB"}) == undecided
    assert refusals(domain={}) == undecided
