#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An HTTP/1.1 download by a program that does not read for two seconds: its window closes, and the server probes it; seen at the server. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node
lab_up
wire --delay 20 --rate 20000
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$SERVER"
in_client python3 "$HERE/slow_client.py" 10.0.0.1 80 /offsets 2
capture_stop

[ "$(tell -Y 'tcp.analysis.zero_window' -T fields -e frame.number | wc -l)" -ge 2 ] || { tell >&2; die "the window did not close"; }
note 'tcp.analysis.zero_window' 'The client has no room for a single byte more.'
note 'tcp.analysis.keep_alive && ip.src==10.0.0.1' 'A probe: a segment without data below what is expected, which the client must answer. It says how much room there is.'
note 'tcp.analysis.window_update' 'There is room again.'
finish full-receiver server "the server's end of the wire, eth0 of 10.0.0.1" \
    'An HTTP/1.1 download of 72000 bytes, seen at the server. One-way delay 20 ms, 20 Mbit/s. The program at the client read nothing for two seconds, with a small receive buffer. The ARP exchange was left out.'
