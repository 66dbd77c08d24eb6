package dev.framewalk.decoders.ssdp;

import dev.framewalk.decoders.http1.Http1Head;
import dev.framewalk.decoders.http1.Http1StartLine;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;

/// What happened in an SSDP conversation. The unit counts from the start of its datagram.
public sealed interface SsdpEvent extends CountedEvent {
    /// By this object the counter is found.
    Counting<SsdpEvent> COUNTING = SsdpCounter::new;

    @Override
    default Counting<SsdpEvent> counting() {
        return COUNTING;
    }

    /// A search, an announcement or an answer to a search was sent.
    record MessageSent(Unit unit, Http1Head head) implements SsdpEvent {
        private static final EventKind KIND = new EventKind("ssdp.message-sent", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Side side() {
            return unit.side();
        }

        @Override
        public String sentence() {
            return SsdpSentences.of(this);
        }

        /// What it is called: `M-SEARCH`, `NOTIFY`, or a status code.
        public String name() {
            return switch (head.start()) {
                case Http1StartLine.Request request -> request.method();
                case Http1StartLine.Status status -> Integer.toString(status.code());
            };
        }
    }
}
