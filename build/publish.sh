#!/usr/bin/env bash
# Makes what sellers download: HostConsole as one compressed program that needs no .NET, in artifacts/publish/RID.
#   build/publish.sh                 for this machine
#   build/publish.sh win-x64 …       for others
#   build/publish.sh all             linux-x64, linux-arm64, win-x64, osx-arm64
#   build/publish.sh --if-old …      only where a source is newer than what is there
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

here() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) echo linux-x64 ;;
        Linux-aarch64 | Linux-arm64) echo linux-arm64 ;;
        Darwin-arm64) echo osx-arm64 ;;
        *) echo win-x64 ;;
    esac
}

is_fresh() { # program
    [ -e "$1" ] && [ -z "$(find HostConsole HostConsole.Core wwwroot build/WebAssets.targets Directory.*.props appsettings.json \
        \( -name bin -o -name obj \) -prune -o -type f -newer "$1" -print | head -1)" ]
}

if_old=no
if [ "${1:-}" = --if-old ]; then if_old=yes; shift; fi
case "${1:-}" in
    "") set -- "$(here)" ;;
    all) set -- linux-x64 linux-arm64 win-x64 osx-arm64 ;;
esac

for rid in "$@"; do
    folder=artifacts/publish/$rid program=HostConsole
    case $rid in win-*) program=HostConsole.exe ;; esac
    if [ "$if_old" = yes ] && is_fresh "$folder/$program"; then continue; fi
    rm -rf "$folder"
    # In a build tree of its own: what is built and restored without a runtime stays as it is, also for tests that run meanwhile.
    dotnet publish HostConsole -c Release -r "$rid" --artifacts-path artifacts/publish-build -o "$folder" \
        -nodeReuse:false -p:UseSharedCompilation=false -v quiet
    touch "$folder/$program"
    echo "$folder: $(du -sh "$folder" | cut -f1)"
done
