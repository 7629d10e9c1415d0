from __future__ import annotations

import pytest

from unattend_gen.importer.embedded.app_removal import removed_apps

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


@pytest.mark.parametrize("script", [BY_LOOP, BY_LIST])
def test_the_names_are_those_of_the_list(script: str) -> None:
    assert removed_apps(script) == ("Microsoft.BingNews", "Microsoft.Todos")


@pytest.mark.parametrize(
    "script",
    [
        BY_LIST + "Restart-Computer;",
        BY_LIST.replace("-In", "-NotIn"),
        BY_LOOP.replace("-eq", "-like"),
        BY_LOOP.replace("AppxProvisionedPackage", "WindowsCapability"),
        BY_LOOP + "$more = @( 'Microsoft.Paint'; );",
        "$selectors = @(" + "'abc' " * 20_000,
    ],
)
def test_a_script_that_does_something_else_removes_no_known_apps(script: str) -> None:
    assert removed_apps(script) == ()
