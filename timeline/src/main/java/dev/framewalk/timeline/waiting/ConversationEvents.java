package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.column.IntColumn;
import java.util.HashSet;
import java.util.Set;

/// The events of one conversation that waiting is found in: what decoders told, and what happened to the connection.
final class ConversationEvents {
    private final IntColumn told = new IntColumn();
    private final IntColumn connection = new IntColumn();
    private final IntColumn handshakes = new IntColumn();
    private final Set<Integer> redirects = new HashSet<>(0);
    private boolean hasFrames;
    private boolean hasStreams;

    void addTold(int event, StreamEvent what) {
        told.add(event);
        hasFrames |= what instanceof FrameEvent;
        hasStreams |= what instanceof MultiplexedEvent;
        if (what instanceof MessageEvent answer && answer.isRedirect()) {
            redirects.add(event);
        }
        if (what instanceof SpanEvent span && SpanEvent.isHandshake(span.span())) {
            handshakes.add(event);
        }
    }

    void addConnection(int event) {
        connection.add(event);
    }

    /// Events of stream decoders.
    int toldCount() {
        return told.size();
    }

    int told(int index) {
        return told.at(index);
    }

    /// Whether any of them is a frame.
    boolean hasFrames() {
        return hasFrames;
    }

    /// Whether any of them is about one of several streams.
    boolean hasStreams() {
        return hasStreams;
    }

    /// Whether an event is an answer that sends the client elsewhere.
    boolean isRedirect(int event) {
        return redirects.contains(event);
    }

    /// Beginnings and ends of handshakes that decoders told.
    int handshakeCount() {
        return handshakes.size();
    }

    int handshake(int index) {
        return handshakes.at(index);
    }

    /// The steps of the handshake.
    int connectionCount() {
        return connection.size();
    }

    int connection(int index) {
        return connection.at(index);
    }
}
