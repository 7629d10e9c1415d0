# Installs the guest tools of a virtual machine when their medium is in one of its drives.
# Each line: the program on the medium, and how it is told to ask nothing. Take out what you lack.
$tools = @(
    @('VBoxWindowsAdditions.exe', '/S')
    @('setup64.exe', '/s /v"/qn REBOOT=R"')
)
foreach ($drive in Get-PSDrive -PSProvider FileSystem) {
    if ($drive.Root -eq "$env:SystemDrive\") { continue }
    foreach ($tool in $tools) {
        $program = Join-Path $drive.Root $tool[0]
        if (Test-Path -LiteralPath $program) {
            $process = Start-Process -FilePath $program -ArgumentList $tool[1] -Wait -PassThru
            exit $process.ExitCode
        }
    }
}
exit 0
