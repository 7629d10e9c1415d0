$account = Get-Credential -Message 'Who may join machines?'
Add-Computer -DomainName contoso.example -Credential $account
