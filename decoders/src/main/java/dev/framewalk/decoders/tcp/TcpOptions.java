package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.text.Quantities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options of one segment: read by one [#parse], which explains them or skims them and keeps the values that the
/// course of a connection depends on. Reused for segment after segment.
final class TcpOptions {
    /// More than this do not fit into 40 bytes of options.
    static final int MOST_SACK_BLOCKS = 4;

    private static final Rfc OPTIONS = Rfc.of(9293, "3.2");
    private static final Rfc MULTIPATH = Rfc.of(8684, "3");
    private static final Rfc ACCURATE_ECN = Rfc.of(9768, "3.2.3");

    static final Field GROUP = Field.group("tcp.options", OPTIONS);
    static final Field KIND = Field.number("tcp.option_kind", OPTIONS);
    static final Field LENGTH = Field.number("tcp.option_len", OPTIONS);
    static final Field PADDING = Field.bytes("x.tcp.options.padding", OPTIONS);
    static final Field UNKNOWN = Field.group("tcp.options.unknown", OPTIONS);
    static final Field UNKNOWN_PAYLOAD = Field.bytes("tcp.options.unknown.payload", OPTIONS);
    static final Field MSS_VALUE = Field.number("tcp.options.mss_val", Rfc.of(9293, "3.7.1"));
    static final Field SHIFT = Field.number("tcp.options.wscale.shift", Rfc.of(7323, "2.2"));
    static final Field MULTIPLIER = Field.number("tcp.options.wscale.multiplier", Rfc.of(7323, "2.2"));
    /// The edges as they stand there; [TcpMeasurement] has them as people read them.
    static final Field SACK_LEFT = Field.number("x.tcp.options.sack_le_raw", Rfc.of(2018, "3"));
    static final Field SACK_RIGHT = Field.number("x.tcp.options.sack_re_raw", Rfc.of(2018, "3"));
    static final Field SACK_COUNT = Field.number("tcp.options.sack.count", Rfc.of(2018, "3"));
    static final Field DUPLICATE_SACK = Field.text("tcp.options.sack.dsack", Rfc.of(2883, "4"));
    static final Field ECHO_VALUE = Field.number("tcp.options.echo_value", Rfc.of(1072, ""));
    static final Field TIMESTAMP = Field.number("tcp.options.timestamp.tsval", Rfc.of(7323, "3.2"));
    static final Field TIMESTAMP_ECHO = Field.number("tcp.options.timestamp.tsecr", Rfc.of(7323, "3.2"));
    static final Field MD5_DIGEST = Field.bytes("tcp.options.md5.digest", Rfc.of(2385, "3.0"));
    static final Field GRANULARITY = Field.flag("tcp.options.user_to_granularity", Rfc.of(5482, "3"));
    static final Field TIMEOUT = Field.number("tcp.options.user_to_val", Rfc.of(5482, "3"));
    static final Field KEY_ID = Field.number("tcp.options.ao.keyid", Rfc.of(5925, "2.2"));
    static final Field NEXT_KEY_ID = Field.number("tcp.options.ao.rnextkeyid", Rfc.of(5925, "2.2"));
    static final Field AUTHENTICATION_CODE = Field.bytes("tcp.options.ao.mac", Rfc.of(5925, "2.2"));
    static final Field MULTIPATH_SUBTYPE = Field.number("tcp.options.mptcp.subtype", MULTIPATH);
    static final Field MULTIPATH_VERSION = Field.number("tcp.options.mptcp.version", Rfc.of(8684, "3.1"));
    static final Field MULTIPATH_FLAGS = Field.hex("tcp.options.mptcp.flags", MULTIPATH);
    static final Field MULTIPATH_DATA = Field.bytes("x.tcp.options.mptcp.data", MULTIPATH);
    static final Field FAST_OPEN_REQUEST = Field.text("tcp.options.tfo.request", Rfc.of(7413, "4.1.1"));
    static final Field FAST_OPEN_COOKIE = Field.bytes("tcp.options.tfo.cookie", Rfc.of(7413, "4.1.1"));
    static final Field ENCRYPTION_SUBOPTIONS = Field.bytes("x.tcp.options.eno.suboptions", Rfc.of(8547, "4.1"));
    static final Field ECT0_BYTES = Field.number("tcp.options.acc_ecn.ee0b", ACCURATE_ECN);
    static final Field CE_BYTES = Field.number("tcp.options.acc_ecn.eceb", ACCURATE_ECN);
    static final Field ECT1_BYTES = Field.number("tcp.options.acc_ecn.ee1b", ACCURATE_ECN);
    static final Field EXPERIMENT = Field.hex("tcp.options.experimental.exid", Rfc.of(6994, "3"));
    static final Field EXPERIMENT_DATA = Field.bytes("tcp.options.experimental.data", Rfc.of(6994, "3"));

    /// Every field that options can give, without the groups of the kinds.
    static final List<Field> FIELDS = List.of(
            GROUP, KIND, LENGTH, PADDING, UNKNOWN, UNKNOWN_PAYLOAD, MSS_VALUE, SHIFT, MULTIPLIER, SACK_LEFT, SACK_RIGHT, SACK_COUNT,
            DUPLICATE_SACK, ECHO_VALUE, TIMESTAMP, TIMESTAMP_ECHO, MD5_DIGEST, GRANULARITY, TIMEOUT, KEY_ID, NEXT_KEY_ID,
            AUTHENTICATION_CODE, MULTIPATH_SUBTYPE, MULTIPATH_VERSION, MULTIPATH_FLAGS, MULTIPATH_DATA, FAST_OPEN_REQUEST,
            FAST_OPEN_COOKIE, ENCRYPTION_SUBOPTIONS, ECT0_BYTES, CE_BYTES, ECT1_BYTES, EXPERIMENT, EXPERIMENT_DATA);

    private static final CodePoints KINDS = TcpOption::nameOf;
    private static final CodePoints SUBTYPES = TcpOptions::subtypeName;
    private static final CodePoints EXPERIMENTS = TcpOptions::experimentName;
    private static final int FAST_OPEN_EXPERIMENT = 0xf989;

    /// -1 where the option is absent.
    int maximumSegmentSize = -1;

    int windowScale = -1;
    boolean sackPermitted;
    boolean hasTimestamps;
    int timestamp;
    int timestampEcho;
    int sackBlocks;
    final int[] sackLeft = new int[MOST_SACK_BLOCKS];
    final int[] sackRight = new int[MOST_SACK_BLOCKS];
    /// A Fast Open cookie is there, not only the request for one.
    boolean hasFastOpenCookie;

    int multipathSubtype = -1;

    void clear() {
        maximumSegmentSize = -1;
        windowScale = -1;
        sackPermitted = false;
        hasTimestamps = false;
        sackBlocks = 0;
        hasFastOpenCookie = false;
        multipathSubtype = -1;
    }

    /// Reads all options up to the reader's limit.
    ///
    /// @param isSyn          whether the segment has SYN: some options count only there
    /// @param acknowledgment the segment's acknowledgment number, by which a duplicate SACK is told
    void parse(FieldReader reader, boolean isSyn, int acknowledgment) {
        clear();
        if (!reader.has(1)) {
            return;
        }
        reader.enter(GROUP);
        while (reader.has(1)) {
            Bytes source = reader.source();
            long at = reader.position();
            int kind = source.u8(at);
            TcpOption option = TcpOption.of(kind);
            Field group = option == null ? UNKNOWN : option.group();
            if (option == TcpOption.END_OF_OPTIONS || option == TcpOption.NO_OPERATION) {
                reader.enter(group);
                reader.u8(KIND, KINDS);
                reader.leave();
                if (option == TcpOption.END_OF_OPTIONS) {
                    padding(reader);
                }
                continue;
            }
            reader.enter(group);
            reader.u8(KIND, KINDS);
            if (!reader.has(1)) {
                reader.anomaly(TcpAnomaly.OPTION_BEYOND_HEADER, "at least 2 bytes", "1 byte");
                reader.leave();
                break;
            }
            int length = reader.u8(LENGTH);
            if (length < 2 || length - 2 > reader.remaining()) {
                if (reader.isExplaining()) {
                    complainAboutLength(reader, length);
                } else {
                    reader.anomaly(TcpAnomaly.OPTION_BEYOND_HEADER, "", "");
                }
                reader.rest(Field.UNDECODED);
                reader.leave();
                break;
            }
            if (option != null && option.length() != 0 && option.length() != length) {
                wrongLength(reader, length, Integer.toString(option.length()));
            }
            long former = reader.narrow(length - 2L);
            body(reader, option, length, acknowledgment);
            reader.rest(option == null ? UNKNOWN_PAYLOAD : Field.UNDECODED);
            reader.recover();
            if (!isSyn && isForSynOnly(option)) {
                reader.anomaly(
                        TcpAnomaly.OPTION_ONLY_IN_SYN,
                        at,
                        length,
                        reader.isExplaining() ? TcpOption.nameOf(kind) : "",
                        "a segment with SYN");
            }
            reader.leave();
            reader.widen(former);
        }
        reader.leave();
    }

    private static void complainAboutLength(FieldReader reader, int length) {
        if (length < 2) {
            reader.anomaly(TcpAnomaly.OPTION_LENGTH_TOO_SMALL, Quantities.bytes(length), "2 bytes");
        } else {
            reader.anomaly(TcpAnomaly.OPTION_BEYOND_HEADER, Quantities.bytes(length), Quantities.bytes(reader.remaining() + 2));
        }
    }

    private static void wrongLength(FieldReader reader, int length, String expected) {
        reader.anomaly(TcpAnomaly.OPTION_LENGTH_WRONG, reader.isExplaining() ? Quantities.bytes(length) : "", expected);
    }

    private static void padding(FieldReader reader) {
        long at = reader.position();
        long length = reader.remaining();
        reader.rest(PADDING);
        for (long i = 0; i < length; i++) {
            int value = reader.source().u8(at + i);
            if (value != 0) {
                reader.anomaly(
                        TcpAnomaly.BYTES_AFTER_END_OF_OPTIONS, at, length, "a byte " + value, "zero");
                return;
            }
        }
    }

    private static boolean isForSynOnly(@Nullable TcpOption option) {
        return option == TcpOption.MAXIMUM_SEGMENT_SIZE
                || option == TcpOption.WINDOW_SCALE
                || option == TcpOption.SACK_PERMITTED;
    }

    private void body(FieldReader reader, @Nullable TcpOption option, int length, int acknowledgment) {
        if (option == null) {
            return;
        }
        switch (option) {
            case END_OF_OPTIONS, NO_OPERATION, QUICK_START -> {}
            case MAXIMUM_SEGMENT_SIZE -> {
                int value = reader.u16(MSS_VALUE);
                maximumSegmentSize = reader.isShort() ? -1 : value;
            }
            case WINDOW_SCALE -> windowScale(reader);
            case SACK_PERMITTED -> sackPermitted = true;
            case SACK -> sack(reader, length, acknowledgment);
            case ECHO, ECHO_REPLY -> reader.u32(ECHO_VALUE);
            case TIMESTAMPS -> {
                timestamp = (int) reader.u32(TIMESTAMP);
                timestampEcho = (int) reader.u32(TIMESTAMP_ECHO);
                hasTimestamps = !reader.isShort();
            }
            case MD5_SIGNATURE -> reader.bytes(MD5_DIGEST, 16);
            case USER_TIMEOUT -> {
                boolean isMinutes = reader.flag(GRANULARITY);
                reader.bits(TIMEOUT, 15, isMinutes ? TcpOptions::minutes : TcpOptions::seconds);
            }
            case AUTHENTICATION -> {
                reader.u8(KEY_ID);
                reader.u8(NEXT_KEY_ID);
                reader.rest(AUTHENTICATION_CODE);
                if (length < 4) {
                    wrongLength(reader, length, "at least 4");
                }
            }
            case MULTIPATH -> multipath(reader);
            case FAST_OPEN -> fastOpen(reader);
            case ENCRYPTION_NEGOTIATION -> reader.rest(ENCRYPTION_SUBOPTIONS);
            case ACCURATE_ECN_0 -> accurateEcn(reader, ECT0_BYTES, ECT1_BYTES);
            case ACCURATE_ECN_1 -> accurateEcn(reader, ECT1_BYTES, ECT0_BYTES);
            case EXPERIMENT_1, EXPERIMENT_2 -> {
                if (reader.bits(EXPERIMENT, 16, EXPERIMENTS) == FAST_OPEN_EXPERIMENT) {
                    fastOpen(reader);
                } else {
                    reader.rest(EXPERIMENT_DATA);
                }
            }
        }
    }

    private static String minutes(long number) {
        return number == 1 ? "minute" : "minutes";
    }

    private static String seconds(long number) {
        return number == 1 ? "second" : "seconds";
    }

    private void windowScale(FieldReader reader) {
        int shift = reader.u8(SHIFT);
        if (reader.isShort()) {
            return;
        }
        if (shift > 14) {
            reader.anomaly(TcpAnomaly.WINDOW_SCALE_TOO_LARGE, reader.isExplaining() ? Integer.toString(shift) : "", "14");
        }
        windowScale = Math.min(shift, 14);
        if (reader.isExplaining()) {
            reader.derived(MULTIPLIER, 1L << windowScale, null);
        }
    }

    private void sack(FieldReader reader, int length, int acknowledgment) {
        if (length < 10 || (length - 2) % 8 != 0) {
            wrongLength(reader, length, "10, 18, 26 or 34");
        }
        while (reader.has(8)) {
            int left = (int) reader.u32(SACK_LEFT);
            int right = (int) reader.u32(SACK_RIGHT);
            if (!TcpSequence.before(left, right)) {
                reader.anomaly(
                        TcpAnomaly.SACK_EDGES_REVERSED,
                        reader.isExplaining()
                                ? Integer.toUnsignedString(left) + " to " + Integer.toUnsignedString(right)
                                : "",
                        "its left edge");
            }
            if (sackBlocks < MOST_SACK_BLOCKS) {
                sackLeft[sackBlocks] = left;
                sackRight[sackBlocks] = right;
                sackBlocks++;
            }
        }
        if (reader.isExplaining()) {
            reader.derived(SACK_COUNT, sackBlocks, null);
            if (isDuplicateSack(acknowledgment)) {
                reader.derived(
                        DUPLICATE_SACK,
                        0,
                        Integer.toUnsignedString(sackLeft[0]) + " to " + Integer.toUnsignedString(sackRight[0]));
            }
        }
    }

    /// Whether the first block tells of bytes that came twice: it lies below the acknowledgment, or inside the second block.
    boolean isDuplicateSack(int acknowledgment) {
        return sackBlocks > 0
                && (TcpSequence.notAfter(sackRight[0], acknowledgment)
                        || sackBlocks > 1
                                && !TcpSequence.before(sackLeft[0], sackLeft[1])
                                && TcpSequence.notAfter(sackRight[0], sackRight[1]));
    }

    private void multipath(FieldReader reader) {
        int subtype = (int) reader.bits(MULTIPATH_SUBTYPE, 4, SUBTYPES);
        if (subtype == 0) {
            reader.bits(MULTIPATH_VERSION, 4);
        } else {
            reader.bits(MULTIPATH_FLAGS, 4);
        }
        multipathSubtype = reader.isShort() ? -1 : subtype;
        reader.rest(MULTIPATH_DATA);
    }

    private void fastOpen(FieldReader reader) {
        if (reader.remaining() == 0) {
            if (reader.isExplaining()) {
                reader.derived(FAST_OPEN_REQUEST, 0, "asks for a cookie");
            }
            return;
        }
        hasFastOpenCookie = true;
        reader.rest(FAST_OPEN_COOKIE);
    }

    private static void accurateEcn(FieldReader reader, Field first, Field third) {
        if (reader.has(3)) {
            reader.u24(first);
        }
        if (reader.has(3)) {
            reader.u24(CE_BYTES);
        }
        if (reader.has(3)) {
            reader.u24(third);
        }
    }

    private static String subtypeName(long subtype) {
        return switch ((int) subtype) {
            case 0 -> "MP_CAPABLE";
            case 1 -> "MP_JOIN";
            case 2 -> "DSS";
            case 3 -> "ADD_ADDR";
            case 4 -> "REMOVE_ADDR";
            case 5 -> "MP_PRIO";
            case 6 -> "MP_FAIL";
            case 7 -> "MP_FASTCLOSE";
            case 8 -> "MP_TCPRST";
            case 15 -> "MP_EXPERIMENTAL";
            default -> "unassigned";
        };
    }

    private static String experimentName(long id) {
        return switch ((int) id) {
            case FAST_OPEN_EXPERIMENT -> "Fast Open";
            case 0xe2d4 -> "SMC-R";
            case 0xacce -> "Accurate ECN";
            default -> "unknown experiment";
        };
    }
}
