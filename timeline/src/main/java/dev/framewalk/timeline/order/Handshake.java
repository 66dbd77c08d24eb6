package dev.framewalk.timeline.order;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.Words;

/// What the handshake of a TCP connection says about the way from the vantage to each end. The times are round trips.
public final class Handshake {
    /// One way is called the longer one from this ratio on.
    private static final int MUCH_LONGER = 4;
    /// Shorter times say nothing: an end alone takes as long to answer.
    private static final long TELLING_NANOS = 200_000;

    private final long toServer;
    private final long toClient;

    private Handshake(long toServer, long toClient) {
        this.toServer = toServer;
        this.toClient = toClient;
    }

    /// That of a conversation, as far as it was seen. What passed until a lost segment was sent again is no part of it.
    public static Handshake of(Timeline timeline, int conversation) {
        TcpEvent.Accepted accepted = timeline.accepted(conversation);
        TcpEvent.Established established = timeline.established(conversation);
        long there = accepted == null ? -1 : accepted.afterNanos();
        long both = established == null ? -1 : established.roundTripNanos();
        long toServer = there > 0 ? there : -1;
        return new Handshake(toServer, toServer > 0 && both >= toServer ? both - toServer : -1);
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

    /// Where what a side sends was captured.
    ///
    /// @param holes    how many holes were there at the vantage and filled later
    /// @param repeated how many segments were captured again after they had been captured
    Standpoint standpoint(Side sender, int holes, int repeated) {
        Texts words = Words.here();
        if (repeated > 0 && holes == 0) {
            return new Standpoint(Standpoint.Place.SENDER, words.say("wait.place.repeated", "count", repeated));
        }
        if (repeated > 0) {
            return new Standpoint(
                    Standpoint.Place.BETWEEN, words.say("wait.place.both", "count", repeated, "holes", holes));
        }
        if (isKnown() && Math.max(toServer, toClient) >= TELLING_NANOS) {
            long toSender = sender == Side.SERVER ? toServer : toClient;
            long toReceiver = sender == Side.SERVER ? toClient : toServer;
            String key = "wait.place.handshake";
            Standpoint.Place place;
            if (toSender >= MUCH_LONGER * toReceiver) {
                place = Standpoint.Place.RECEIVER;
            } else if (toReceiver >= MUCH_LONGER * toSender) {
                place = Standpoint.Place.SENDER;
            } else {
                place = Standpoint.Place.BETWEEN;
            }
            return new Standpoint(
                    place,
                    words.say(key, "sender", Quantities.duration(toSender), "receiver", Quantities.duration(toReceiver)));
        }
        if (holes > 0) {
            return new Standpoint(Standpoint.Place.RECEIVER, words.say("wait.place.holes", "count", holes));
        }
        return new Standpoint(Standpoint.Place.UNKNOWN, words.say("wait.place.unknown"));
    }
}
