#!/usr/bin/env bash
# Tries the built page in a real browser. Needs Node.js and Chromium; says so and stops, without failing, where they are absent.
set -euo pipefail
cd "$(dirname "$0")/../tests/page"
if ! command -v node >/dev/null || ! command -v "${CHROMIUM:-/usr/bin/chromium}" >/dev/null; then
  echo "The page was not tried in a browser: that needs Node.js and Chromium."
  exit 0
fi
npm ci --no-audit --no-fund --silent || {
  echo "The page was not tried in a browser: what the test needs could not be installed."
  exit 0
}
node --test
