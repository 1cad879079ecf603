#!/bin/sh
# Waits until a replica says that it is ready: wait_until_ready.sh http://127.0.0.1:8501 [seconds]
# Ends with 0 when it is; with 1 where it says that it failed, which it prints, or where the time is over.
set -eu
address=$1
left=${2:-170}
while [ "$left" -gt 0 ]; do
    said=$(python3 - "$address/health/ready" <<'PYTHON'
import sys, urllib.error, urllib.request
try:
    print(urllib.request.urlopen(sys.argv[1], timeout=5).read().decode())
except urllib.error.HTTPError as error:
    print(error.read().decode())
except OSError:
    print("no answer yet")
PYTHON
    )
    case $said in
        ready) exit 0 ;;
        failed*) printf '%s: %s\n' "$address" "$said" >&2; exit 1 ;;
    esac
    sleep 1
    left=$((left - 1))
done
printf '%s: not ready in time (%s)\n' "$address" "$said" >&2
exit 1
