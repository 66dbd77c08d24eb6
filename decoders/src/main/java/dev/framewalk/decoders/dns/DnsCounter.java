package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.stream.CountSink;
import dev.framewalk.decoders.stream.Counter;

/// Counts the messages of DNS.
final class DnsCounter implements Counter<DnsEvent> {
    private final CountSink sink;

    DnsCounter(CountSink sink) {
        this.sink = sink;
    }

    @Override
    public void count(DnsEvent event, int conversation, int channel, boolean isCut) {
        DnsMessage message = event.message();
        if (message == null) {
            return;
        }
        if (message.isResponse()) {
            sink.add("dns.responses");
            sink.add("dns.rcode." + message.headerResponseCode());
            return;
        }
        sink.add("dns.queries");
        for (DnsQuestion question : message.questions()) {
            if (!sink.hasRoom("dns.query")) {
                break;
            }
            sink.list("dns.query", question.name() + " " + question.type());
        }
    }
}
