#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Records real traffic in two network namespaces made for it.
#
#     record.sh TRAFFIC OUT AMOUNT
#
#   http1        nginx and wrk, HTTP/1.1 in clear; AMOUNT is the number of packets
#   http1-small  nginx and wrk, HTTP/1.1 in clear, small pages over twelve connections that stay open; AMOUNT is the number of packets
#   http2-bulk   nginx and h2load, HTTP/2 in clear, files of 100 MB, four at a time on each of two connections; AMOUNT in megabytes
#   http2-small  nghttpd and h2load, HTTP/2 in clear, many small requests; AMOUNT of requests
#   tls-bulk     nginx and h2load, HTTP/2 over TLS 1.3, the same files; AMOUNT in megabytes
#   tls-small    nginx and h2load, HTTP/2 and HTTP/1.1 over TLS 1.3, many small requests; AMOUNT of requests
#
# The two over TLS become a pcapng file that has the secrets of all connections at its beginning; the others are pcap files.
#
# Exit code 4: this machine cannot do it (not root, or a tool is missing); the reason is on standard error.
set -euo pipefail
traffic=$1 target=$(realpath -m "$2") amount=$3

cannot() { echo "cannot record: $*" >&2; exit 4; }
[ "$(uname -s)" = Linux ] || cannot "needs Linux"
[ "$(id -u)" = 0 ] || cannot "needs root, to make network namespaces"
export PATH=$PATH:/usr/sbin:/sbin
case $traffic in
    http1|http1-small) tools='nginx wrk' ;;
    http2-bulk) tools='nginx h2load' ;;
    http2-small) tools='nghttpd h2load' ;;
    tls-*) tools='nginx h2load openssl editcap' ;;
    *) cannot "no such traffic: $traffic" ;;
