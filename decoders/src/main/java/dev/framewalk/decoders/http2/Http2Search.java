package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;

/// Finds frames again after a gap, a late start or broken framing. Frames begin with no mark, so a place is taken for the beginning of one
/// where the header is plausible and where the length in it leads to further plausible headers.
final class Http2Search {
    /// Nothing was found so far.
    static final int NOT_YET = -1;

    /// How far following headers are looked for: one frame of usual size and more.
    private static final int FURTHEST = 1 << 16;

    /// What headers must weigh together at the place where looking began: senders like to begin segments with frames.
    private static final int ENOUGH_AT_START = 2;

    private static final int ENOUGH = 3;
    private static final int CERTAIN = 2;
    private static final int POSSIBLE = 1;
    private static final int IMPOSSIBLE = 0;

    private Http2Search() {}

    /// Looks for a frame, or the preface, among the kept bytes of a direction, and forgets those that are none.
    ///
    /// @param isLast      whether no more bytes follow these directly
    /// @param isOnlyOne   whether frames were found in the other direction: then there are frames in this one, too
    /// @return where it begins among the kept bytes, or [#NOT_YET]
    static int find(Http2Flow flow, boolean isLast, boolean isOnlyOne) {
        Bytes bytes = flow.carried();
        int length = flow.carryLength();
        int at = 0;
        for (; at < length; at++) {
            boolean isStart = flow.carryFrom() + at == flow.skippedFrom;
            int enough = !isStart ? ENOUGH : isOnlyOne ? POSSIBLE : ENOUGH_AT_START;
            int verdict = judge(bytes, at, length, isStart, isLast, enough);
            if (verdict > 0) {
                flow.dropCarryBefore(at);
                return 0;
            }
            if (verdict < 0) {
                break;
            }
        }
        flow.dropCarryBefore(at);
        return NOT_YET;
    }

    /// Whether the preface stands at the beginning of the kept bytes.
    static boolean isPreface(Bytes bytes, int length) {
        return length >= Http2Frame.PREFACE.length() && bytes.matches(0, Http2Frame.PREFACE, 0, Http2Frame.PREFACE.length());
    }

    /// Whether the kept bytes of a direction are frames from the first one on, now that the other direction is known to speak in frames.
    static boolean mayFollow(Http2Flow flow) {
        Bytes bytes = flow.carried();
        return flow.hasCarry()
                && flow.carryFrom() == flow.skippedFrom
                && judge(bytes, 0, flow.carryLength(), true, false, POSSIBLE) > 0;
    }

    /// 1 if frames begin here, 0 if not, -1 if more bytes will tell.
    private static int judge(Bytes bytes, int from, int length, boolean isStart, boolean isLast, int enough) {
        if (bytes.u8(from) == 'P') {
            long there = Math.min(Http2Frame.PREFACE.length(), length - from);
            if (bytes.matches(from, Http2Frame.PREFACE, 0, there)) {
                return there == Http2Frame.PREFACE.length() ? 1 : isLast ? 0 : -1;
            }
        }
        int sum = 0;
        int at = from;
        while (true) {
            if (at + Http2Frame.HEADER_LENGTH > length) {
                // what is there of a header may already rule it out
                if (length > at && bytes.u8(at) > 1) {
                    return 0;
                }
                return isLast ? at == length && sum > 0 && isStart ? 1 : 0 : -1;
            }
            int weight = weigh(bytes, at);
            if (weight == IMPOSSIBLE) {
                return 0;
            }
            sum += weight;
            if (sum >= enough) {
                return 1;
            }
            at += Http2Frame.HEADER_LENGTH + Http2Frame.length(bytes, at);
            if (at - from > FURTHEST) {
                return 0;
            }
        }
    }

    /// How telling a header is: [#CERTAIN] where nearly every bit of it is fixed.
    static int weigh(Bytes bytes, long at) {
        int length = Http2Frame.length(bytes, at);
        int type = Http2Frame.type(bytes, at);
        int flags = Http2Frame.flags(bytes, at);
        long stream = Http2Frame.streamNumber(bytes, at);
        if (Http2Frame.isReservedBitSet(bytes, at)
                || length > FURTHEST
                || (flags & ~Http2Flags.definedFor(type)) != 0
                || stream >= 1 << 26) {
            return IMPOSSIBLE;
        }
        Http2FrameType known = Http2FrameType.of(type);
        return switch (known) {
            case DATA -> stream != 0 && (length > 0 || flags != 0) ? POSSIBLE : IMPOSSIBLE;
            case HEADERS -> stream != 0 && length > 0 ? POSSIBLE : IMPOSSIBLE;
            case CONTINUATION, METADATA -> stream != 0 ? POSSIBLE : IMPOSSIBLE;
            case PUSH_PROMISE -> stream != 0 && length > 4 ? POSSIBLE : IMPOSSIBLE;
            case PRIORITY -> stream != 0 && length == 5 ? CERTAIN : IMPOSSIBLE;
            case RST_STREAM -> stream != 0 && length == 4 ? CERTAIN : IMPOSSIBLE;
            case SETTINGS -> {
                boolean isAck = flags != 0;
                yield stream == 0 && length % 6 == 0 && length <= 240 && (length == 0 || !isAck) ? CERTAIN : IMPOSSIBLE;
            }
            case PING -> stream == 0 && length == 8 ? CERTAIN : IMPOSSIBLE;
            case GOAWAY -> stream == 0 && length >= 8 && length < 1024 ? CERTAIN : IMPOSSIBLE;
            case WINDOW_UPDATE -> length == 4 ? CERTAIN : IMPOSSIBLE;
            case ALTSVC, ORIGIN -> length >= 2 && length < 4096 ? POSSIBLE : IMPOSSIBLE;
            case PRIORITY_UPDATE -> stream == 0 && length >= 4 && length < 256 ? CERTAIN : IMPOSSIBLE;
            case BLOCKED -> IMPOSSIBLE;
            case null -> IMPOSSIBLE;
        };
    }
}
