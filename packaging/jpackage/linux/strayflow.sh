#!/bin/sh
# `strayflow` of an installed package: a command wants throughput, the window short pauses, so each has its launcher.
image=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
launcher=strayflow
case ${1:-} in
    '' | -*) ;;
    *) [ -e "$1" ] || launcher=strayflow-command ;;
esac
OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
export OMP_WAIT_POLICY
exec "$image/bin/$launcher" "$@"
