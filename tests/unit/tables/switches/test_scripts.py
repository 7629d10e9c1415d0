from __future__ import annotations

from unattend_gen.core.registry_entry import DELETE_KEY, EMPTY_KEY, RegistryEntry
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.mapping.view import FoundScript, View
from unattend_gen.tables.switches.effects import Effect, Line, Template, Write
from unattend_gen.tables.switches.scripts import effects_in, reg_entries, scripts_of
from unattend_gen.templating import Templates

WRITE = Write(Stage.SPECIALIZE, RegistryEntry("HKEY_USERS\\a", "b", "dword:00000001"))
EFFECTS: list[Effect] = [WRITE, Line("specialize", "ver"), Template(Stage.SPECIALIZE, "junctions")]


def test_a_stage_has_one_script_of_each_kind() -> None:
    found = [f"{each.name}{each.suffix}" for each in scripts_of("x", Stage.SPECIALIZE, EFFECTS)]

    assert found == ["x.reg", "x.ps1", "junctions.ps1"]
    assert [*scripts_of("x", Stage.EACH_USER, EFFECTS)] == []


def test_effects_are_read_back_from_scripts() -> None:
    scripts = tuple(
        FoundScript(
            each.stage,
            1,
            each.name,
            each.suffix,
            Templates().render(each.template, each.values).strip(),
        )
        for each in scripts_of("x", Stage.SPECIALIZE, EFFECTS)
    )

    assert [*effects_in(View({}, {}, "11-24h2", scripts), "x")] == EFFECTS


def test_values_of_one_key_are_below_one_header() -> None:
    entries = [RegistryEntry("k", name, "dword:00000001") for name in ("a", "b")]

    assert reg_entries(entries) == [
        {
            "key": "k",
            "is_deleted": False,
            "lines": [
                {"name": "a", "data": "dword:00000001"},
                {"name": "b", "data": "dword:00000001"},
            ],
        }
    ]


def test_a_key_without_values_is_made_or_deleted() -> None:
    entries = [RegistryEntry("k", None, EMPTY_KEY), RegistryEntry("l", None, DELETE_KEY)]

    assert reg_entries(entries) == [
        {"key": "k", "is_deleted": False, "lines": []},
        {"key": "l", "is_deleted": True, "lines": []},
    ]
