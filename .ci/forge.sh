#!/bin/sh
# Review, publish and look after records where there is no GitHub: for GitLab, Gitee, Gitea, Jenkins or cron.
#
#   .ci/forge.sh review REPOSITORY BASE HEAD OUT   report.md, full.md and, when it can be built, preview/ in the new folder OUT
#   .ci/forge.sh publish SITE                      check this clone and build it into SITE; the old site stays when that fails
#   .ci/forge.sh weekly                            stale points and dead links, on standard output
#
# The program is the clone that this script lies in: for a review that must be one of the branch that the change is meant for.
# REPOSITORY is a clone that has the commits BASE and HEAD; it is read from git's objects, and nothing of it is run or checked out.
# Ends as shifan does: 0 clean, 1 problems, 2 usage, 3 environment.
set -eu

here="$(cd "$(dirname "$0")/.." && pwd -P)"
today="${TODAY:-$(date +%F)}"

usage() {
    sed -n '3,7p' "$0" >&2
    exit 2
}

shifan() {
    python3 "$here/dev.py" shifan "$@"
}

absolute() {
    case "$1" in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s\n' "$PWD/$1" ;;
    esac
}

review() {
    [ "$#" -eq 4 ] || usage
    repository="$(absolute "$1")"
    out="$(absolute "$4")"
    mkdir "$out"
    code=0
    shifan review --from "$repository" --today "$today" --out "$out/report.md" --full "$out/full.md" --fail -- "$2" "$3" || code="$?"
    [ "$code" -le 1 ] || exit "$code"
    shifan preview --from "$repository" --today "$today" --out "$out/preview" -- "$3" || code="$?"
    exit "$code"
}

publish() {
    [ "$#" -eq 1 ] || usage
    site="$(absolute "$1")"
    shifan check --today "$today"
    shifan build --today "$today" --out "$site"
}

weekly() {
    [ "$#" -eq 0 ] || usage
    code=0
    shifan stale --today "$today" || code="$?"
    shifan links || code="$?"
    exit "$code"
}

[ "$#" -ge 1 ] || usage
job="$1"
shift
case "$job" in
    review | publish | weekly) "$job" "$@" ;;
    *) usage ;;
esac
