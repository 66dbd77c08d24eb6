#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An HTTP/1.1 answer whose last segment is lost, so that nothing asks for it and only the server's timer brings it; seen at the server. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node curl
lab_up
# The answer's head and body go in one segment: the first with data from the server is its last, too.
wire --delay 20 --rate 20000 --drop "d=='ba' and proto=='tcp' and plen and n==1 and not retx"
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$SERVER"
in_client env -i PATH="$PATH" curl -q -sS --output "$SCRATCH/body" http://10.0.0.1/
capture_stop

expect "a repeated segment" 1 'tcp.analysis.retransmission && tcp.len>0'
expect "no duplicate acknowledgment" 0 'tcp.analysis.duplicate_ack'
note 'tcp.analysis.retransmission && tcp.len>0' 'Nothing came behind the lost segment, so nobody asked for it: only the timer of the server brings it again.'
finish lost-tail server "the server's end of the wire, eth0 of 10.0.0.1" \
    'An HTTP/1.1 answer, seen at the server. One-way delay 20 ms, 20 Mbit/s. The wire lost the only segment of the answer. The ARP exchange was left out.'
