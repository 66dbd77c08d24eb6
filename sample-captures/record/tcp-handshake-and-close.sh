#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Three TCP connections seen at the client: one closed in good order, one refused, one broken off. See ../README.md.
. "$(dirname "$0")/lib.sh"
need
lab_up arp
wire --delay 10
stay server ip netns exec "$SERVER" python3 "$HERE/line_server.py" 10.0.0.1 4000
capture_start "$CLIENT"
in_client python3 "$HERE/line_client.py" 10.0.0.1 4000 4001
capture_stop

expect "ARP" 2 'arp'
expect "SYN" 5 'tcp.flags.syn==1'
expect "FIN" 2 'tcp.flags.fin==1'
expect "RST" 2 'tcp.flags.reset==1'
expect "a repeated segment" 0 'tcp.analysis.retransmission'
note 'arp.opcode==1' 'Before the first packet can go to 10.0.0.1, the client must know which Ethernet address has it: it asks everybody.'
note 'tcp.stream==0 && tcp.flags.syn==1 && tcp.flags.ack==0' 'Connection 1 opens: SYN with the client'\''s initial sequence number.'
note 'tcp.stream==0 && tcp.flags.syn==1 && tcp.flags.ack==1' 'The server acknowledges it (initial number + 1) and sends its own initial number.'
note 'tcp.stream==0 && tcp.len>0' 'First bytes of the application: "hello" and a line feed.'
note 'tcp.stream==0 && tcp.flags.fin==1 && ip.src==10.0.0.2' 'Half-close: the client has nothing more to say, but it still listens.'
note 'tcp.stream==0 && tcp.len>20 && ip.src==10.0.0.1' 'Data after the client'\''s FIN: the other direction is still open.'
note 'tcp.stream==0 && tcp.flags.fin==1 && ip.src==10.0.0.1' 'The server ends its direction too.'
note 'tcp.stream==1 && tcp.flags.syn==1' 'Connection 2: nobody listens on port 4001.'
note 'tcp.stream==1 && tcp.flags.reset==1' 'Refused: RST, and an acknowledgment of the SYN, so that the client knows which attempt is meant.'
note 'tcp.stream==2 && tcp.flags.reset==1' 'Connection 3 is broken off: RST instead of FIN. Nothing answers a RST.'
finish tcp-handshake-and-close client "the client's end of the wire, eth0 of 10.0.0.2" \
    'Three TCP connections, seen at the client: opened and closed in good order (with a half-close), refused, and broken off. One-way delay 10 ms.'
