@echo off
rem Made by: unattend-gen activation kms --form cmd
rem Exits with 0 if DNS publishes a KMS host, with 1 if it publishes none (then install the MAK), and
rem with 4 if DNS could not be asked. It cannot try TCP 1688; the form powershell does.
setlocal
set answers=%TEMP%\kms-detect.txt
set found=0
set unknown=0
call :look "corp.contoso.com"
if exist "%answers%" del "%answers%"
if "%found%"=="1" exit /b 0
if "%unknown%"=="1" exit /b 4
exit /b 1

:look
call nslookup -type=SRV "_vlmcs._tcp.%~1." >"%answers%" 2>&1
find "svr hostname" <"%answers%"
if not errorlevel 1 set found=1
if "%found%"=="1" goto :eof
find "Non-existent domain" <"%answers%" >nul
if not errorlevel 1 goto :eof
find "primary name server" <"%answers%" >nul
if errorlevel 1 set unknown=1
goto :eof
