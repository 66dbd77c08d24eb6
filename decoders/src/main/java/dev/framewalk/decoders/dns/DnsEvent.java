package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.TransactionEvent;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happened in a DNS conversation.
///
/// The unit of an event counts from the start of that direction's bytes: those of all datagrams before, or those of TCP with the two length
/// bytes. Question and answer carry the same exchange number.
public sealed interface DnsEvent extends ExchangeEvent, CountedEvent, NamingEvent, TransactionEvent {
    /// By this object the counter is found.
    Counting<DnsEvent> COUNTING = DnsCounter::new;

    @Override
    default Counting<DnsEvent> counting() {
        return COUNTING;
    }

    /// The message that made it happen, or null if bytes could not be read as one.
    @Nullable DnsMessage message();

    @Override
    default List<HostNaming> hostNamings() {
        DnsMessage message = message();
        return message == null || !message.isResponse() ? List.of() : message.hostNamings();
    }

    @Override
    default String transaction() {
        DnsMessage message = message();
        return message == null ? "" : String.format(Locale.ROOT, "0x%04x", message.id());
    }

    /// Which question of this conversation it belongs to, counted from 1; 0 if the question was not seen or there is none.
    @Override
    int exchange();

    @Override
    default Part part() {
        DnsMessage message = message();
        return message != null && message.isResponse() ? Part.ANSWERED : Part.ASKING;
    }

    @Override
    default boolean isAtOnce() {
        return true;
    }

    @Override
    default String title() {
        return DnsSentences.title(this);
    }

    @Override
    default String brief() {
        return DnsSentences.brief(this);
    }

    @Override
    default @Nullable Anomaly anomaly() {
        return broken();
    }

    /// The first rule that the message breaks, or null.
    @Nullable Anomaly broken();

    @Override
    default String sentence() {
        return DnsSentences.of(this);
    }

    /// A question was asked.
    ///
    /// @param tries how often it was asked by now with the same number, 1 for the first time
    record QueryAsked(Unit unit, Side side, DnsMessage message, int exchange, int tries, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return tries > 1 ? DnsKind.QUERY_ASKED.aside() : DnsKind.QUERY_ASKED.of(message);
        }
    }

    /// A question was answered, or an answer came to a question that was not seen (exchange 0).
    record AnswerGiven(Unit unit, Side side, DnsMessage message, int exchange, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.ANSWER_GIVEN.of(message);
        }
    }

    /// Records were told to everybody on the link (mDNS).
    record RecordsAnnounced(Unit unit, Side side, DnsMessage message, @Nullable Anomaly broken) implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.RECORDS_ANNOUNCED.of(message);
        }

        @Override
        public int exchange() {
            return 0;
        }
    }

    /// A change of a zone was asked for (dynamic update).
    record UpdateAsked(Unit unit, Side side, DnsMessage message, int exchange, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.UPDATE_ASKED.of(message);
        }
    }

    /// A change of a zone was made or refused.
    record UpdateAnswered(Unit unit, Side side, DnsMessage message, int exchange, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.UPDATE_ANSWERED.of(message);
        }
    }

    /// Something other than a question or an update was sent: a notification, a status request, a stateful operation.
    record RequestSent(Unit unit, Side side, DnsMessage message, int exchange, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.REQUEST_SENT.of(message);
        }
    }

    /// It was answered.
    record ResponseSent(Unit unit, Side side, DnsMessage message, int exchange, @Nullable Anomaly broken)
            implements DnsEvent {
        @Override
        public EventKind kind() {
            return DnsKind.RESPONSE_SENT.of(message);
        }
    }

    /// Bytes passed that could not be read as a message.
    record BytesSkipped(Unit unit, Side side, Reason reason, @Nullable Anomaly broken) implements DnsEvent {
        private static final EventKind KIND = new EventKind("dns.bytes-skipped", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public @Nullable DnsMessage message() {
            return null;
        }

        @Override
        public int exchange() {
            return 0;
        }
    }

    /// Why bytes could not be read as a message.
    enum Reason {
        /// Fewer bytes than the shortest message has.
        TOO_SHORT,
        /// The capture cut the datagram inside the header.
        CUT_BY_CAPTURE,
        /// The beginning of the stream, or bytes in between, were not captured: no border of messages is known here.
        OUT_OF_STEP,
        /// The stream ended inside a message.
        STREAM_ENDED,
        /// The capture ended inside a message.
        CAPTURE_ENDED
    }
}
