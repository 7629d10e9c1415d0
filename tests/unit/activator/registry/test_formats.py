"""The result of a check in its formats."""

from __future__ import annotations

import json

from unattend_gen.activator.registry.check import Misspelt, RegistryCheck
from unattend_gen.activator.registry.formats import FORMATS
from unattend_gen.activator.registry.values import FoundValue

VALUE = FoundValue("Activation", "Manual", 1, "REG_DWORD", "Windows does not activate")


def test_json_names_its_schema() -> None:
    found = RegistryCheck((VALUE,), (), is_unfinished=False)

    document = json.loads(FORMATS["json"](found))

    assert document["schema"] == "unattend-gen/activation-registry/1"
    assert document["values"][0]["value"] == 1


def test_text_lists_values_mistakes_and_absent_values() -> None:
    value = FoundValue("Activation", "Manual", None, "REG_SZ", "wrong type", is_wrong=True)
    absent = FoundValue("", "KeyManagementServiceName", None, None, "not set")
    found = RegistryCheck((value, absent), (Misspelt("SOFTWARE\\X", "use Y"),), is_unfinished=True)

    assert FORMATS["text"](found) == (
        "wrong     Manual = not shown (REG_SZ): wrong type\n"
        "misspelt  SOFTWARE\\X\n"
        "          advice: use Y\n"
        "note: log files next to the hive may contain newer values\n"
        "not set: KeyManagementServiceName\n"
    )
