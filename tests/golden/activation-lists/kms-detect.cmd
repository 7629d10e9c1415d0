@echo off
rem Made by: unattend-gen activation kms --form cmd
rem Exits with 0 if DNS publishes a KMS host, with 1 if it publishes none (then install the MAK), and
rem with 4 if DNS could not be asked. It cannot try TCP 1688; the form powershell does.
setlocal
set found=0
set unknown=0
call :look "corp.contoso.com"
if "%found%"=="1" exit /b 0
if "%unknown%"=="1" exit /b 4
exit /b 1

:look
set answered=0
for /f "delims=" %%L in ('nslookup -type^=SRV "_vlmcs._tcp.%~1." 2^>^&1') do (
    set "kms_answer=%%L"
    call :read
)
if "%answered%"=="0" set unknown=1
goto :eof

:read
set kms_answer| find "svr hostname"
if not errorlevel 1 set found=1
if "%found%"=="1" set answered=1
set kms_answer| find "Non-existent domain" >nul
if not errorlevel 1 set answered=1
set kms_answer| find "primary name server" >nul
if not errorlevel 1 set answered=1
goto :eof
