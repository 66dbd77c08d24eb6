#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A name is looked up, then seven HTTP/1.1 requests go over one connection; seen at the client. See ../README.md.
. "$(dirname "$0")/lib.sh"
need node curl
lab_up
mkdir -p "/etc/netns/$CLIENT"                    # what the client sees as /etc/resolv.conf and /etc/hosts
echo 'nameserver 10.0.0.53' > "/etc/netns/$CLIENT/resolv.conf"
echo '127.0.0.1 localhost' > "/etc/netns/$CLIENT/hosts"
wire --delay 10
stay names ip netns exec "$SERVER" python3 "$HERE/name_server.py" 10.0.0.53 shop.example 10.0.0.1
stay shop ip netns exec "$SERVER" node "$HERE/shop_server.js" 10.0.0.1 80
capture_start "$CLIENT"
SHOP=http://shop.example
in_client env -i PATH="$PATH" curl -q -4 -sS --output /dev/null "$SHOP/" \
    --next -4 -sS --output /dev/null "$SHOP/brewing" \
    --next -4 -sS --output /dev/null --compressed "$SHOP/catalogue" \
    --next -4 -sS --output /dev/null -H 'If-None-Match: "tea-1"' "$SHOP/" \
    --next -4 -sS --output /dev/null --head "$SHOP/catalogue" \
    --next -4 -sS --output /dev/null "$SHOP/coffee" \
    --next -4 -sS --output /dev/null --json '{"tea": 102, "grams": 100}' "$SHOP/orders"
capture_stop

expect "DNS" 2 'dns'
expect "SYN" 2 'tcp.flags.syn==1'
expect "requests" 7 'http.request'
expect "responses" 7 'http.response'
expect "a repeated segment" 0 'tcp.analysis.retransmission'
note 'dns.flags.response==0' 'Before anything else the client asks the name server for the address of shop.example.'
note 'dns.flags.response==1' 'The answer: 10.0.0.1, good for 300 seconds.'
note 'tcp.flags.syn==1' 'The only connection of this capture opens. All seven requests use it.'
note 'http.request.uri=="/"' 'Request 1. No Connection field is needed: in HTTP/1.1 a connection stays open unless somebody says "close".'
note 'http.response.code==200' 'The body is as long as Content-Length says; there the next response may begin.'
note 'http.request.uri=="/brewing"' 'Request 2, on the same connection.'
note 'http.transfer_encoding=="chunked"' 'The length was not known at the start: the body came in chunks, and a chunk of length 0 ended it.'
note 'http.content_encoding=="gzip"' 'Content-Length counts the compressed bytes.'
note 'http.response.code==304' 'Not Modified: the client'\''s copy is still good; no body.'
note 'http.request.method=="HEAD"' 'HEAD: the fields that GET would have, Content-Length too, but no body follows.'
note 'http.response.code==404' 'An error of one request; the connection goes on.'
note 'http.request.method=="POST"' 'The first request that has a body of its own.'
note 'tcp.flags.fin==1' 'The client has no more requests and closes.'
finish http1-keep-alive client "the client's end of the wire, eth0 of 10.0.0.2" \
    'A name look-up and seven HTTP/1.1 requests on one kept-alive connection, seen at the client. One-way delay 10 ms. The ARP exchange was left out.'
