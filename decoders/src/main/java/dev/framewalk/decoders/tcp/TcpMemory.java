package dev.framewalk.decoders.tcp;

import java.util.Objects;

/// Everything that a [TcpDecoder] needs to go on from a [TcpState]; opaque outside. Its parts are copies that nobody changes.
public final class TcpMemory {
    private final TcpHalf first;
    private final TcpHalf second;
    private final TcpClient client;
    private final boolean portsReused;
    private final boolean begun;
    private final boolean synTimeKnown;
    private final long synTime;
    private final long handshakeNanos;

    TcpMemory(
            TcpHalf first,
            TcpHalf second,
            TcpClient client,
            boolean portsReused,
            boolean begun,
            boolean synTimeKnown,
            long synTime,
            long handshakeNanos) {
        this.first = first;
        this.second = second;
        this.client = client;
        this.portsReused = portsReused;
        this.begun = begun;
        this.synTimeKnown = synTimeKnown;
        this.synTime = synTime;
        this.handshakeNanos = handshakeNanos;
    }

    TcpState state() {
        return new TcpState(
                TcpEndpoint.of(first, second),
                TcpEndpoint.of(second, first),
                client.direction(),
                client.certainty(),
                handshakeNanos,
                this);
    }

    TcpHalf first() {
        return first;
    }

    TcpHalf second() {
        return second;
    }

    TcpClient client() {
        return client;
    }

    boolean portsReused() {
        return portsReused;
    }

    boolean begun() {
        return begun;
    }

    boolean synTimeKnown() {
        return synTimeKnown;
    }

    long synTime() {
        return synTime;
    }

    long handshakeNanos() {
        return handshakeNanos;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TcpMemory that
                && first.isSameAs(that.first)
                && second.isSameAs(that.second)
                && client.equals(that.client)
                && portsReused == that.portsReused
                && begun == that.begun
                && synTimeKnown == that.synTimeKnown
                && synTime == that.synTime
                && handshakeNanos == that.handshakeNanos;
    }

    @Override
    public int hashCode() {
        return Objects.hash(first.hash(), second.hash(), client, portsReused, begun, synTime, handshakeNanos);
    }

    @Override
    public String toString() {
        return "[" + first.stream.order() + "; " + second.stream.order() + "]";
    }
}
