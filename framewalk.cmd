@echo off
rem framewalk.cmd: starts Framewalk from its checkout on Windows. Finds a JDK, builds what is not built yet, then starts the program.
rem The same in POSIX shell, with more comments: framewalk
rem
rem   FRAMEWALK_JAVA_HOME      the JDK to use (25 or later), before all others
rem   FRAMEWALK_JAVA_OPTIONS   more options for the JVM: -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "needed=25"
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "app=%home%\target\launcher"

rem -- a JDK --------------------------------------------------------------------------------------------------------------
set "jdk="
if defined FRAMEWALK_JAVA_HOME (
    call :take "%FRAMEWALK_JAVA_HOME%"
    if not defined jdk (
        echo FRAMEWALK_JAVA_HOME is not the folder of a JDK %needed% or later: it needs bin\javac.exe and a file 'release' that says so. 1>&2
        exit /b 69
    )
    goto :found
)
if defined JAVA_HOME call :take "%JAVA_HOME%"
if defined jdk goto :found
for /f "delims=" %%j in ('where java.exe 2^>nul') do call :take "%%~dpj.."
if defined jdk goto :found
for %%r in (
    "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\BellSoft" "%ProgramFiles%\OpenJDK" "%ProgramFiles%\SapMachine" "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
    "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps" "%USERPROFILE%\.gradle\jdks"
) do for /f "delims=" %%d in ('dir /b /ad "%%~r" 2^>nul') do (
    call :take "%%~r\%%d"
    call :take "%%~r\%%d\current"
)
if defined jdk goto :found
echo Framewalk needs a JDK %needed% or later, and none was found (looked at JAVA_HOME, PATH and the usual folders). 1>&2
echo Get one:  winget install EclipseAdoptium.Temurin.25.JDK 1>&2
echo or download one, for instance from https://adoptium.net, and set FRAMEWALK_JAVA_HOME to its folder. 1>&2
exit /b 69

:found
set "JAVA_HOME=%jdk%"
set "PATH=%jdk%\bin;%PATH%"

rem -- the build ----------------------------------------------------------------------------------------------------------
call :is_built
if not errorlevel 1 goto :start
if not exist "%home%\target\" mkdir "%home%\target"
set "lock=%home%\target\launcher.lock"
set /a waited=0
:lock
mkdir "%lock%" 2>nul && goto :locked
if %waited%==0 echo Framewalk is being built by another start; waiting for it. 1>&2
set /a waited+=1
if %waited% geq 900 (
    echo It takes too long. If no build is running, remove the folder "%lock%" and start again. 1>&2
    exit /b 69
)
ping -n 2 127.0.0.1 >nul
goto :lock

:locked
call :is_built
if not errorlevel 1 goto :unlock
call :build
if errorlevel 1 (
    rmdir /s /q "%lock%"
    exit /b 69
)
:unlock
rmdir /s /q "%lock%"

rem -- the start ----------------------------------------------------------------------------------------------------------
rem Commands leave JavaFX out, as in the other launcher. The start-up cache is made by the other launcher only, so far.
:start
set "face=window"
for %%c in (summary steps show state streams hol export help -h --help -V --version) do if /i "%~1"=="%%c" set "face=commands"
set "options=-XX:+UseCompactObjectHeaders -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8 --sun-misc-unsafe-memory-access=allow"
if "%face%"=="window" goto :window
"%jdk%\bin\java.exe" -XX:+UseSerialGC -XX:FreqInlineSize=120 -XX:InlineSmallCode=1000 -Xms160m -Xmn96m %options% --enable-native-access=ALL-UNNAMED %FRAMEWALK_JAVA_OPTIONS% -cp "%app%\lib\*" dev.framewalk.ui.cli.Main %*
exit /b %errorlevel%
:window
"%jdk%\bin\java.exe" -XX:+UseParallelGC -Xmn128m -XX:MaxRAMPercentage=50 %options% %FRAMEWALK_JAVA_OPTIONS% --module-path "%app%\javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics,ALL-UNNAMED -cp "%app%\lib\*;%app%\window\*" dev.framewalk.ui.cli.Main %*
exit /b %errorlevel%

rem -- what is called above -----------------------------------------------------------------------------------------------

rem takes the folder %1 into %jdk% if it is a JDK that is new enough and none was taken before
:take
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version=0"
set "major=0"
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" set "version=%%~l"
for /f "delims=.-+_ " %%m in ("%version%") do set "major=%%m"
if %major% geq %needed% for %%h in ("%~1") do set "jdk=%%~fh"
exit /b 0

rem whether what is built is younger than all that it is built from
:is_built
if not exist "%app%\stamp" exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -Command "$built = (Get-Item -LiteralPath ($env:app + '\stamp')).LastWriteTimeUtc; Set-Location -LiteralPath $env:home; $parts = 'bytes','capture','decoders','timeline','lab','lessons','ui' | ForEach-Object { $_ + '\src\main' }; $changed = @(Get-ChildItem -Recurse -Path $parts) + @(Get-ChildItem -Path 'pom.xml','*\pom.xml') | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($changed) { exit 1 } else { exit 0 }"
exit /b %errorlevel%

:build
set "log=%home%\target\launcher-build.log"
set "new=%home%\target\launcher.new"
if exist "%new%\" rmdir /s /q "%new%"
mkdir "%new%"
type nul > "%new%\stamp"
echo Framewalk: building (a minute or two the first time, with downloads) ... 1>&2
pushd "%home%"
call mvnw.cmd -B -ntp -pl ui -am "-Dframewalk.launcher=%new%" process-classes > "%log%" 2>&1
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" (
    findstr /b /c:"[ERROR]" "%log%" 1>&2
    echo Framewalk could not be built. The first build needs the network; behind a proxy, Maven wants it in .m2\settings.xml of your home folder. 1>&2
    echo The whole log: "%log%" 1>&2
    exit /b 1
)
copy /y "%home%\ui\target\ui-*.jar" "%new%\lib\" > nul
if not exist "%new%\lib\ui-*.jar" exit /b 1
rem files that a running Framewalk holds open cannot be replaced on Windows
if exist "%app%\" rmdir /s /q "%app%"
if exist "%app%\" (
    echo Framewalk has changed and is still running: close it, then start again. 1>&2
    exit /b 1
)
move "%new%" "%app%" > nul
if not exist "%app%\stamp" exit /b 1
echo Framewalk: built. 1>&2
exit /b 0
