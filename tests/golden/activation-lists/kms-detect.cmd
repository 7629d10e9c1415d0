@echo off
rem Made by: unattend-gen activation kms --form cmd
rem Ends in 0 where DNS names a KMS host, in 1 where it names none (then install the MAK), and in 4
rem where DNS could not be asked. It cannot try TCP 1688: the form powershell does.
setlocal
set answers=%TEMP%\kms-detect.txt
set unknown=0
call :look "corp.contoso.com" && exit /b 0
if "%unknown%"=="1" exit /b 4
exit /b 1

:look
nslookup -type=SRV "_vlmcs._tcp.%~1." >"%answers%" 2>&1
findstr /i /c:"svr hostname" "%answers%" && exit /b 0
findstr /i /c:"Non-existent domain" /c:"primary name server" "%answers%" >nul || set unknown=1
exit /b 1
