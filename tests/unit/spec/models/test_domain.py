from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.spec.models.domain import DomainJoin, Workgroup
from unattend_gen.spec.secrets import EnvSource

JOIN = {"join": "corp.contoso.com", "account": "joiner", "password": "env:JOIN_PW"}


def test_a_domain_is_joined_with_an_account() -> None:
    assert a_spec(domain=JOIN).domain == DomainJoin(
        join="corp.contoso.com", account="joiner", password=EnvSource("JOIN_PW")
    )


def test_a_workgroup_needs_only_its_name() -> None:
    assert a_spec(domain={"workgroup": "LAB"}).domain == Workgroup(workgroup="LAB")


def test_a_join_without_account_is_refused() -> None:
    assert refusals(domain={"join": "corp.contoso.com"}) == {
        "domain.account": "is missing",
        "domain.password": "is missing",
    }


def test_both_or_neither_are_refused() -> None:
    undecided = {"domain": "needs either join or workgroup"}

    assert refusals(domain={**JOIN, "workgroup": "LAB"}) == undecided
    assert refusals(domain={}) == undecided
