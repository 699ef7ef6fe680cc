#!/usr/bin/env bash
# The hooks as people meet them: git's own, and those of pre-commit, on a repository with good, bad, waived and signed
# reports. Needs git; pre-commit and Rust for the second part, which builds faircopy without the lock file, as
# pre-commit does. Set FAIRCOPY to the program; PRE_COMMIT to pre-commit when it is not on the path.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
faircopy=${FAIRCOPY:-$root/target/debug/faircopy}
pre_commit=${PRE_COMMIT:-pre-commit}
command -v git >/dev/null || { echo "git is not installed: the hooks are not tried"; exit 0; }

# Run from a hook, git's variables name the repository that the hook is of: none of this may go there.
# shellcheck disable=SC2046 # names, one a word
unset $(git rev-parse --local-env-vars)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/repo"
ln -s "$faircopy" "$work/bin/faircopy"
export PATH="$work/bin:$PATH" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
cd "$work/repo"
git init -q .

fail() { echo "tests/readers/hooks.sh: $1" >&2; exit 1; }
# Runs a command that is to succeed or to be refused; shows what it said when it does otherwise.
expect() {
  local wanted=$1 status=0
  shift
  "$@" >"$work/log" 2>&1 || status=$?
  case "$wanted" in
    pass) [ "$status" -eq 0 ] || { cat "$work/log"; fail "should have passed: $*"; } ;;
    hold) [ "$status" -ne 0 ] || { cat "$work/log"; fail "should have been held: $*"; } ;;
  esac
}
told() { grep -qF -- "$1" "$work/log" || { cat "$work/log"; fail "does not say: $1"; }; }
not_told() { ! grep -qF -- "$1" "$work/log" || { cat "$work/log"; fail "says: $1"; }; }

samples=$root/samples
cp "$samples/fair-copy.md" good.md
cp "$samples/labels.docx" bad.docx
cp "$samples/fair-copy.docx" signed.docx
{ cat "$samples/fair-copy.md"; printf '\nThe gang members met there.\n'; } >waived.md
echo "A repository of reports about the gang members." >README.md
cat >faircopy.toml <<'TOML'
[rules]
"dating/finding-undated" = "consider"

[[waiver]]
path = "waived.md"
rule = "language/gang-label"
excerpt = "gang members"
reason = "The name of the form."
by = "C. Evers"
until = 2099-12-31
TOML
"$faircopy" signoff signed.docx --by "C. Evers" --role supervisor --as-of 2026-11-22 -q

