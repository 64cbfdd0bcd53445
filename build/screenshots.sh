#!/usr/bin/env bash
# Pictures of pages of a running console, in four sizes, light and dark, into artifacts/screenshots/:
#   SCREENSHOT_USER=ana SCREENSHOT_PASSWORD=… build/screenshots.sh http://localhost:5080/ http://localhost:5080/shows
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --project HostConsole.Tests/Browser -v quiet -- screenshots "$@"
