package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import org.jspecify.annotations.Nullable;

/// The kinds of TCP options: the IANA registry "TCP Option Kind Numbers", with what is needed to read each.
public enum TcpOption {
    END_OF_OPTIONS(0, "End of option list", "tcp.options.eol", 1, Rfc.of(9293, "3.2")),
    NO_OPERATION(1, "No-operation", "tcp.options.nop", 1, Rfc.of(9293, "3.2")),
    MAXIMUM_SEGMENT_SIZE(2, "Maximum segment size", "tcp.options.mss", 4, Rfc.of(9293, "3.7.1")),
    WINDOW_SCALE(3, "Window scale", "tcp.options.wscale", 3, Rfc.of(7323, "2.2")),
    SACK_PERMITTED(4, "SACK permitted", "tcp.options.sack_perm", 2, Rfc.of(2018, "2")),
    SACK(5, "SACK", "tcp.options.sack", 0, Rfc.of(2018, "3")),
    ECHO(6, "Echo (obsolete)", "tcp.options.echo", 6, Rfc.of(1072, "")),
    ECHO_REPLY(7, "Echo reply (obsolete)", "tcp.options.echoreply", 6, Rfc.of(1072, "")),
    TIMESTAMPS(8, "Timestamps", "tcp.options.timestamp", 10, Rfc.of(7323, "3.2")),
    MD5_SIGNATURE(19, "MD5 signature", "tcp.options.md5", 18, Rfc.of(2385, "3.0")),
    QUICK_START(27, "Quick-Start response", "tcp.options.qs", 8, Rfc.of(4782, "4.2")),
    USER_TIMEOUT(28, "User timeout", "tcp.options.user_to", 4, Rfc.of(5482, "3")),
    AUTHENTICATION(29, "TCP authentication (TCP-AO)", "tcp.options.ao", 0, Rfc.of(5925, "2.2")),
    MULTIPATH(30, "Multipath TCP", "x.tcp.options.mptcp", 0, Rfc.of(8684, "3")),
    FAST_OPEN(34, "Fast Open cookie", "tcp.options.tfo", 0, Rfc.of(7413, "4.1.1")),
    ENCRYPTION_NEGOTIATION(69, "Encryption negotiation (TCP-ENO)", "x.tcp.options.eno", 0, Rfc.of(8547, "4.1")),
    ACCURATE_ECN_0(172, "Accurate ECN, order 0", "tcp.options.acc_ecn", 0, Rfc.of(9768, "3.2.3")),
    ACCURATE_ECN_1(174, "Accurate ECN, order 1", "tcp.options.acc_ecn", 0, Rfc.of(9768, "3.2.3")),
    EXPERIMENT_1(253, "Experiment 1", "tcp.options.experimental", 0, Rfc.of(6994, "3")),
    EXPERIMENT_2(254, "Experiment 2", "tcp.options.experimental", 0, Rfc.of(6994, "3"));

    private static final @Nullable TcpOption[] BY_KIND = new TcpOption[256];

    static {
        for (TcpOption option : values()) {
            BY_KIND[option.kind] = option;
        }
    }

    private final int kind;
    private final String words;
    private final Field group;
    private final int length;

    TcpOption(int kind, String words, String id, int length, Rfc rfc) {
        this.kind = kind;
        this.words = words;
        this.group = Field.group(id, rfc);
        this.length = length;
    }

    /// The option with this kind number, or null.
    public static @Nullable TcpOption of(int kind) {
        return BY_KIND[kind & 0xff];
    }

    /// What a kind number is called; never fails and never forgets that it is unassigned.
    public static String nameOf(long kind) {
        TcpOption option = kind < 0 || kind > 255 ? null : BY_KIND[(int) kind];
        if (option != null) {
            return option.words;
        }
        return switch ((int) kind) {
            case 9 -> "Partial order connection permitted (obsolete)";
            case 10 -> "Partial order service profile (obsolete)";
            case 11 -> "CC (obsolete)";
            case 12 -> "CC.NEW (obsolete)";
            case 13 -> "CC.ECHO (obsolete)";
            case 14 -> "Alternate checksum request (obsolete)";
            case 15 -> "Alternate checksum data (obsolete)";
            case 16 -> "Skeeter";
            case 17 -> "Bubba";
            case 18 -> "Trailer checksum";
            case 20 -> "SCPS capabilities";
            case 21 -> "Selective negative acknowledgments";
            case 22 -> "Record boundaries";
            case 23 -> "Corruption experienced";
            case 24 -> "SNAP";
            case 26 -> "Compression filter";
            case 31, 32, 33, 70, 76, 77, 78 -> "reserved, known to be used without assignment";
            default -> "unassigned";
        };
    }

    public int kind() {
        return kind;
    }

    public String words() {
        return words;
    }

    /// The group that its fields stand in.
    public Field group() {
        return group;
    }

    /// The only length it may have, kind and length included; 0 if it varies.
    int length() {
        return length;
    }
}
