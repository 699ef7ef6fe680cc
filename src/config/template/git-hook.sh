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

# Reports and records of sign-offs that were changed; and records that were taken out, by which the gate knows that their
# reports were signed. A renamed record is one taken out and one put in: its report has lost it.
git diff --cached --no-renames --name-only -z --diff-filter=ACMT -- \
  @REPORTS@ '*.signoff.json' \
  ':(exclude,glob)**/~$*' >"$work/reports"
git diff --cached --no-renames --name-only -z --diff-filter=D -- '*.signoff.json' >"$work/records"
cat "$work/records" >>"$work/reports"

# A baseline may have any name: the configuration gives it.
git -c core.quotePath=false ls-files --cached -- 'faircopy.toml' '*/faircopy.toml' | while read -r config; do
  folder=${config%faircopy.toml}
  git show ":$config" | sed -n "s/.*baseline *= *[\"']\([^\"']*\)[\"'].*/\1/p" | while read -r baseline; do
    echo "$folder$baseline"
  done
done >"$work/baselines"

# Where what every report goes by has changed - a configuration, a pack, a baseline - every report is looked at.
git -c core.quotePath=false diff --cached --no-renames --name-only -- '*.toml' | while read -r file; do
  case "/$file" in
    */faircopy.toml | */pack.toml) echo "$file" ;;
    *) ! git cat-file -e ":${file%"${file##*/}"}pack.toml" 2>/dev/null || echo "$file" ;;
  esac
done >"$work/policy"
while read -r baseline; do
  git diff --cached --quiet -- "$baseline" 2>/dev/null || echo "$baseline"
done <"$work/baselines" >>"$work/policy"
[ ! -s "$work/policy" ] || printf '.\0' >>"$work/reports"
[ -s "$work/reports" ] || exit 0

# The reports as staged, with all that the gate goes by: configuration, packs, records, baselines.
git ls-files -z --cached -- @REPORTS@ \
  '*.toml' '*.json' | git checkout-index -z --stdin --force --prefix="$work/staged/"
while read -r baseline; do
  git checkout-index --force --prefix="$work/staged/" -- "$baseline" 2>/dev/null || :
done <"$work/baselines"

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
# A report may have any name, one that begins like an option among them.
xargs -0 faircopy gate --format compact --force-exclude -- <"$work/reports"
