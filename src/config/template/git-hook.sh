#!/bin/sh
# faircopy: looks through the reports of a commit as they are staged, not as they stand in the folder.
# Written by `faircopy init --git-hook`. To commit without it once: git commit --no-verify
set -eu

if ! command -v faircopy >/dev/null 2>&1; then
  echo "faircopy is not installed here, so the reports were not checked and the commit is held." >&2
  echo "Install it, or take out the hook: $0" >&2
  exit 1
fi

cd "$(git rev-parse --show-toplevel)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT HUP INT TERM
mkdir "$work/staged"

# Reports and records of sign-offs that were changed; of a record that was taken out, its report.
git diff --cached --name-only -z --diff-filter=ACMRT -- \
  ':(icase)*.docx' ':(icase)*.docm' ':(icase)*.md' ':(icase)*.markdown' '*.signoff.json' \
  ':(exclude,glob)**/~$*' >"$work/reports"
git diff --cached --name-only -z --diff-filter=D -- '*.signoff.json' >"$work/records"
cat "$work/records" >>"$work/reports"
[ -s "$work/reports" ] || exit 0

# The reports as staged, with all that the gate goes by: configuration, packs, records, baselines.
git ls-files -z --cached -- ':(icase)*.docx' ':(icase)*.docm' ':(icase)*.md' ':(icase)*.markdown' \
  '*.toml' '*.json' | git checkout-index -z --stdin --force --prefix="$work/staged/"

cd "$work/staged"
xargs -0 faircopy gate --format compact <"$work/reports"
