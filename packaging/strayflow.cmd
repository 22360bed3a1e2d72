@echo off
rem Starts Strayflow from a built tree (after `mvn package`), from any folder.
rem   STRAYFLOW_JAVA_OPTS   more options for the JVM, for example -Xmx8g
rem Exit 69 when there is no JDK 25 or nothing has been built; otherwise the program's own exit code.
setlocal EnableExtensions DisableDelayedExpansion
set "NEED=25"
set "JAVA="
set "JAR="

for /f "delims=" %%F in ('dir /b /o:d "%~dp0..\target\strayflow-*.jar" 2^>nul') do set "JAR=%~dp0..\target\%%F"
if not defined JAR (
  >&2 echo strayflow: nothing is built yet: run 'mvn package' first.
  exit /b 69
)

if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JAVA25_HOME call :try "%JAVA25_HOME%"
for /f "delims=" %%F in ('where java.exe 2^>nul') do call :try "%%~dpF.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :try "%%~D"
if not defined JAVA (
  >&2 echo strayflow: needs Java %NEED% or newer and found none: install one, for example Eclipse Temurin %NEED%, or set JAVA_HOME.
  exit /b 69
)

if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
rem A command wants throughput, the window and the service short pauses: see the decision on collectors.
set "COLLECTOR=-XX:+UseG1GC"
if not "%~1"=="" if not exist "%~1" set "COLLECTOR=-XX:+UseParallelGC"
if "%~1"=="serve" set "COLLECTOR=-XX:+UseG1GC"
"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=70 %COLLECTOR% "-Dstrayflow.home=%~dp0.." %STRAYFLOW_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Takes the folder when its release file names a version that is new enough and none was taken before.
:try
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR=0"
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.+-" %%M in (%%V) do set "MAJOR=%%~M"
if %MAJOR% geq %NEED% set "JAVA=%~1\bin\java.exe"
exit /b 0
