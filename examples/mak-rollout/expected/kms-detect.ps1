# Made by: unattend-gen activation kms --form powershell
# Ends in 0 where a KMS host answers, in 1 where no domain names one (then install the MAK), and in 4
# where nothing can be decided: a host that is named does not answer, or DNS could not be asked.
$ErrorActionPreference = 'Stop'
# An error that nobody expects would end in 1, and a MAK would be spent for it.
trap { Write-Output "Nothing can be decided: $_"; exit 4 }
$domains = @('corp.contoso.com')
# A name that does not exist, and one without such a record.
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
            Write-Output "KMS host $($record.NameTarget):$($record.Port) cannot be reached"
        } finally {
            $client.Close()
        }
    }
}
if ($named -gt 0 -or $unknown -gt 0 -or $domains.Count -eq 0) {
    Write-Output 'Nothing can be decided'
    exit 4
}
Write-Output 'No KMS host is named'
exit 1
