#!/usr/bin/env bash
# The tests against OBS Studio itself, alone: installs it where it is not there (Debian), builds, runs them.
set -eu
cd "$(dirname "$0")/.."
build/install-for-tests.sh obs
exec ./test.sh "$@" --filter FullyQualifiedName~Integrations.Obs.Real
