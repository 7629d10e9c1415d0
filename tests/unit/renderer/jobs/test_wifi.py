from __future__ import annotations

from tests.powershell import nodes
from tests.specs import a_spec
from unattend_gen.renderer.jobs.wifi import jobs
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.templating import Templates

WIFI = {"ssid": "Office", "password": "env:WIFI"}


def test_the_script_is_the_same_for_every_network() -> None:
    assert [*jobs(a_spec(wifi=WIFI))] == [
        Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")
    ]
    assert [*jobs(a_spec())] == []


def test_the_profile_is_deleted_whatever_became_of_the_import() -> None:
    script = Templates().render("scripts/wifi.ps1.j2", {})

    (last,) = nodes(script, "finally_clause")
    assert "Remove-Item -LiteralPath $carried, $profilePath -Force" in last
    assert nodes(script, "command_name").count("netsh.exe") == 1
