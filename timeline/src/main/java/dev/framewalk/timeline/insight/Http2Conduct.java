package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.http2.Http2Detail;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2FrameType;
import dev.framewalk.decoders.http2.Http2Setting;
import dev.framewalk.decoders.stream.Side;
import java.util.Arrays;

/// What one end of an HTTP/2 connection did of what is harmless once and an attack in masses. Of bounded size.
final class Http2Conduct {
    /// So many streams opened and given up within [#SOON_NANOS] each are no user who changed their mind; the attacks of 2023
    /// (CVE-2023-44487) did it hundreds of thousands of times.
    private static final int MANY_RESETS = 50;

    private static final long SOON_NANOS = 1_000_000_000L;

    /// One frame holds 16 kB of header fields; servers accept a few such. CVE-2024-27316 and its like send them without end.
    private static final int MANY_CONTINUATIONS = 16;

    /// Settings are sent at the start and seldom changed (CVE-2019-9515).
    private static final int MANY_SETTINGS = 50;

    /// PING measures the round trip now and then (CVE-2019-9512).
    private static final int MANY_PINGS = 100;

    private static final long PINGS_APART_NANOS = 100_000_000L;

    /// DATA without content and without an end says nothing (CVE-2019-9518).
    private static final int MANY_EMPTY = 100;

    /// Clients that build a tree of priorities send some at the start (CVE-2019-9513).
    private static final int MANY_PRIORITIES = 1000;

    /// Seven settings are in general use, some dozen are registered.
    private static final int MANY_IN_FRAME = 64;

    /// Browsers ask for 64 kB.
    private static final long LARGE_TABLE = 16L << 20;

    /// A block that unpacks to so much, and so many times its size.
    private static final long LARGE_LIST = 64L << 10;

    private static final int BOMB_RATIO = 50;

    /// Streams whose beginning is remembered: the latest ones.
    private static final int REMEMBERED = 1024;

    private final int conversation;
    private final Side side;
    private final Tally resets = new Tally();
    private final Tally continuations = new Tally();
    private final Tally settings = new Tally();
    private final Tally pings = new Tally();
    private final Tally empties = new Tally();
    private final Tally priorities = new Tally();
    private final Tally giants = new Tally();
    private final Tally bombs = new Tally();
    private long[] streams = {};
    private long[] openedAt = {};
    private int opened;
    private int inBlock;
    private long firstPing;
    private long lastPing;

    Http2Conduct(int conversation, Side side) {
        this.conversation = conversation;
        this.side = side;
    }

    /// Takes what was found, with how often, and how large at most.
    @FunctionalInterface
    interface Telling {
        void tell(String what, Tally tally, long size);
    }

    int conversation() {
        return conversation;
    }

    Side side() {
        return side;
    }

    int openedCount() {
        return opened;
    }

    /// A stream was opened by this end.
    void opened(long stream, long nanos) {
        int place = opened % REMEMBERED;
        if (place == streams.length) {
            int length = Math.min(REMEMBERED, Math.max(16, place * 2));
            streams = Arrays.copyOf(streams, length);
            openedAt = Arrays.copyOf(openedAt, length);
        }
        streams[place] = stream;
        openedAt[place] = nanos;
        opened++;
    }

    /// A frame was sent by this end.
    void frame(int event, long nanos, Http2Event.FrameSeen frame) {
        if (frame.type() != Http2FrameType.CONTINUATION.number()) {
            inBlock = 0;
        }
        switch (frame.detail()) {
            case Http2Detail.Reset reset -> reset(event, nanos, frame.streamNumber());
            case Http2Detail.Settings announced -> {
                settings.add(event);
                giant(event, announced);
            }
            case Http2Detail.Ping ping when !ping.isAnswer() -> {
                firstPing = pings.count() == 0 ? nanos : firstPing;
                lastPing = nanos;
                pings.add(event);
            }
            case Http2Detail.Content content when frame.length() == 0 && (frame.flags() & 1) == 0 -> empties.add(event);
            case Http2Detail.Priority priority -> priorities.add(event);
            case Http2Detail.FieldBlock block -> {
                continuation(event, frame);
                if (block.textLength() >= LARGE_LIST && block.textLength() >= (long) BOMB_RATIO * block.encodedLength()) {
                    bombs.add(event, block.textLength());
                }
            }
            case Http2Detail.BlockPart part -> continuation(event, frame);
            case Http2Detail.Cut cut -> continuation(event, frame);
            default -> {}
        }
    }

    private void reset(int event, long nanos, long stream) {
        // from the latest on: who attacks resets what was just opened
        for (int i = 1; i <= Math.min(opened, streams.length); i++) {
            int place = Math.floorMod(opened - i, REMEMBERED);
            if (streams[place] == stream) {
                if (nanos - openedAt[place] <= SOON_NANOS) {
                    resets.add(event);
                }
                return;
            }
        }
    }

    private void continuation(int event, Http2Event.FrameSeen frame) {
        if (frame.type() == Http2FrameType.CONTINUATION.number()) {
            inBlock++;
            if (inBlock >= MANY_CONTINUATIONS) {
                continuations.add(event, inBlock);
            }
        }
    }

    private void giant(int event, Http2Detail.Settings announced) {
        long size = announced.settings().size();
        boolean isGiant = size >= MANY_IN_FRAME;
        for (Http2Detail.Setting setting : announced.settings()) {
            isGiant |= setting.id() == Http2Setting.HEADER_TABLE_SIZE.number() && setting.value() >= LARGE_TABLE;
        }
        if (isGiant) {
            giants.add(event, size);
        }
    }

    /// A block of this end unpacks to more than is kept.
    ///
    /// @param octets how many, as text
    void tooLarge(int event, String octets) {
        try {
            bombs.add(event, Long.parseLong(octets));
        } catch (NumberFormatException noNumber) {
            bombs.add(event);
        }
    }

    /// Gives what is beyond ordinary use.
    void tell(Telling telling) {
        if (resets.count() >= MANY_RESETS && resets.count() * 2L >= opened) {
            telling.tell("rapid-reset", resets, 0);
        }
        if (continuations.count() > 0) {
            telling.tell("continuation-flood", continuations, continuations.largest());
        }
        if (settings.count() >= MANY_SETTINGS) {
            telling.tell("settings-flood", settings, 0);
        }
        if (pings.count() >= MANY_PINGS && (lastPing - firstPing) / pings.count() < PINGS_APART_NANOS) {
            telling.tell("ping-flood", pings, 0);
        }
        if (empties.count() >= MANY_EMPTY) {
            telling.tell("empty-frames-flood", empties, 0);
        }
        if (priorities.count() >= MANY_PRIORITIES) {
            telling.tell("priority-flood", priorities, 0);
        }
        if (giants.count() > 0) {
            telling.tell("giant-settings", giants, giants.largest());
        }
        if (bombs.count() > 0) {
            telling.tell("header-bomb", bombs, bombs.largest());
        }
    }
}
