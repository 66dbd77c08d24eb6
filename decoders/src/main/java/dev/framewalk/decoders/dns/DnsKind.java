package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;

/// The sorts of events that tell of a message.
enum DnsKind {
    QUERY_ASKED("dns.query-asked"),
    ANSWER_GIVEN("dns.answer-given"),
    RECORDS_ANNOUNCED("dns.records-announced"),
    UPDATE_ASKED("dns.update-asked"),
    UPDATE_ANSWERED("dns.update-answered"),
    REQUEST_SENT("dns.request-sent"),
    RESPONSE_SENT("dns.response-sent");

    private final EventKind kind;
    private final EventKind aside;

    DnsKind(String id) {
        kind = new EventKind(id, Depth.STORY);
        aside = kind.at(Depth.MESSAGES);
    }

    /// For a message to a server it is a story; on a link there are too many of them.
    EventKind of(DnsMessage message) {
        return message.dialect() == DnsDialect.UNICAST ? kind : aside;
    }

    /// For what was told before.
    EventKind aside() {
        return aside;
    }
}
