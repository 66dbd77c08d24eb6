#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An HTTP/1.1 download in which the wire loses one data segment, seen at the client. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node curl
lab_up
# The 14th segment with data from the server is the fourth of its second flight.
wire --delay 20 --rate 20000 --drop "d=='ba' and proto=='tcp' and plen and n==14 and not retx"
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$CLIENT"
in_client env -i PATH="$PATH" curl -q -sS --output "$SCRATCH/body" http://10.0.0.1/offsets
capture_stop

[ "$(grep -c ^dropped "$SCRATCH/wire.log")" = 1 ] || die "the wire lost $(grep -c ^dropped "$SCRATCH/wire.log") frames, not one"
expect "SYN" 2 'tcp.flags.syn==1'
expect "a hole" 1 'tcp.analysis.lost_segment'
expect "a repeated segment" 1 'tcp.analysis.retransmission'
expect "a fast retransmission" 1 'tcp.analysis.fast_retransmission'
note 'tcp.flags.syn==1' 'SACK permitted: the client could take reports of later arrivals. The server says the same in its SYN.'
note 'tcp.analysis.lost_segment' 'Here is the hole: the segment before this one never came.'
note 'tcp.analysis.duplicate_ack' 'The first duplicate acknowledgment: still waiting for the same byte. The SACK block says what came after the hole.'
note 'tcp.analysis.duplicate_ack_num==3' 'The third one. When it reaches the server, 20 ms from now, the server will repeat the missing segment without waiting for its timer.'
note 'tcp.analysis.fast_retransmission' 'The missing segment, one round trip after the third duplicate. All that came since the hole can now be given to the program.'
note 'tcp.ack>50000 && !tcp.analysis.duplicate_ack && ip.src==10.0.0.2' 'One acknowledgment for everything: the number jumps over all that had waited.'
finish one-lost-segment client "the client's end of the wire, eth0 of 10.0.0.2" \
    'An HTTP/1.1 download of 72000 bytes, seen at the client. One-way delay 20 ms, 20 Mbit/s. The wire lost exactly one data segment, the 14th. The ARP exchange was left out.'
