# SPDX-License-Identifier: Apache-2.0
# What the two gallery recipes share; sourced by them, not run. A recipe calls: gallery_lab, gallery_visit, (checks, notes), gallery_finish.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Which one of the server's data segments, counted over all connections, the wire loses: the same in both recordings.
LOST=60

# argument: "http2", or nothing for HTTP/1.1
gallery_lab() {
    local http2=$1
    BROWSER=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
    [ -n "$BROWSER" ] || die "missing: chromium (Debian: apt-get install chromium)"
    export PATH=$PATH:/usr/sbin:/sbin
    need nginx openssl
    lab_up
    wire --delay 20 --rate 20000 --drop "d=='ba' and proto=='tcp' and plen and total==$LOST and not retx"

    mkdir -p "$SCRATCH/site/pages" "$SCRATCH/site/temp"
    python3 "$HERE/gallery_site.py" "$SCRATCH/site/pages"
    # A certificate that nobody else will ever trust; the browser is told its public key.
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=gallery.example \
        -addext subjectAltName=DNS:gallery.example -keyout "$SCRATCH/site/key.pem" -out "$SCRATCH/site/certificate.pem" 2>/dev/null
    PUBLIC_KEY=$(openssl x509 -in "$SCRATCH/site/certificate.pem" -pubkey -noout | openssl pkey -pubin -outform der \
        | openssl dgst -sha256 -binary | base64)
    cat > "$SCRATCH/site/nginx.conf" <<CONF
daemon off; master_process off; user root; pid $SCRATCH/site/pid; error_log $SCRATCH/site/error.log warn;
events { }
http {
  access_log off; keepalive_timeout 30s; tcp_nodelay on;
  client_body_temp_path $SCRATCH/site/temp; proxy_temp_path $SCRATCH/site/temp; fastcgi_temp_path $SCRATCH/site/temp;
  uwsgi_temp_path $SCRATCH/site/temp; scgi_temp_path $SCRATCH/site/temp;
  types { text/html html; image/png png; }
  server {
    listen 10.0.0.1:443 ssl $http2; server_name gallery.example; root $SCRATCH/site/pages;
    ssl_certificate $SCRATCH/site/certificate.pem; ssl_certificate_key $SCRATCH/site/key.pem;
    ssl_protocols TLSv1.3;
    # Small records, so that a browser can use what it has: the picture that they make is also finer.
    ssl_buffer_size 4k;
    ${http2:+http2_chunk_size 4k;}
  }
}
CONF
    ip netns exec "$SERVER" nginx -p "$SCRATCH/site" -e "$SCRATCH/site/error.log" -c "$SCRATCH/site/nginx.conf" &
    PIDS+=($!)
    local i
    for i in $(seq 100); do
        ip netns exec "$SERVER" sh -c "grep -q ':01BB ' /proc/net/tcp" && return
        sleep 0.05
    done
    cat "$SCRATCH/site/error.log" >&2
    die "nginx does not listen"
}

# The browser visits the page once, and its connections' keys are kept.
gallery_visit() {
    capture_start "$CLIENT"
    mkdir -p "$SCRATCH/home/profile/Default"
    # No connections on suspicion: only those that a request needs.
    echo '{"net":{"network_prediction_options":2}}' > "$SCRATCH/home/profile/Default/Preferences"
    in_client env -i PATH="$PATH" HOME="$SCRATCH/home" SSLKEYLOGFILE="$SCRATCH/keys" timeout -k 5 60 "$BROWSER" \
        --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --no-proxy-server --no-pings \
        --disable-background-networking --disable-component-update --disable-default-apps --disable-sync --disable-extensions \
        --disable-features=OptimizationHints,MediaRouter,Translate --disable-quic \
        --user-data-dir="$SCRATCH/home/profile" \
        --host-resolver-rules='MAP gallery.example 10.0.0.1 , MAP * ~NOTFOUND' \
        --ignore-certificate-errors-spki-list="$PUBLIC_KEY" \
        --window-size=900,700 --screenshot="$SCRATCH/page.png" https://gallery.example/ >"$SCRATCH/browser.log" 2>&1 \
        || { cat "$SCRATCH/browser.log" >&2; die "the browser failed"; }
    [ -s "$SCRATCH/page.png" ] || { cat "$SCRATCH/browser.log" >&2; die "the browser showed nothing"; }
    capture_stop
    KEYS=$SCRATCH/keys
    [ "$(grep -c ^dropped "$SCRATCH/wire.log")" = 1 ] || die "the wire lost $(grep -c ^dropped "$SCRATCH/wire.log") frames, not one"
    expect "a hole" 1 'tcp.analysis.lost_segment'
    # On a busy machine other names may come out (out of order, retransmission): then record again.
    expect "a fast retransmission" 1 'tcp.analysis.fast_retransmission'
}

gallery_finish() { # name, how the pictures came
    finish "$1" client "the client's end of the wire, eth0 of 10.0.0.2" \
        "A page with twelve pictures, $2 over TLS 1.3, seen at the client. One-way delay 20 ms, 20 Mbit/s. The wire lost exactly one data segment, the ${LOST}th of the server. The secrets of the connections are in the file. The ARP exchange was left out."
}
