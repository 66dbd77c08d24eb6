package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.tls.TlsEvent;
import dev.framewalk.decoders.tls.TlsExtensions;
import dev.framewalk.decoders.tls.TlsHello;
import dev.framewalk.decoders.tls.TlsRecord;
import java.util.Locale;

/// Counts the records and handshake messages of TLS. What is counted for every record are plain numbers; names are given at the end.
final class TlsCounter {
    private final Counts counts;
    private final long[] records = new long[256];
    private final long[] opaque = new long[256];

    TlsCounter(Counts counts) {
        this.counts = counts;
    }

    void count(TlsEvent event, int packet) {
        switch (event) {
            case TlsEvent.RecordSeen seen -> count(seen.record());
            case TlsEvent.ClientHelloSeen hello -> count(hello.hello(), packet, "client_hello");
            case TlsEvent.ServerHelloSeen hello -> count(hello.hello(), packet, "server_hello");
            case TlsEvent.HandshakeMessageSeen message -> {
                counts.add("tls.handshake." + message.handshake().name());
                TlsExtensions extensions = message.handshake().extensions();
                if (extensions != null) {
                    alpn(extensions);
                }
            }
            case TlsEvent.OldHelloSeen hello -> counts.add(
                    "tls.handshake." + (hello.isClient() ? "client_hello" : "server_hello"));
            case TlsEvent.AlertSeen alert -> counts.add("tls.alert." + alert.description());
            default -> {
                // says nothing that is counted
            }
        }
    }

    /// A record that the capture lacks a part of does not count.
    private void count(TlsRecord record) {
        if (record.missing() > 0) {
            return;
        }
        if (record.isOpaque()) {
            opaque[record.type()]++;
            if (!record.isOpened()) {
                return;
            }
        }
        records[record.innerType()]++;
    }

    private void count(TlsHello hello, int packet, String name) {
        counts.add("tls.handshake." + name);
        TlsExtensions extensions = hello.extensions();
        alpn(extensions);
        if (name.equals("client_hello")) {
            String server = extensions.serverName();
            if (server != null && counts.hasRoom("tls.sni")) {
                counts.list("tls.sni", packet, server);
            }
        } else if (hello.suite() >= 0) {
            counts.add(String.format(Locale.ROOT, "tls.cipher.0x%04x", hello.suite()));
            counts.add(String.format(Locale.ROOT, "tls.server_version.0x%04x", hello.chosenVersion()));
        }
    }

    private void alpn(TlsExtensions extensions) {
        for (String name : extensions.alpn()) {
            counts.add("tls.alpn." + name);
        }
    }

    /// Takes in what another counter found in another share of the same capture.
    void merge(TlsCounter other) {
        for (int i = 0; i < records.length; i++) {
            records[i] += other.records[i];
            opaque[i] += other.opaque[i];
        }
    }

    /// Gives the numbers their names.
    void finish() {
        for (int i = 0; i < records.length; i++) {
            counts.add("tls.record." + TlsRecord.nameOf(i), records[i]);
            counts.add("tls.opaque." + TlsRecord.nameOf(i), opaque[i]);
        }
    }
}
