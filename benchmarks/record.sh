#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Records HTTP/1.1 traffic between nginx and wrk, in two network namespaces made for it.
#
#     record.sh OUT.pcap PACKETS
#
# Exit code 4: this machine cannot do it (not root, or a tool is missing); the reason is on standard error.
set -euo pipefail
target=$(realpath -m "$1") packets=$2

cannot() { echo "cannot record: $*" >&2; exit 4; }
[ "$(uname -s)" = Linux ] || cannot "needs Linux"
[ "$(id -u)" = 0 ] || cannot "needs root, to make network namespaces"
export PATH=$PATH:/usr/sbin:/sbin
for tool in ip ethtool tcpdump nginx wrk; do
    command -v "$tool" >/dev/null || cannot "$tool is missing"
done

client=fw-bench-client-$$ server=fw-bench-server-$$
site=$target.site
pids=()
clean_up() {
    status=$?
    trap - EXIT INT TERM
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    ip netns del "$client" 2>/dev/null || true
    ip netns del "$server" 2>/dev/null || true
    rm -rf "$site" "$target.part"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

ip netns add "$client" 2>/dev/null || cannot "network namespaces are not allowed here"
ip netns add "$server"
for space in "$client" "$server"; do
    ip netns exec "$space" sh -c 'cd /proc/sys/net && echo 1 > ipv6/conf/all/disable_ipv6 && echo 1 > ipv6/conf/default/disable_ipv6'
done
ip link add eth0 netns "$client" address 02:00:00:00:00:02 type veth peer name eth0 netns "$server" address 02:00:00:00:00:01
ip -n "$client" addr add 10.0.0.10/24 dev eth0
for n in 1 2 3 4 5; do ip -n "$server" addr add 10.0.0.$n/24 dev eth0; done
for space in "$client" "$server"; do
    # Real checksums, and segments no longer than the MSS.
    ip netns exec "$space" ethtool -K eth0 tso off gso off gro off tx off rx off >/dev/null
    ip -n "$space" link set lo up
    ip -n "$space" link set eth0 up
    ip netns exec "$space" sh -c 'cd /proc/sys/net/ipv4 && echo reno > tcp_congestion_control && echo "1024 65535" > ip_local_port_range'
done

# Small pages of different lengths, and a few larger files.
mkdir -p "$site/pages" "$site/temp"
python3 - "$site/pages" <<'END'
import sys
line = "The quick brown fox jumps over the lazy dog. %06d\n"
def page(name, length):
    text = "".join(line % i for i in range(length // 52 + 1))[:length]
    open(f"{sys.argv[1]}/{name}", "w").write(text)
for i in range(20):
    page(f"small{i}.html", 60 + 25 * i)
for i in range(5):
    page(f"middle{i}.css", 3000 + 2500 * i)
page("large.txt", 120_000)
END
cat > "$site/nginx.conf" <<END
daemon off; user root; worker_processes 1; pid $site/nginx.pid; error_log $site/error.log crit;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 20; keepalive_timeout 30s; sendfile on; tcp_nopush on;
  client_body_temp_path $site/temp; proxy_temp_path $site/temp; fastcgi_temp_path $site/temp;
  uwsgi_temp_path $site/temp; scgi_temp_path $site/temp;
  types { text/html html; text/css css; text/plain txt; }
  server { listen 80; root $site/pages; server_name shop.example; }
}
END
cat > "$site/small.lua" <<'END'
local n = 0
request = function() n = n + 1; return wrk.format("GET", "/small" .. (n % 21) .. ".html") end   -- number 20 does not exist: 404
END
cat > "$site/middle.lua" <<'END'
local n = 0
request = function() n = n + 1; return wrk.format("GET", "/middle" .. (n % 5) .. ".css") end
END
cat > "$site/large.lua" <<'END'
request = function() return wrk.format("GET", "/large.txt") end
-- A pause before every request, in milliseconds: few large downloads among many small requests.
delay = function() return 150 end
END
ip netns exec "$server" nginx -p "$site" -e "$site/error.log" -c "$site/nginx.conf" &
pids+=($!)
sleep 2

ip netns exec "$server" tcpdump -Z root -i eth0 -s 0 -B 1048576 -c "$packets" -w "$target.part" tcp 2>"$site/tcpdump.log" &
recorder=$!
pids+=("$recorder")
until grep -q 'listening on' "$site/tcpdump.log"; do sleep 0.1; done
loads=()
load() { # what, address, connections
    ip netns exec "$client" wrk -t 1 -c "$3" -d 900s -s "$site/$1.lua" -H 'User-Agent: benchmark' -H 'Accept: */*' "http://$2/" >"$site/wrk-$2.log" 2>&1 &
    pids+=($!)
    loads+=($!)
}
# Three server addresses for the small requests, so that few ports are used twice.
load small 10.0.0.1 20
load small 10.0.0.2 20
load small 10.0.0.3 20
load middle 10.0.0.4 3
load large 10.0.0.5 8
while kill -0 "$recorder" 2>/dev/null; do
    for pid in "${loads[@]}"; do
        kill -0 "$pid" 2>/dev/null || { cat "$site"/wrk-*.log >&2; echo "wrk ended before there were $packets packets" >&2; exit 1; }
    done
    sleep 0.2
done
wait "$recorder" || { cat "$site/tcpdump.log" >&2; exit 1; }
grep 'packets' "$site/tcpdump.log"
mv "$target.part" "$target"
