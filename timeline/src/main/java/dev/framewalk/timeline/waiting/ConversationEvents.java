package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events of one conversation that waiting is found in: what decoders told, and what happened to the connection. What waiting needs of each is noted when it
/// is told, so that no event is told again because the conversation has grown.
final class ConversationEvents {
    /// Bytes may wait that it tells of.
    private static final int MAY_WAIT = 1;
    /// Bytes that it tells of are nobody else's.
    private static final int IS_OWNER = 2;
    /// It tells of a whole message.
    private static final int IS_MESSAGE = 4;

    private final Timeline timeline;
    private final int conversation;
    private final IntColumn told = new IntColumn();
    private final ByteColumn facts = new ByteColumn();
    /// The stream of each; null while none has any.
    private @Nullable LongColumn streams;

    private final IntColumn connection = new IntColumn();
    private final IntColumn handshakes = new IntColumn();
    private final Set<Integer> redirects = new HashSet<>(0);
    /// By channel, in the order in which they had their first frames.
    private final List<StreamFrames> frames = new ArrayList<>(0);

    ConversationEvents(Timeline timeline, int conversation) {
        this.timeline = timeline;
        this.conversation = conversation;
    }

    void addTold(int event, StreamEvent what) {
        told.add(event);
        facts.add((byte) factsOf(what));
        addStream(what instanceof MultiplexedEvent one ? one.streamNumber() : Wait.NO_STREAM);
        if (what instanceof FrameEvent frame) {
            framesOf(timeline.channelNumberOf(event)).add(event, frame);
        }
        if (what instanceof MessageEvent answer && answer.isRedirect()) {
            redirects.add(event);
        }
        if (what instanceof SpanEvent span && SpanEvent.isHandshake(span.span())) {
            handshakes.add(event);
        }
    }

    private static int factsOf(StreamEvent what) {
        if (what.anomaly() != null) {
            return 0;
        }
        // messages of streams lie between each other, so only their frames say exactly whose bytes are where
        boolean isMultiplexed = what instanceof MultiplexedEvent;
        boolean isOwner = !isMultiplexed || UnitEvent.kindOf(what) == UnitKind.PART;
        boolean isMessage = !isMultiplexed && what.depth().compareTo(Depth.FRAMES) < 0;
        return (what instanceof SpanEvent ? 0 : MAY_WAIT) | (isOwner ? IS_OWNER : 0) | (isMessage ? IS_MESSAGE : 0);
    }

    private void addStream(long stream) {
        LongColumn known = streams;
        if (known == null && stream != Wait.NO_STREAM) {
            known = new LongColumn();
            for (int i = 1; i < told.size(); i++) {
                known.add(Wait.NO_STREAM);
            }
            streams = known;
        }
        if (known != null) {
            known.add(stream);
        }
    }

    private StreamFrames framesOf(int channel) {
        for (StreamFrames known : frames) {
            if (known.channel() == channel) {
                return known;
            }
        }
        StreamFrames fresh = new StreamFrames(timeline, conversation, channel);
        frames.add(fresh);
        return fresh;
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

    /// Whether bytes that one of them tells of may wait.
    boolean mayWait(int index) {
        return (facts.at(index) & MAY_WAIT) != 0;
    }

    /// Whether one of them says whose the bytes are that it tells of.
    boolean isOwner(int index) {
        return (facts.at(index) & IS_OWNER) != 0;
    }

    /// Whether one of them tells of a whole message that lies beside others.
    boolean isMessage(int index) {
        return (facts.at(index) & IS_MESSAGE) != 0;
    }

    /// Whether any of them is about one of several streams.
    boolean hasStreams() {
        return streams != null;
    }

    /// The stream of one of them; [Wait#NO_STREAM] if it is of none.
    long stream(int index) {
        LongColumn known = streams;
        return known == null ? Wait.NO_STREAM : known.at(index);
    }

    /// The stream of an event; [Wait#NO_STREAM] if it is of none, or not among these.
    long streamOf(int event) {
        int low = 0;
        int high = told.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (told.at(middle) < event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < told.size() && told.at(low) == event ? stream(low) : Wait.NO_STREAM;
    }

    /// The frames of each channel that has any.
    List<StreamFrames> frames() {
        return frames;
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
