#!/usr/bin/env bash
# Outputs read by programs that are not ours: Microsoft's SARIF validator with GitHub's rules, a JUnit reader, JSON
# readers. What is not installed is not tried, and said. Set FAIRCOPY to the program, PYTHON to a Python with
# junitparser, SARIF_MULTITOOL to the validator.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
faircopy=${FAIRCOPY:-$root/target/debug/faircopy}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root/samples"

write() { "$faircopy" check . --as-of 2026-11-22 --exit-zero -q --format "$1" --output "$work/out.$1"; }
for format in sarif junit gitlab jsonl html; do write "$format"; done

if [ -n "${SARIF_MULTITOOL:-}" ]; then
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
  errors() { # how many errors the validator finds in a file
    "$SARIF_MULTITOOL" validate "$1" --output "$work/val.sarif" --log ForceOverwrite --rule-kind "Sarif;Ghas" >"$work/log" ||
      true
    "$python" -c '
import json, sys
results = json.load(open(sys.argv[1]))["runs"][0].get("results", [])
found = [r for r in results if r.get("level", "warning") == "error"]
for r in found[:5]: print(r["ruleId"], r["message"], file=sys.stderr)
print(len(found))' "$work/val.sarif"
  }
  [ "$(errors "$work/out.sarif")" = 0 ] || { echo "the SARIF log is not valid" >&2; exit 1; }
  # The validator does find errors: a result without a place is one.
  "$python" -c '
import json, sys
log = json.load(open(sys.argv[1]))
log["runs"][0]["results"][0]["locations"] = []
json.dump(log, open(sys.argv[2], "w"))' "$work/out.sarif" "$work/bad.sarif"
  [ "$(errors "$work/bad.sarif" 2>/dev/null)" != 0 ] || { echo "the SARIF validator finds nothing wrong, ever" >&2; exit 1; }
  echo "SARIF: valid, for GitHub too"
else
  echo "the SARIF validator is not installed: not tried"
fi

if "$python" -c 'import junitparser' 2>/dev/null; then
  "$python" - "$work/out.junit" <<'PY'
import sys
from junitparser import JUnitXml
suites = list(JUnitXml.fromfile(sys.argv[1]))
assert len(suites) > 8, len(suites)
for suite in suites:
    cases = list(suite)
    assert suite.tests == len(cases) > 10, suite.name
    assert suite.failures == sum(1 for case in cases if not case.is_passed and not case.is_skipped), suite.name
print("JUnit:", len(suites), "suites,", sum(suite.failures for suite in suites), "failures")
PY
else
  echo "junitparser is not installed: not tried"
fi

"$python" - "$work" <<'PY'
import json, sys
folder = sys.argv[1]
entries = json.load(open(folder + "/out.gitlab", encoding="utf-8"))
for entry in entries:
    assert {"description", "check_name", "fingerprint", "severity", "location"} <= entry.keys(), entry
    assert entry["severity"] in ("info", "minor", "major", "critical", "blocker"), entry
    assert entry["location"]["lines"]["begin"] >= 1 and not entry["location"]["path"].startswith("./"), entry
assert len({entry["fingerprint"] for entry in entries}) == len(entries)
documents = [json.loads(line) for line in open(folder + "/out.jsonl", encoding="utf-8")]
assert sum(len(document["findings"]) for document in documents) == len(entries)
from html.parser import HTMLParser
HTMLParser().feed(open(folder + "/out.html", encoding="utf-8").read())
print("GitLab:", len(entries), "entries, each with a fingerprint of its own; JSON lines:", len(documents))
PY
