from __future__ import annotations

import pytest

from unattend_gen.importer.embedded.app_removal import Removed, removed_parts

BY_LOOP = """
$selectors = @(
\t'Microsoft.BingNews';
\t'Microsoft.Todos';
);
$getCommand = {
  Get-AppxProvisionedPackage -Online;
};
$filterCommand = {
  $_.DisplayName -eq $selector;
};
$removeCommand = {
  process {
    $InputObject | Remove-AppxProvisionedPackage -AllUsers -Online -ErrorAction 'Continue';
  }
};
"""
BY_LIST = """
Get-AppxProvisionedPackage -Online |
Where-Object -Property 'DisplayName' -In -Value @(
  'Microsoft.BingNews';
  'Microsoft.Todos';
) | Remove-AppxProvisionedPackage -AllUsers -Online *>&1 >> "$env:TEMP\\remove.log";
"""


STATES = """{
  Get-WindowsCapability -Online | Where-Object -Property 'State' -NotIn -Value @(
    'NotPresent';
    'Removed';
  );
}"""
CAPABILITIES = (
    "$selectors = @(\n\t'App.StepsRecorder';\n);\n"
    f"$getCommand = {STATES};\n$filterCommand = {{\n  ($_.Name -split '~')[0] -eq $selector;\n}};\n"
    "$removeCommand = { process { $InputObject | Remove-WindowsCapability -Online; } };"
)
FEATURES = (
    CAPABILITIES.replace("($_.Name -split '~')[0]", "$_.FeatureName")
    .replace("Get-WindowsCapability", "Get-WindowsOptionalFeature")
    .replace("'NotPresent'", "'Disabled'")
    .replace("'Removed'", "'DisabledWithPayloadRemoved'")
    .replace("App.StepsRecorder", "Recall")
    .replace(
        "Remove-WindowsCapability -Online",
        "Disable-WindowsOptionalFeature -Online -Remove -NoRestart",
    )
)


@pytest.mark.parametrize("script", [BY_LOOP, BY_LIST])
def test_the_names_are_those_of_the_list(script: str) -> None:
    assert removed_parts(script) == Removed("packages", ("Microsoft.BingNews", "Microsoft.Todos"))


def test_capabilities_and_features_are_removed_by_scripts_of_the_same_form() -> None:
    assert removed_parts(CAPABILITIES) == Removed("capabilities", ("App.StepsRecorder",))
    assert removed_parts(FEATURES) == Removed("features", ("Recall",))


@pytest.mark.parametrize(
    "script",
    [
        BY_LIST + "Restart-Computer;",
        BY_LIST.replace("-In", "-NotIn"),
        BY_LOOP.replace("-eq", "-like"),
        BY_LOOP.replace("AppxProvisionedPackage", "WindowsCapability"),
        BY_LOOP + "$more = @( 'Microsoft.Paint'; );",
        CAPABILITIES.replace("-NotIn", "-In"),
        "$selectors = @(" + "'abc' " * 20_000,
        "",
    ],
)
def test_a_script_that_does_something_else_removes_nothing_known(script: str) -> None:
    assert removed_parts(script) is None