echo "git's own hook"
"$faircopy" init --git-hook -q
[ -x .git/hooks/pre-commit ] || fail "the hook cannot be run"
git add good.md signed.docx signed.docx.signoff.json waived.md README.md faircopy.toml
expect pass git commit -qm "good, waived, signed, and a README"
# What counts is what is staged: a bad report in the folder does not hold a good one, nor the other way round.
git add bad.docx
cp "$samples/fair-copy.docx" bad.docx
expect hold git commit -qm "bad as staged, mended only in the folder"
told "bad.docx"
git add bad.docx
cp "$samples/labels.docx" bad.docx
expect pass git commit -qm "good as staged"
# A record taken out, or changed by hand; the waiver of a report taken out.
printf '[gate]\nrequire-signoff = true\n' >>faircopy.toml
git add faircopy.toml
expect hold git commit -qm "a policy that the reports do not meet"
told "gate/signoff-missing"
git commit -qm "a policy on its way" --no-verify
# A configuration alone says nothing of reports that are as they should be.
git reset -q --hard HEAD~1
echo "# A remark." >>faircopy.toml
git add faircopy.toml
expect pass git commit -qm "a remark"
printf '[gate]\nrequire-signoff = true\n' >>faircopy.toml
git add faircopy.toml
git commit -qm "a policy on its way" --no-verify
git rm -q --cached signed.docx.signoff.json
expect hold git commit -qm "a record taken out"
told "gate/signoff-missing"
told "gate/signoff-removed"
git add signed.docx.signoff.json
sed -i.bak 's/C. Evers/D. Evers/' signed.docx.signoff.json
git add signed.docx.signoff.json
expect hold git commit -qm "a record changed by hand"
told "gate/signoff-edited"
git reset -q --hard HEAD
git mv signed.docx.signoff.json other.docx.signoff.json
expect hold git commit -qm "a record renamed away from its report"
told "gate/signoff-missing"
git reset -q --hard HEAD
# Every kind of file that is read, and a baseline of any name.
printf 'The gang members met there.\n' >plain.txt
git add plain.txt
expect hold git commit -qm "a bad report in plain text"
told "plain.txt"
printf 'baseline = ".known"\n' >>faircopy.toml
"$faircopy" gate --write-baseline .known -q . >/dev/null
git add faircopy.toml .known
expect pass git commit -qm "what a baseline knows"
git reset -q --hard HEAD~1
rm -f plain.txt .known
# A report whose name begins like an option.
printf 'The gang members met there.\n' >-ob.md
git add -- -ob.md
expect hold git commit -qm "a bad report with a name like an option"
told "-ob.md: must"
git reset -q --hard HEAD
# Without a policy that asks for sign-offs, a record that goes is told all the same, and so is one that a report lost.
printf '[rules]\n"dating/finding-undated" = "consider"\n' >faircopy.toml
git add faircopy.toml
git rm -q waived.md
expect pass git commit -qm "a policy without sign-offs"
git rm -q --cached signed.docx.signoff.json
expect hold git commit -qm "a record taken out that nobody asks for"
told "gate/signoff-removed"
git reset -q --hard HEAD
git mv signed.docx renamed.docx
expect pass git commit -qm "a report renamed, its text as it was"
told "gate/signoff-under-another-name"
git reset -q --hard HEAD~1
# Rules that are turned off are told, and a configuration that is taken out is looked at.
printf '[rules]\n"language/*" = "off"\n' >faircopy.toml
git add faircopy.toml
expect pass git commit -qm "rules turned off"
told "rules are turned off (language/*)"
git reset -q --hard HEAD~2
# Somebody else's hook stays.
echo "exit 0" >.git/hooks/pre-commit
expect hold "$faircopy" init --git-hook
told "not written by faircopy"
rm .git/hooks/pre-commit

if ! "$pre_commit" --version >/dev/null 2>&1; then
  echo "pre-commit is not installed: its hooks are not tried"
  exit 0
fi
echo "pre-commit"
# pre-commit builds the program anew for every repository it has not met; the speed of the program does not matter here.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/hooks" CARGO_PROFILE_RELEASE_LTO=off \
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 PRE_COMMIT_HOME="$work/home"
expect pass "$pre_commit" validate-manifest "$root/.pre-commit-hooks.yaml"
cp "$samples/labels.docx" bad.docx
cp bad.docx '~$bad.docx'
cat >faircopy.toml <<'TOML'
[rules]
"dating/finding-undated" = "consider"

[[waiver]]
path = "waived.md"
rule = "language/gang-label"
excerpt = "gang members"
reason = "The name of the form."
by = "C. Evers"
until = 2099-12-31
TOML
git add -A
# Once as it is tried before it is taken on, from the files as they stand ...
expect pass "$pre_commit" try-repo "$root" faircopy --verbose --files good.md waived.md signed.docx README.md
told "1 waived"
# ... then as it is taken on: one build for every run.
git clone -q --bare "$root" "$work/faircopy.git"
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $work/faircopy.git
    rev: $(git -C "$root" rev-parse HEAD)
    hooks: [{ id: faircopy }, { id: faircopy-gate }]
YAML
git add .pre-commit-config.yaml
try() { "$pre_commit" run "$@"; }
expect hold try faircopy --files good.md bad.docx
told "bad.docx: "
not_told "good.md:"
expect pass try faircopy --files '~$bad.docx'
expect pass try faircopy-gate --files good.md waived.md signed.docx signed.docx.signoff.json
expect hold try faircopy-gate --files bad.docx
sed -i.bak 's/C. Evers/D. Evers/' signed.docx.signoff.json
git add signed.docx.signoff.json
expect hold try faircopy-gate --files signed.docx.signoff.json
told "gate/signoff-edited"
echo "the hooks hold what they should and pass the rest"
