package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.dns.DnsEvent;
import dev.framewalk.decoders.dns.DnsMessage;
import dev.framewalk.decoders.dns.DnsQuestion;

/// Counts what the DNS decoders tell.
final class DnsCounter {
    private DnsCounter() {}

    static void count(DnsEvent event, int packet, Counts counts) {
        DnsMessage message = event.message();
        if (message == null) {
            return;
        }
        if (message.isResponse()) {
            counts.add("dns.responses");
            counts.add("dns.rcode." + message.headerResponseCode());
            return;
        }
        counts.add("dns.queries");
        for (DnsQuestion question : message.questions()) {
            if (!counts.hasRoom("dns.query")) {
                break;
            }
            counts.list("dns.query", packet, question.name() + " " + question.type());
        }
    }
}