esac
for tool in ip ethtool tcpdump $tools; do
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
python3 - "$site/pages" "$traffic" <<'END'
import random, sys
line = "The quick brown fox jumps over the lazy dog. %06d\n"
def page(name, length):
    text = "".join(line % i for i in range(length // 52 + 1))[:length]
    open(f"{sys.argv[1]}/{name}", "w").write(text)
for i in range(20):
    page(f"small{i}.html", 60 + 25 * i)
for i in range(5):
    page(f"middle{i}.css", 3000 + 2500 * i)
page("large.txt", 120_000)
if sys.argv[2].endswith("-bulk"):
    open(f"{sys.argv[1]}/film.bin", "wb").write(random.Random(1).randbytes(1_000_000) * 100)
END

serve() { # what "listen" says beside address and port ...
    [ "${1:-}" != ssl ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=shop.example \
        -addext subjectAltName=DNS:shop.example -keyout "$site/key.pem" -out "$site/certificate.pem" 2>/dev/null
    local tls='' port=80
    if [ "${1:-}" = ssl ]; then
        port=443 tls="ssl_certificate $site/certificate.pem; ssl_certificate_key $site/key.pem; ssl_protocols TLSv1.3;"
    fi
    cat > "$site/nginx.conf" <<END
daemon off; user root; worker_processes 1; pid $site/nginx.pid; error_log $site/error.log crit;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests $requests_a_connection; keepalive_timeout 30s; sendfile on; tcp_nopush on;
  client_body_temp_path $site/temp; proxy_temp_path $site/temp; fastcgi_temp_path $site/temp;
  uwsgi_temp_path $site/temp; scgi_temp_path $site/temp;
  types { text/html html; text/css css; text/plain txt; application/octet-stream bin; }
  server { listen $port $*; root $site/pages; server_name shop.example; $tls }
}
END
    ip netns exec "$server" nginx -p "$site" -e "$site/error.log" -c "$site/nginx.conf" &
    pids+=($!)
    sleep 2
}

record() { # options of tcpdump ...
    ip netns exec "$server" tcpdump -Z root -i eth0 -s 0 -B 1048576 "$@" -w "$target.part" tcp 2>"$site/tcpdump.log" &
    recorder=$!
    pids+=("$recorder")
    until grep -q 'listening on' "$site/tcpdump.log"; do sleep 0.1; done
}

recorded() {
    wait "$recorder" || { cat "$site/tcpdump.log" >&2; exit 1; }
    grep 'packets' "$site/tcpdump.log"
}

http1() {
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
    serve ''
    record -c "$amount"
    local loads=() pid
    load() { # what, address, connections
        ip netns exec "$client" wrk -t 1 -c "$3" -d 900s -s "$site/$1.lua" -H 'User-Agent: benchmark' -H 'Accept: */*' "http://$2/" >"$site/wrk-$2.log" 2>&1 &
        pids+=($!)
        loads+=($!)
    }
    if [ "$traffic" = http1-small ]; then
        load small 10.0.0.1 12
    else
        # Three server addresses for the small requests, so that few ports are used twice.
        load small 10.0.0.1 20
        load small 10.0.0.2 20
        load small 10.0.0.3 20
        load middle 10.0.0.4 3
        load large 10.0.0.5 8
    fi
    while kill -0 "$recorder" 2>/dev/null; do
        for pid in "${loads[@]}"; do
            kill -0 "$pid" 2>/dev/null || { cat "$site"/wrk-*.log >&2; echo "wrk ended before there were $amount packets" >&2; exit 1; }
        done
        sleep 0.2
    done
    recorded
}

# h2load takes its requests from a file of URIs in turn, and ends when it has had that many answers.
load() { # requests, connections, at a time, options and URIs ...
    ip netns exec "$client" env SSLKEYLOGFILE="$site/keys" h2load -n "$1" -c "$2" -m "$3" -t 1 -H 'user-agent: benchmark' -H 'accept: */*' "${@:4}" >"$site/load.log" 2>&1 \
        || { cat "$site/load.log" >&2; exit 1; }
    grep -q " $1 done" "$site/load.log" && grep -q ' 0 errored, 0 timeout' "$site/load.log" || { cat "$site/load.log" >&2; echo "not all requests were answered" >&2; exit 1; }
}

enough() {
    sleep 1
    kill -INT "$recorder"
    recorded
}

small_pages() { # start of the URIs
    local i
    for i in $(seq 0 20); do echo "$1/small$i.html"; done                  # number 20 does not exist: 404
    echo "$1/middle0.css"
}

# As many connections as make about 2000 requests each, sixteen open at a time.
many() { # requests, options ...
    local requests=$1 round=32000
    while [ "$requests" -gt 0 ]; do
        [ "$requests" -ge "$round" ] || round=$requests
        load "$round" 16 10 "${@:2}"
        requests=$((requests - round))
    done
}

requests_a_connection=1000000
case $traffic in
    http1)
        requests_a_connection=20
        http1
        ;;
    http1-small) http1 ;;
    http2-bulk)
        serve http2
        record
        load $(((amount + 99) / 100)) 2 4 -w 20 -W 22 http://10.0.0.1/film.bin
        enough
        ;;
    http2-small)
        ip netns exec "$server" nghttpd --no-tls -d "$site/pages" -a 10.0.0.1 80 >/dev/null &
        pids+=($!)
        sleep 1
        small_pages http://10.0.0.1 > "$site/uris"
        record
        many "$amount" -i "$site/uris"
        enough
        ;;
    tls-bulk)
        serve ssl http2
        record
        load $(((amount + 99) / 100)) 2 4 -w 20 -W 22 https://10.0.0.1/film.bin
        enough
        ;;
    tls-small)
        serve ssl http2
        small_pages https://10.0.0.1 > "$site/uris"
        record
        many $((amount / 2)) -i "$site/uris"
        many $((amount - amount / 2)) --h1 -m 1 -i "$site/uris"
        enough
        ;;
esac
case $traffic in
    tls-*)
        mv "$target.part" "$site/clear.pcap"
        editcap -F pcapng --inject-secrets "tls,$site/keys" "$site/clear.pcap" "$target.part"
        ;;
esac
mv "$target.part" "$target"
