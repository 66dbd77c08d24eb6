# SPDX-License-Identifier: Apache-2.0
# What the recipes share; sourced by them, not run.
#
#   client (10.0.0.2) ---- wire ---- server (10.0.0.1, name server 10.0.0.53)
#
# Three network namespaces made for one recording and removed after it; no packet leaves this machine.
# A recipe calls, in this order: lab_up, wire, (servers with in_server ... &), capture_start, (clients), capture_stop, note ..., finish.

set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
OUT=${OUT:-$(dirname "$HERE")}
CLIENT=fw-client-$$ WIRE=fw-wire-$$ SERVER=fw-server-$$
SCRATCH= KEYS= PIDS=() NOTES=()

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

need() {
    [ "$(uname -s)" = Linux ] || die "recording needs Linux network namespaces; this is $(uname -s)"
    [ "$(id -u)" = 0 ] || die "recording needs root (it makes network namespaces); try: sudo $0"
    local tool missing=()
    for tool in ip ethtool tcpdump tshark python3 "$@"; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    [ ${#missing[@]} = 0 ] || die "missing: ${missing[*]} (Debian: apt-get install iproute2 ethtool tcpdump tshark python3 nodejs curl)"
}

in_client() { ip netns exec "$CLIENT" "$@"; }
in_server() { ip netns exec "$SERVER" "$@"; }

set_sysctl() { # namespace key=value ...
    local space=$1 pair; shift
    for pair in "$@"; do
        ip netns exec "$space" sh -c "echo '${pair#*=}' > '/proc/sys/$(tr . / <<<"${pair%%=*}")'"
    done
}

# Makes the namespaces. Argument "arp" leaves the neighbour tables empty, so that the capture shows the ARP exchange;
# without it both sides know each other's address already.
lab_up() {
    trap lab_down EXIT
    trap 'exit 130' INT TERM
    SCRATCH=$(mktemp -d)
    local space
    for space in "$CLIENT" "$WIRE" "$SERVER"; do
        ip netns add "$space"
        # Before there is any interface: no router solicitations, no multicast reports, no duplicate address detection.
        set_sysctl "$space" net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    done
    ip link add eth0 netns "$CLIENT" address 02:00:00:00:00:02 type veth peer name w0 netns "$WIRE"
    ip link add eth0 netns "$SERVER" address 02:00:00:00:00:01 type veth peer name w1 netns "$WIRE"
    ip -n "$CLIENT" addr add 10.0.0.2/24 dev eth0
    ip -n "$SERVER" addr add 10.0.0.1/24 dev eth0
    ip -n "$SERVER" addr add 10.0.0.53/24 dev eth0
    local interface
    while read -r space interface; do
        # Real checksums, and segments no longer than the MSS: nothing is left to a network card that does not exist.
        ip netns exec "$space" ethtool -K "$interface" tso off gso off gro off tx off rx off >/dev/null
        ip -n "$space" link set "$interface" up
    done <<END
$CLIENT eth0
$WIRE w0
$WIRE w1
$SERVER eth0
END
    for space in "$CLIENT" "$SERVER"; do
        ip -n "$space" link set lo up
        # Reno is in every kernel and draws the textbook picture; a pacing default such as bbr does not.
        set_sysctl "$space" net.ipv4.tcp_congestion_control=reno net.ipv4.tcp_no_metrics_save=1
    done
    if [ "${1:-}" != arp ]; then
        ip -n "$CLIENT" neigh replace 10.0.0.1 lladdr 02:00:00:00:00:01 nud permanent dev eth0
        ip -n "$CLIENT" neigh replace 10.0.0.53 lladdr 02:00:00:00:00:01 nud permanent dev eth0
        ip -n "$SERVER" neigh replace 10.0.0.2 lladdr 02:00:00:00:00:02 nud permanent dev eth0
    fi
}

lab_down() {
    local status=$? pid space
    trap - EXIT INT TERM
    for pid in "${PIDS[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    for space in "$CLIENT" "$WIRE" "$SERVER"; do ip netns del "$space" 2>/dev/null || true; done
    rm -rf "/etc/netns/$CLIENT"
    [ -z "$SCRATCH" ] || rm -rf "$SCRATCH"
    exit "$status"
}

wait_for() { # file text: until the file contains the text
    local i
    for i in $(seq 100); do
        grep -qs -- "$2" "$1" && return
        sleep 0.05
    done
    cat "$1" >&2 || true
    die "waited 5 s in vain for \"$2\""
}

# Starts a program that stays until the end, and waits until it has printed "ready".
stay() { # log name, command ...
    local log=$SCRATCH/$1.log; shift
    "$@" >"$log" 2>&1 &
    PIDS+=($!)
    wait_for "$log" ready
}

wire() { # options of wire.py; then makes sure that the line is up
    stay wire ip netns exec "$WIRE" python3 "$HERE/wire.py" w0 w1 "$@"
    sleep 1
    # While links come up a first packet can wait a second for ARP: send one now, and forget what was learnt from it.
    in_client python3 -c "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('10.0.0.1', 9))"
    sleep 1
    ip -n "$CLIENT" neigh flush dev eth0 nud reachable nud stale nud delay nud probe nud failed
    ip -n "$SERVER" neigh flush dev eth0 nud reachable nud stale nud delay nud probe nud failed
}

capture_start() { # namespace
    VANTAGE=$1
    ip netns exec "$VANTAGE" tcpdump -Z root -i eth0 -s 0 -B 8192 --immediate-mode -U --time-stamp-precision=nano \
        -w "$SCRATCH/raw.pcap" 2>"$SCRATCH/tcpdump.log" &
    TCPDUMP=$!
    PIDS+=("$TCPDUMP")
    wait_for "$SCRATCH/tcpdump.log" "listening on"
    sleep 0.3
}

capture_stop() {
    sleep 1
    kill -INT "$TCPDUMP"
    wait "$TCPDUMP" || true
    grep -q '^0 packets dropped by kernel' "$SCRATCH/tcpdump.log" || { cat "$SCRATCH/tcpdump.log" >&2; die "tcpdump lost packets"; }
}

# With KEYS, a file of TLS secrets, what is inside can be told as well, and the secrets go into the capture.
tell() { tshark -n -r "$SCRATCH/raw.pcap" ${KEYS:+-o tls.keylog_file:"$KEYS" -o tcp.reassemble_out_of_order:TRUE} "$@" 2>/dev/null; }

# Puts a comment on the first packet that a display filter selects (or the nth); fails when there is none, because then the recording
# is not what the recipe promises.
note() { # display filter, text, n
    local number
    number=$(tell -Y "$1" -T fields -e frame.number | sed -n "${3:-1}p")
    [ -n "$number" ] || { tell >&2; die "no packet is \"$1\""; }
    NOTES+=(--note "$number:$2")
}

expect() { # what, number, display filter: exactly so many packets
    local count
    count=$(tell -o tcp.check_checksum:TRUE -o ip.check_checksum:TRUE -o udp.check_checksum:TRUE -Y "$3" -T fields -e frame.number | wc -l)
    [ "$count" = "$2" ] || { tell >&2; die "expected $2 packets with $1, found $count"; }
}

finish() { # name, interface name, description, comment
    expect "wrong checksums" 0 'ip.checksum.status=="Bad" || tcp.checksum.status=="Bad" || udp.checksum.status=="Bad"'
    expect "other traffic" 0 '!arp && !tcp.port==80 && !tcp.port==443 && !tcp.port==4000 && !tcp.port==4001 && !udp.port==53'
    python3 "$HERE/finish.py" "$SCRATCH/raw.pcap" "$OUT/$1.pcapng" \
        --interface "$2" --description "$3" --comment "$4" ${KEYS:+--secrets "$KEYS"} "${NOTES[@]}"
    chmod 644 "$OUT/$1.pcapng"
    echo "$1.pcapng: $(tell -T fields -e frame.number | wc -l) packets, $(stat -c %s "$OUT/$1.pcapng") bytes"
}
