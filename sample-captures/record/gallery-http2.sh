#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A browser loads a page with twelve pictures over HTTP/2, on one connection; one data segment is lost. See ../README.md.
. "$(dirname "$0")/gallery.sh"
gallery_lab http2
gallery_visit
expect "SYN" 2 'tcp.flags.syn==1'
expect "HTTP/1.1" 0 'http'
[ "$(tell -Y 'http2.headers.path contains ".png"' -T fields -e http2.headers.path | tr , '\n' | grep -c png)" = 12 ] || die "not twelve requests"
[ "$(tell -Y 'http2.headers.content_type=="image/png"' -T fields -e http2.headers.content_type | tr , '\n' | grep -c png)" = 12 ] || die "not twelve pictures"
note 'tcp.flags.syn==1' 'The only connection. Everything comes over it.'
note 'tls.handshake.type==1' 'ClientHello. The server is named in clear (server_name), and the client offers h2 and http/1.1 (ALPN).'
note 'tls.handshake.type==2' 'ServerHello. From here on everything is encrypted, also the choice of h2; what is inside can be read because the secrets are in this file.'
note 'http2.magic' 'The client begins with the connection preface and its settings, before it has heard anything from the server.'
note 'http2.headers.path=="/"' 'Stream 1: the page itself.'
note 'http2.streamid==3 && http2.type==1' 'The first picture, stream 3. No picture waits for a free connection: every one has a stream of its own.'
note 'tcp.analysis.lost_segment' 'Here is the hole: the segment before this one never came. TCP gives nothing of what follows to the browser, whichever stream it belongs to.'
note 'tcp.analysis.fast_retransmission' 'The missing segment, sent again. Now everything that had waited, of many pictures, can be delivered at once.'
gallery_finish gallery-http2 'loaded over one HTTP/2 connection'
