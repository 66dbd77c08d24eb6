package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One stream of bytes in one or two directions, with the decoder that reads it.
///
/// Chooses its protocol by what the channel around it says (ALPN, an upgrade, a media type), else by ports and first bytes.
final class StreamChannel extends Channel {
    private static final int NOBODY = -1;

    /// First bytes kept while nobody can tell the protocol; more than any decoder here needs to tell.
    private static final int LONGEST_HEAD = 512;

    private boolean isMidway;
    private @Nullable StreamProtocol protocol;
    private @Nullable StreamDecoder<?> decoder;
    private boolean isOpaque;
    private String reason = "";
    private HeldBytes held = HeldBytes.NONE;
    /// The direction whose first bytes nobody knows, while the other one may still tell; -1 if there is none.
    private int unknown = NOBODY;
    /// Which directions had ended while their bytes were held: bits 0 and 1.
    private int endedWhileHeld;

    /// The bytes of the transport.
    StreamChannel(Flow flow, StreamPlaces @Nullable [] places) {
        super(flow, places);
    }

    StreamChannel(int number, Channel outer, long key, Inside inside) {
        super(number, outer, key, inside);
    }

    @Override
    public @Nullable Protocol protocol() {
        StreamProtocol known = protocol;
        return known == null ? null : known.protocol();
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public @Nullable Node explain(StreamEvent event, Bytes bytes, Wanted wanted) {
        StreamProtocol known = protocol;
        return known == null ? null : known.explain(event, bytes, wanted);
    }

    @Override
    public @Nullable Node explainContent(StreamEvent event, Function<Unit, Bytes> bytesOf, Wanted wanted) {
        StreamProtocol known = protocol;
        return known == null ? null : known.explainContent(event, bytesOf, wanted);
    }

    // ---- feeding

    @Override
    void data(int direction, Bytes window, long at, int length, int missing, long offset) {
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.data(flow.side(direction), window, at, length, offset);
        } else if (!isOpaque) {
            undecided(direction, window, at, length, offset);
        }
    }

    private void undecided(int direction, Bytes window, long at, int length, long offset) {
        if (held.length(direction) == 0) {
            StreamProtocols.Choice choice = choose(direction, window, at, length);
            if (!choice.isPending() && !mayTellLater(direction, choice)) {
                settle(choice, direction);
                StreamDecoder<?> chosen = decoder;
                if (chosen != null) {
                    chosen.data(flow.side(direction), window, at, length, offset);
                }
                return;
            }
        }
        held = held.with(direction, window, at, length, offset);
        decide(direction, held.length(direction) >= LONGEST_HEAD);
    }

    private void decide(int direction, boolean isFinal) {
        if (direction == unknown) {
            if (isFinal) {
                settle(choose(direction, held.head(direction), 0, held.length(direction)), direction);
            }
            return;
        }
        StreamProtocols.Choice choice = choose(direction, held.head(direction), 0, held.length(direction));
        if (isFinal || !choice.isPending() && !mayTellLater(direction, choice)) {
            settle(choice, direction);
        }
    }

    /// Whether one direction is no proof: nobody knows its first bytes, and those of the other direction have not been seen. A request that breaks
    /// every rule is answered, and the answer tells what it was.
    private boolean mayTellLater(int direction, StreamProtocols.Choice choice) {
        if (unknown == NOBODY && choice.isNobody() && !hasEnded(1 - direction) && held.length(1 - direction) == 0) {
            unknown = direction;
            return true;
        }
        return false;
    }

    private StreamProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        Inside inside = inside();
        return inside == null
                ? flow.choose(direction, window, at, length)
                : flow.chooser().inside(inside, flow.side(direction), window, at, length);
    }

    /// Takes a decision for good. The decoder hears what was held in the order in which it came.
    private void settle(StreamProtocols.Choice choice, int direction) {
        reason = choice.reason();
        // against bytes that nobody knows only bytes count that can hardly be anything else
        protocol = unknown == NOBODY || choice.isDistinctive() ? choice.protocol() : null;
        if (protocol == null && choice.protocol() != null) {
            reason = StreamProtocols.NOBODY_KNOWS;
        }
        unknown = NOBODY;
        if (outer() == null) {
            flow.settled(choice, direction);
        }
        HeldBytes before = held;
        held = HeldBytes.NONE;
        if (protocol == null) {
            isOpaque = true;
            return;
        }
        StreamDecoder<?> chosen = protocol.decoder(this, start());
        decoder = chosen;
        flow.recognised(this);
        before.replay((d, window, at, length, offset) -> chosen.data(flow.side(d), window, at, length, offset));
        for (int d = 0; d < 2; d++) {
            if ((endedWhileHeld & 1 << d) != 0) {
                // only a FIN leaves the other direction to tell
                chosen.end(flow.side(d), Ending.FINISHED);
            }
        }
    }

    private StreamStart start() {
        return new StreamStart(outer() == null ? flow.joinedMidway() : isMidway, inside());
    }

    @Override
    void gap(int direction, long offset, long length) {
        if (decoder == null && !isOpaque && held.length(direction) > 0) {
            decide(direction, true);
        }
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.gap(flow.side(direction), offset, length);
        } else {
            isMidway = true;
        }
    }

    @Override
    void finish(int direction, Ending ending) {
        boolean mayStillTell = unknown == direction && !hasEnded(1 - direction) && ending == Ending.FINISHED;
        if (decoder == null && !isOpaque && !held.isEmpty() && !mayStillTell) {
            int telling = unknown == NOBODY ? (held.length(0) > 0 ? 0 : 1) : 1 - unknown;
            decide(held.length(telling) > 0 ? telling : unknown, true);
        }
        if (mayStillTell) {
            endedWhileHeld |= 1 << direction;
        }
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.end(flow.side(direction), ending);
        }
    }

    @Override
    void heard(StreamEvent event) {
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.heard(event);
        }
    }

    // ---- coming back

    @Override
    ChannelState state() {
        StreamDecoder<?> known = decoder;
        return new ChannelState.OfStream(
                where(),
                protocol,
                known == null ? null : known.state(),
                reason,
                isOpaque,
                isMidway,
                held,
                unknown,
                endedWhileHeld);
    }

    @Override
    void restore(ChannelState state) {
        if (!(state instanceof ChannelState.OfStream stream)) {
            throw new IllegalArgumentException("not the state of a stream: " + state);
        }
        restore(state.where());
        protocol = stream.protocol();
        reason = stream.reason();
        isOpaque = stream.isOpaque();
        isMidway = stream.isMidway();
        held = stream.held();
        unknown = stream.unknown();
        endedWhileHeld = stream.endedWhileHeld();
        StreamDecoder<?> fresh = protocol == null ? null : protocol.decoder(this, start());
        if (fresh != null) {
            restore(fresh, stream.decoder());
        }
        decoder = fresh;
    }
}
