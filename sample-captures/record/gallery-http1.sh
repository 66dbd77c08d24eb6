#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A browser loads a page with twelve pictures over HTTP/1.1, on six connections; one data segment is lost. See ../README.md.
. "$(dirname "$0")/gallery.sh"
gallery_lab ''
gallery_visit
expect "SYN" 12 'tcp.flags.syn==1'
expect "HTTP/2" 0 'http2'
expect "requests" 13 'http.request'
expect "pictures" 12 'http.content_type=="image/png"'
note 'tcp.flags.syn==1' 'The first connection. The page comes over it, and then pictures.'
note 'tls.handshake.type==1' 'ClientHello. The server is named in clear (server_name), and the client offers h2 and http/1.1 (ALPN).'
note 'tls.handshake.type==2' 'ServerHello. From here on everything is encrypted; what is inside can be read because the secrets are in this file.'
note 'http.request.uri=="/"' 'The page itself.'
note 'http.response.code==200' 'Now the browser knows that there are twelve pictures.'
note 'tcp.flags.syn==1 && tcp.flags.ack==0' 'The sixth connection, and the last: a browser opens no more to one host. Each costs a TCP and a TLS handshake.' 6
note 'http.request.uri contains ".png"' 'The ninth picture. The browser has known of it since the page came; it asks now, because a connection has just become free.' 9
note 'tcp.analysis.lost_segment' 'Here is the hole: the segment before this one never came. Only this connection waits; the five others do not notice.'
note 'tcp.analysis.fast_retransmission' 'The missing segment, sent again. What waited for it belongs to one picture.'
gallery_finish gallery-http1 'loaded over six HTTP/1.1 connections'
