#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An HTTP/1.1 request whose connection is asked for twice, because the first SYN is lost; seen at the client. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node curl
lab_up
wire --delay 20 --rate 20000 --drop "d=='ab' and proto=='tcp' and 'S' in flags and syn==1"
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$CLIENT"
in_client env -i PATH="$PATH" curl -q -sS --output "$SCRATCH/body" http://10.0.0.1/
capture_stop

expect "SYN without ACK" 2 'tcp.flags.syn==1 && tcp.flags.ack==0'
expect "SYN with ACK" 1 'tcp.flags.syn==1 && tcp.flags.ack==1'
note 'tcp.flags.syn==1 && tcp.flags.ack==0' 'The wire loses this SYN.'
note 'tcp.flags.syn==1 && tcp.flags.ack==0' 'A second later the timer of the client has run out, and it asks again.' 2
note 'tcp.flags.syn==1 && tcp.flags.ack==1' 'The timestamp that is echoed is that of the second SYN: the round trip is 40 ms, not a second.'
finish lost-syn client "the client's end of the wire, eth0 of 10.0.0.2" \
    'One HTTP/1.1 request, seen at the client. One-way delay 20 ms, 20 Mbit/s. The wire lost the first SYN. The ARP exchange was left out.'
