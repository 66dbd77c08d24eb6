package dev.framewalk.timeline.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import org.jspecify.annotations.Nullable;

/// What the handshake of a TCP connection says about the way from the vantage to each end. The times are round trips; what passed until a lost segment
/// was sent again is no part of them.
public final class Handshake {
    /// One way is called the longer one from this ratio on.
    private static final int MUCH_LONGER = 4;
    /// Shorter times say nothing: an end alone takes as long to answer.
    private static final long TELLING_NANOS = 200_000;

    private final long toServer;
    private final long toClient;
    private final boolean isToServerInferred;

    private Handshake(long toServer, long toClient, boolean isToServerInferred) {
        this.toServer = toServer;
        this.toClient = toClient;
        this.isToServerInferred = isToServerInferred;
    }

    /// What two steps of it say, as far as they were seen.
    public static Handshake of(TcpEvent.@Nullable Accepted accepted, TcpEvent.@Nullable Established established) {
        long there = accepted == null ? -1 : accepted.afterNanos();
        long both = established == null ? -1 : established.roundTripNanos();
        long toServer = there > 0 ? there : -1;
        return new Handshake(
                toServer,
                toServer > 0 && both >= toServer ? both - toServer : -1,
                accepted != null && accepted.certainty() instanceof Certainty.Inferred);
    }

    /// Whether the way to the server rests on a choice: a SYN was sent again, and which one was answered is not seen.
    public boolean isToServerInferred() {
        return isToServerInferred;
    }

    /// Whether both ways are known.
    public boolean isKnown() {
        return toServer >= 0 && toClient >= 0;
    }

    /// From one end to the other and back; -1 if that is not known.
    public long roundTrip() {
        return isKnown() ? toServer + toClient : -1;
    }

    /// From the vantage to the server and back; -1 if that is not known.
    public long toServer() {
        return toServer;
    }

    /// From the vantage to the client and back; -1 if that is not known.
    public long toClient() {
        return toClient;
    }

    /// From the vantage to an end and back; -1 if that is not known.
    public long to(Side end) {
        return end == Side.SERVER ? toServer : toClient;
    }

    /// Whether the ways are long enough to tell anything.
    public boolean isTelling() {
        return isKnown() && Math.max(toServer, toClient) >= TELLING_NANOS;
    }

    /// Whether the vantage is much nearer to this end than to the other.
    public boolean isNear(Side end) {
        return isTelling() && to(end.other()) >= MUCH_LONGER * to(end);
    }
}
