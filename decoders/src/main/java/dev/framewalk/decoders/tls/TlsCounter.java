package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.CountSink;
import dev.framewalk.decoders.stream.Counter;
import java.util.Locale;

/// Counts the records and handshake messages of TLS. What is counted for every record are plain numbers; names are given at the end.
final class TlsCounter implements Counter<TlsEvent.Counted> {
    private final CountSink sink;
    private final long[] records = new long[256];
    private final long[] opaque = new long[256];

    TlsCounter(CountSink sink) {
        this.sink = sink;
    }

    @Override
    public void count(TlsEvent.Counted event, int conversation, int channel, boolean isCut) {
        switch (event) {
            case TlsEvent.RecordSeen seen -> count(seen.record());
            case TlsEvent.ClientHelloSeen hello -> count(hello.hello(), "client_hello");
            case TlsEvent.ServerHelloSeen hello -> count(hello.hello(), "server_hello");
            case TlsEvent.HandshakeMessageSeen message -> {
                sink.add("tls.handshake." + message.handshake().name());
                TlsExtensions extensions = message.handshake().extensions();
                if (extensions != null) {
                    alpn(extensions);
                }
            }
            case TlsEvent.OldHelloSeen hello -> sink.add(
                    "tls.handshake." + (hello.isClient() ? "client_hello" : "server_hello"));
            case TlsEvent.AlertSeen alert -> sink.add("tls.alert." + alert.description());
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

    private void count(TlsHello hello, String name) {
        sink.add("tls.handshake." + name);
        TlsExtensions extensions = hello.extensions();
        alpn(extensions);
        if (name.equals("client_hello")) {
            String server = extensions.serverName();
            if (server != null && sink.hasRoom("tls.sni")) {
                sink.list("tls.sni", server);
            }
        } else if (hello.suite() >= 0) {
            sink.add(String.format(Locale.ROOT, "tls.cipher.0x%04x", hello.suite()));
            sink.add(String.format(Locale.ROOT, "tls.server_version.0x%04x", hello.chosenVersion()));
        }
    }

    private void alpn(TlsExtensions extensions) {
        for (String name : extensions.alpn()) {
            sink.add("tls.alpn." + name);
        }
    }

    @Override
    public void finish() {
        for (int i = 0; i < records.length; i++) {
            sink.add("tls.record." + TlsRecord.nameOf(i), records[i]);
            sink.add("tls.opaque." + TlsRecord.nameOf(i), opaque[i]);
        }
    }
}
