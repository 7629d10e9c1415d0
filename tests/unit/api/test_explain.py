from __future__ import annotations

import pytest

import unattend_gen as ug


@pytest.mark.parametrize("target", ["media", "mdt", "setup", "sysprep", "wds"])
def test_each_render_target_has_a_page(target: str) -> None:
    assert f'target = "{target}"' in ug.explain(f"target:{target}")


@pytest.mark.parametrize(
    "topic",
    ["convert", "kms", "ledger", "phone", "proxy", "registry", "script", "status", "ui", "vamt"],
)
def test_each_activation_topic_has_a_page(topic: str) -> None:
    page = ug.explain(f"activation:{topic}")

    assert page.startswith(f"{topic}\n")
    assert f"unattend-gen activation {topic} --help" in page


def test_a_name_of_a_target_and_a_table_lists_both() -> None:
    page = ug.explain("mdt")

    assert "target:mdt: render target; " in page
    assert "spec:mdt: table of a spec; " in page


def test_a_spec_key_has_a_page() -> None:
    assert ug.explain("computer.name").startswith("computer.name\n")


@pytest.mark.parametrize("rule", ["mak-in-windowspe", "leftover-key", "answer-file-in-wds"])
def test_each_family_of_rules_has_pages(rule: str) -> None:
    assert ug.explain(rule).startswith(f"{rule}\n")


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(ug.UsageError) as caught:
        ug.explain("mak-in-windows-pe")

    assert caught.value.advice == "did you mean mak-in-windowspe?"
