#!/bin/sh
# Looks at pages in a real browser: axe-core's rules, sideways scrolling and the style under its own policy.
# Needs Chromium (CHROMIUM names it) and npm; what else it needs is fetched into a folder that goes away.
#
#   iop report 2026 --edition internal -o rapport.html && tests/html/axe.sh rapport.html
set -eu
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-save --prefix "$tools" axe-core@4 puppeteer-core@24 >/dev/null
cp "$(dirname "$0")/axe.cjs" "$tools/axe.cjs"
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
here=$PWD
for page in "$@"; do
    case $page in /*) ;; *) page=$here/$page ;; esac
    (cd "$tools" && node axe.cjs "$page")
done
