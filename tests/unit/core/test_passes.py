from __future__ import annotations

from unattend_gen.core.passes import PASSES_OF_SYSPREP, Architecture, Pass


def test_the_seven_passes_are_in_the_order_of_setup() -> None:
    assert [str(pass_) for pass_ in Pass] == [
        "windowsPE",
        "offlineServicing",
        "generalize",
        "specialize",
        "auditSystem",
        "auditUser",
        "oobeSystem",
    ]


def test_sysprep_runs_what_comes_after_the_image() -> None:
    assert [pass_.value for pass_ in Pass if pass_ in PASSES_OF_SYSPREP] == [
        "generalize",
        "specialize",
        "auditSystem",
        "auditUser",
        "oobeSystem",
    ]


def test_the_architectures_are_those_of_the_contract() -> None:
    assert [str(architecture) for architecture in Architecture] == ["amd64", "x86", "arm64"]
