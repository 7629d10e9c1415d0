# Made by: unattend-gen activation kms --form powershell
# Exits with 0 if a KMS host answers, with 1 if no domain publishes one (then install the MAK), and with 4
# if that is undecided: a published host does not answer, or DNS could not be asked.
$ErrorActionPreference = 'Stop'
# An unexpected error would return 1, and an activation would be wasted.
trap { Write-Output "Undecided: $_"; exit 4 }
$domains = @('corp.contoso.com')
# The name does not exist, or it has no such record.
$absent = @(9003, 9501)
$order = @('Priority', @{ Expression = 'Weight'; Descending = $true })
$named = 0
$unknown = 0
foreach ($domain in $domains) {
    try {
        $records = @(Resolve-DnsName -Name "_vlmcs._tcp.$domain" -Type SRV -DnsOnly | Where-Object { $_.NameTarget })
    } catch {
        if ($absent -notcontains $_.Exception.NativeErrorCode) { $unknown = $unknown + 1 }
        continue
    }
    foreach ($record in ($records | Sort-Object -Property $order)) {
        $named = $named + 1
        $client = New-Object -TypeName System.Net.Sockets.TcpClient
        try {
            $attempt = $client.BeginConnect($record.NameTarget, $record.Port, $null, $null)
            if ($attempt.AsyncWaitHandle.WaitOne(3000)) {
                $client.EndConnect($attempt)
                Write-Output "KMS host $($record.NameTarget):$($record.Port) answers"
                exit 0
            }
        } catch {
            Write-Output "KMS host $($record.NameTarget):$($record.Port) is unreachable"
        } finally {
            $client.Close()
        }
    }
}
if ($named -gt 0 -or $unknown -gt 0 -or $domains.Count -eq 0) {
    Write-Output 'Undecided'
    exit 4
}
Write-Output 'No KMS host is published'
exit 1
