@echo off
rem Made by: unattend-gen activation phone --form cmd
rem Deposits the confirmation ID of each computer. Run it as an administrator of these computers.
rem The exit code of slmgr proves nothing: check the licence status of each computer afterwards.
setlocal
set failed=0
call :deposit "PC-0001" 216361371212526060680916835764990615145460300313
call :deposit "PC-0003" 339384494235649083803934958780113630268483423336
exit /b %failed%

:deposit
echo %~1
cscript //nologo "%SystemRoot%\System32\slmgr.vbs" "%~1" /atp %2 %3
if "%errorlevel%"=="0" goto :eof
echo %~1: slmgr exited with %errorlevel%; look the code up with unattend-gen explain
set failed=1
goto :eof
