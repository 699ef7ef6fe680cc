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
# A renamed record is one taken out and one put in: its report has lost it.
git diff --cached --no-renames --name-only -z --diff-filter=ACMT -- \
  @REPORTS@ '*.signoff.json' \
  ':(exclude,glob)**/~$*' >"$work/reports"
git diff --cached --no-renames --name-only -z --diff-filter=D -- '*.signoff.json' >"$work/records"
cat "$work/records" >>"$work/reports"
[ -s "$work/reports" ] || exit 0

# The reports as staged, with all that the gate goes by: configuration, packs, records, baselines.
git ls-files -z --cached -- @REPORTS@ \
  '*.toml' '*.json' | git checkout-index -z --stdin --force --prefix="$work/staged/"
# A baseline may have any name: the configuration gives it.
git -c core.quotePath=false ls-files --cached -- 'faircopy.toml' '*/faircopy.toml' | while read -r config; do
  folder=${config%faircopy.toml}
  sed -n "s/.*baseline *= *[\"']\([^\"']*\)[\"'].*/\1/p" "$work/staged/$config" | while read -r baseline; do
    git checkout-index --force --prefix="$work/staged/" -- "$folder$baseline" 2>/dev/null || :
  done
done

# What stands above the repository is not part of a commit.
above=$(dirname "$PWD")
while [ ! -e faircopy.toml ]; do
  if [ -e "$above/faircopy.toml" ]; then
    echo "faircopy: $above/faircopy.toml is outside this repository, so this hook does not go by it." >&2
    break
  fi
  [ "$above" != "$(dirname "$above")" ] || break
  above=$(dirname "$above")
done

cd "$work/staged"
xargs -0 faircopy gate --format compact <"$work/reports"
