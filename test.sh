#!/usr/bin/env bash
# Builds and tests everything. On Debian it installs a Chromium for the browser tests where none is found.
#   ./test.sh                    all tests
#   ./test.sh --no-build         tests what is built already
#   ./test.sh --quick            what one runs again and again: Core and App, no browser, nothing marked [Trait("Speed", "Slow")]
#   ./test.sh --long             tests of chance at length: 50 kills, 1,000,000 broken inputs a parser, laws fifty times over
#   ./test.sh --filter Polls     other arguments go to dotnet test
# Beside one another: Browser, and Core with App after it. Browser's output is shown last.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only if nothing failed.
set -u
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

# Tests run most code a few times: measuring it for a second compilation takes a quarter of the processor time and pays nothing back.
export DOTNET_TieredPGO=0
results=artifacts/test-results
build=yes quick=no
while :; do
    case "${1:-}" in
        --no-build) build=no ;;
        --quick) quick=yes ;;
        --long) export HOSTCONSOLE_LONG_TESTS=1 ;;
        *) break ;;
    esac
    shift
done

finish() { # message
    echo "$1"
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

have_browser() {
    if [ -n "${CHROMIUM_PATH:-}" ]; then [ -x "$CHROMIUM_PATH" ]; return; fi
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge microsoft-edge-stable; do
        if command -v "$name" > /dev/null 2>&1; then return 0; fi
    done
    for app in "Google Chrome" Chromium "Microsoft Edge"; do
        if [ -x "/Applications/$app.app/Contents/MacOS/$app" ]; then return 0; fi
    done
    return 1
}

install_browser() {
    local sudo=""
    if ! command -v apt-get > /dev/null 2>&1; then
        echo "No Chromium, Chrome or Edge was found: install one, or set CHROMIUM_PATH. Browser tests will be skipped."
        return
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo > /dev/null 2>&1; then
            echo "No Chromium was found. As root: apt-get install chromium fonts-inter fonts-noto-color-emoji. Browser tests will be skipped."
            return
        fi
        sudo=sudo
    fi
    echo "Installing Chromium and fonts for the browser tests…"
    $sudo apt-get update -qq &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            chromium fonts-inter fonts-noto-color-emoji fonts-dejavu-core fonts-liberation > /dev/null ||
        echo "apt-get could not install Chromium; see above. Browser tests will be skipped, or fail where CI=true."
}

command -v dotnet > /dev/null 2>&1 || finish "No dotnet was found: install the .NET 10 SDK (https://dotnet.microsoft.com/download)."
if [ "$quick" = yes ]; then
    : # no browser is needed
elif [ -n "${CHROMIUM_PATH:-}" ]; then
    have_browser || echo "CHROMIUM_PATH is '$CHROMIUM_PATH', which is no program: correct or unset it."
else
    have_browser || install_browser
fi

# No compiler or MSBuild server is left behind.
if [ "$build" = yes ]; then
    dotnet build HostConsole.sln -nodeReuse:false -p:UseSharedCompilation=false -v quiet || finish "The build failed (see above), so no test ran."
fi

# The published program is tested too; the whole run makes it where a source is newer.
if [ "$quick" = no ] && [ $# = 0 ]; then
    build/publish.sh --if-old || finish "Publishing failed (see above), so no test ran."
fi

rm -rf "$results"
run() { # project, arguments…
    local project=$1
    shift
    dotnet test "HostConsole.Tests/$project" --no-build --results-directory "$results" --logger "trx;LogFileName=$project.trx" \
        --blame-hang-timeout 10m --blame-hang-dump-type none "$@"
}

# The caller's own filter narrows the quick run further.
if [ "$quick" = yes ]; then
    filter="Speed!=Slow" rest=()
    while [ "$#" -gt 0 ]; do
        case $1 in
            --filter) filter="($2)&$filter"; shift ;;
            *) rest+=("$1") ;;
        esac
        shift
    done
    set -- --filter "$filter" ${rest[@]+"${rest[@]}"}
fi

code=0
mkdir -p "$results"
if [ "$quick" = no ]; then
    set -m # a process group of its own, so that it can be ended with this script
    run Browser "$@" > "$results/Browser.log" 2>&1 &
    browser=$!
    set +m
    trap 'kill -TERM -- "-$browser"; exit 130' INT TERM
fi
run Core "$@" || code=$?
run App "$@" || code=$?
if [ "$quick" = no ]; then
    wait "$browser" || code=$?
    cat "$results/Browser.log"
fi

# Each test project leaves a .trx file; what was not executed was skipped, what was executed and did not pass failed.
total=0 executed=0 passed=0
for file in "$results"/*.trx; do
    [ -e "$file" ] || continue
    counters=$(tr -d '\r\n' < "$file" | sed -n 's/.*<Counters \([^>]*\)>.*/\1/p')
    number() { printf '%s' " $counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
    total=$((total + $(number total))) executed=$((executed + $(number executed))) passed=$((passed + $(number passed)))
done
failed=$((executed - passed))
skipped=$((total - executed))

grep -qs "NO BROWSER" "$results"/*.trx && echo "!!! NO BROWSER was found: the browser tests did not run."
grep -qs "NO OBS" "$results"/*.trx && echo "The tests against OBS Studio itself did not run: build/install-for-tests.sh obs installs it on Debian."
grep -qs "NO IRC SERVER" "$results"/*.trx && echo "The tests against a real IRC server did not run: build/install-for-tests.sh irc installs one on Debian."
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "dotnet test ended with code $code though no test failed: the run itself broke off, which counts as one failure."
    failed=1
elif [ "$total" -eq 0 ]; then
    echo "No test ran, which counts as one failure."
    failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$code" -eq 0 ]
