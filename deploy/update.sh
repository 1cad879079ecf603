#!/bin/sh
# Brings the replicas to what /srv/hineq now holds, one after the other, so that nobody waits: update.sh [port ...]
# As root, on the machine that runs them. Ends at the first replica that is not ready again: the others go on as they were.
# SITE_FILE, SYSTEMCTL, NGINX and DRAIN are for the tests, and for those who named things otherwise.
set -eu
site=${SITE_FILE:-/etc/nginx/conf.d/hineq.conf}
systemctl=${SYSTEMCTL:-systemctl}
nginx=${NGINX:-nginx}
drain=${DRAIN:-10}
here=$(dirname "$0")

ports=$*
[ -n "$ports" ] || ports=$(sed -n 's/^ *server 127\.0\.0\.1:\([0-9]*\) .*;.*/\1/p' "$site")
[ "$(echo $ports | wc -w)" -gt 1 ] || { echo "There must be two replicas or more in $site: one of them has to answer." >&2; exit 1; }

mark() {  # port, "down" or nothing: nginx sends nobody new to a replica that is down
    sed -i "s/^\( *server 127\.0\.0\.1:$1 max_fails=1 fail_timeout=5s\)\( down\)\?;/\1$2;/" "$site"
    $nginx -t -q && $nginx -s reload
}

for port in $ports; do
    echo "replica $port: draining for $drain s"
    mark "$port" " down"
    sleep "$drain"
    echo "replica $port: starting anew"
    if ! $systemctl restart "hineq@$port" || ! "$here/wait_until_ready.sh" "http://127.0.0.1:$port" 170; then
        echo "Replica $port is not ready: it stays out, and the others go on with what they have. Put the former version back and run this again." >&2
        exit 1
    fi
    mark "$port" ""
    echo "replica $port: ready"
done
