#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An HTTP/1.1 download in which the wire delivers one data segment late, so that the server repeats it for nothing; seen at the server. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node curl
lab_up
wire --delay 20 --rate 20000 --hold "12:d=='ba' and proto=='tcp' and plen and n==14 and not retx"
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$SERVER"
in_client env -i PATH="$PATH" curl -q -sS --output "$SCRATCH/body" http://10.0.0.1/offsets
capture_stop

expect "a repeated segment" 1 'tcp.analysis.retransmission'
expect "a DSACK" 1 'tcp.options.sack.dsack'
note 'tcp.analysis.retransmission' 'Three duplicate acknowledgments ask for this segment, and so it is repeated. But the first copy was only late.'
note 'tcp.options.sack.dsack' 'The first SACK block lies below the acknowledgment: these bytes came twice (RFC 2883). The repetition was superfluous.'
finish spurious-retransmission server "the server's end of the wire, eth0 of 10.0.0.1" \
    'An HTTP/1.1 download of 72000 bytes, seen at the server. One-way delay 20 ms, 20 Mbit/s. The wire delivered one data segment, the 14th, 12 ms late. The ARP exchange was left out.'
