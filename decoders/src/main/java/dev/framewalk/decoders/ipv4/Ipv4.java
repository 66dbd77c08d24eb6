package dev.framewalk.decoders.ipv4;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.fragment.ReassembledDatagram;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.FragmentKey;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/// The header of an IPv4 packet: from which machine to which machine, how far, and what is inside.
public final class Ipv4 implements PacketLayer {
    private static final Rfc HEADER = Rfc.of(791, "3.1");

    public static final Field GROUP = Field.group("ip", HEADER);
    public static final Field VERSION = Field.number("ip.version", HEADER);
    public static final Field HEADER_WORDS = Field.number("x.ip.header-words", HEADER);
    public static final Field HEADER_LENGTH = Field.number("ip.hdr_len", HEADER);
    public static final Field DSFIELD = Field.group("ip.dsfield", Rfc.of(2474, "3"));
    public static final Field DSCP = Field.number("ip.dsfield.dscp", Rfc.of(2474, "3"));
    public static final Field ECN = Field.number("ip.dsfield.ecn", Rfc.of(3168, "5"));
    public static final Field TOTAL_LENGTH = Field.number("ip.len", HEADER);
    public static final Field IDENTIFICATION = Field.hex("ip.id", Rfc.of(6864, "4"));
    public static final Field FLAGS = Field.group("ip.flags", HEADER);
    public static final Field RESERVED_BIT = Field.flag("ip.flags.rb", HEADER);
    public static final Field DO_NOT_FRAGMENT = Field.flag("ip.flags.df", HEADER);
    public static final Field MORE_FRAGMENTS = Field.flag("ip.flags.mf", HEADER);
    public static final Field FRAGMENT_OFFSET = Field.number("ip.frag_offset", HEADER);
    public static final Field TIME_TO_LIVE = Field.number("ip.ttl", HEADER);
    public static final Field PROTOCOL_NUMBER = Field.number("ip.proto", HEADER);
    public static final Field CHECKSUM = Field.hex("ip.checksum", HEADER);
    public static final Field SOURCE = Field.ipv4("ip.src", HEADER);
    public static final Field DESTINATION = Field.ipv4("ip.dst", HEADER);
    public static final Field CHECKSUM_CALCULATED = Field.hex("ip.checksum_calculated", HEADER);
    public static final Field CHECKSUM_STATUS = Field.text("ip.checksum.status", HEADER);

    public static final int SHORTEST_HEADER = 20;

    static final Layout LAYOUT = Layout.begin()
            .field(VERSION, 4)
            .field(HEADER_WORDS, 4)
            .enter(DSFIELD)
            .field(DSCP, 6, TrafficClasses.DSCP)
            .field(ECN, 2, TrafficClasses.ECN)
            .leave()
            .field(TOTAL_LENGTH, 16)
            .field(IDENTIFICATION, 16)
            .enter(FLAGS)
            .field(RESERVED_BIT, 1)
            .field(DO_NOT_FRAGMENT, 1)
            .field(MORE_FRAGMENTS, 1)
            .leave()
            .field(FRAGMENT_OFFSET, 13)
            .field(TIME_TO_LIVE, 8)
            .field(PROTOCOL_NUMBER, 8, IpProtocols.NAMES)
            .field(CHECKSUM, 16)
            .field(SOURCE, 32)
            .field(DESTINATION, 32)
            .end();

    public static final Protocol PROTOCOL =
            new Protocol("ip", "IPv4", Ipv4.class, fields(), List.of(Ipv4Anomaly.values()));
    public static final Ipv4 LAYER = new Ipv4();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 228),
            new Claim(Space.ETHER_TYPE, 0x0800),
            new Claim(Space.ADDRESS_FAMILY, 2),
            new Claim(Space.LLC_SAP, 0x06),
            new Claim(Space.PPP_PROTOCOL, 0x0021),
            new Claim(Space.IP_PROTOCOL, 4));

    private Ipv4() {}

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                GROUP,
                VERSION,
                HEADER_WORDS,
                HEADER_LENGTH,
                DSFIELD,
                DSCP,
                ECN,
                TOTAL_LENGTH,
                IDENTIFICATION,
                FLAGS,
                RESERVED_BIT,
                DO_NOT_FRAGMENT,
                MORE_FRAGMENTS,
                FRAGMENT_OFFSET,
                TIME_TO_LIVE,
                PROTOCOL_NUMBER,
                CHECKSUM,
                SOURCE,
                DESTINATION,
                CHECKSUM_CALCULATED,
                CHECKSUM_STATUS));
        fields.addAll(Ipv4Options.FIELDS);
        return fields;
    }

    public static int version(Bytes bytes, long at) {
        return bytes.u8(at) >>> 4;
    }

    /// Header length in bytes as the header claims it, a multiple of 4 from 0 to 60.
    public static int headerLength(Bytes bytes, long at) {
        return (bytes.u8(at) & 0xf) * 4;
    }

    public static int differentiatedServices(Bytes bytes, long at) {
        return bytes.u8(at + 1);
    }

    /// Length of header and payload; 0 where the network card was left to cut the packet (segmentation offload).
    public static int totalLength(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    public static int identification(Bytes bytes, long at) {
        return bytes.u16(at + 4);
    }

    public static boolean doNotFragment(Bytes bytes, long at) {
        return (bytes.u8(at + 6) & 0x40) != 0;
    }

    public static boolean moreFragments(Bytes bytes, long at) {
        return (bytes.u8(at + 6) & 0x20) != 0;
    }

    /// Where this fragment's payload belongs, in bytes.
    public static int fragmentOffset(Bytes bytes, long at) {
        return (bytes.u16(at + 6) & 0x1fff) * 8;
    }

    public static boolean isFragment(Bytes bytes, long at) {
        return (bytes.u16(at + 6) & 0x3fff) != 0;
    }

    public static int timeToLive(Bytes bytes, long at) {
        return bytes.u8(at + 8);
    }

    public static int protocolNumber(Bytes bytes, long at) {
        return bytes.u8(at + 9);
    }

    public static int checksum(Bytes bytes, long at) {
        return bytes.u16(at + 10);
    }

    /// The address as a number, network order.
    public static int source(Bytes bytes, long at) {
        return bytes.i32(at + 12);
    }

    public static int destination(Bytes bytes, long at) {
        return bytes.i32(at + 16);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < SHORTEST_HEADER) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(SHORTEST_HEADER - (end - at));
            return;
        }
        int headerLength = headerLength(bytes, at);
        if (version(bytes, at) == 6) {
            // What announced IPv4 was wrong, and the packet itself says so.
            stack.push(this, bytes, at, at, end);
            stack.next(Space.ETHER_TYPE, 0x86dd);
            return;
        }
        if (version(bytes, at) != 4 || headerLength < SHORTEST_HEADER) {
            stack.push(this, bytes, at, at + SHORTEST_HEADER, end);
            stack.stop(LayerStack.Stop.MALFORMED);
            return;
        }
        stack.addresses(bytes, at + 12, at + 16, 4);
        if (isFragment(bytes, at)) {
            stack.fragment();
        }
        if (end - at < headerLength) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(headerLength - (end - at));
            return;
        }
        long payload = at + headerLength;
        int total = totalLength(bytes, at);
        if (total == 0) {
            stack.push(this, bytes, at, payload, end);
        } else {
            stack.pushClaiming(this, bytes, at, payload, end, at + total);
            if (total < headerLength) {
                stack.stop(LayerStack.Stop.MALFORMED);
                return;
            }
        }
        if (isFragment(bytes, at)) {
            walkFragment(bytes, at, payload, total == 0 ? end : at + total, end, stack);
        } else {
            stack.next(Space.IP_PROTOCOL, protocolNumber(bytes, at));
        }
    }

    private static void walkFragment(
            Bytes bytes, long at, long payload, long claimedEnd, long end, LayerStack stack) {
        int protocol = protocolNumber(bytes, at);
        int offset = fragmentOffset(bytes, at);
        if (claimedEnd > end) {
            // Cut by the capture: it can never be put together, but the first one shows its inner header.
            if (offset == 0) {
                stack.next(Space.IP_PROTOCOL, protocol);
            } else {
                stack.stop(LayerStack.Stop.FRAGMENT);
            }
            return;
        }
        FragmentKey key = new FragmentKey(
                0,
                source(bytes, at) & 0xffff_ffffL,
                0,
                destination(bytes, at) & 0xffff_ffffL,
                identification(bytes, at),
                protocol);
        ReassembledDatagram.LAYER.walkFragment(
                key, offset, moreFragments(bytes, at), bytes, payload, claimedEnd, protocol, stack);
    }

    @Override
    public void read(FieldReader reader) {
        if (reader.remaining() == 0) {
            return;
        }
        long at = reader.position();
        LAYOUT.read(reader);
        if (reader.isExplaining() && !reader.isShort()) {
            reader.derived(HEADER_LENGTH, headerLength(reader.source(), at), null);
        }
        if (reader.remaining() > 0 && !reader.isShort()) {
            Ipv4Options.read(reader);
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        Bytes bytes = stack.window(index);
        long at = stack.header(index);
        if (stack.payload(index) == at && index + 1 < stack.depth()) {
            note(header, Ipv4Anomaly.WRONG_VERSION, bytes, at, 1, "6", "4", VERSION);
            return;
        }
        if (stack.payload(index) - at < SHORTEST_HEADER) {
            return;
        }
        int version = version(bytes, at);
        int headerLength = headerLength(bytes, at);
        if (version != 4) {
            note(header, Ipv4Anomaly.WRONG_VERSION, bytes, at, 1, Integer.toString(version), "4", VERSION);
            return;
        }
        if (headerLength < SHORTEST_HEADER) {
            note(header, Ipv4Anomaly.HEADER_TOO_SHORT, bytes, at, 1, Integer.toString(headerLength), "at least 20", HEADER_WORDS);
            return;
        }
        int total = totalLength(bytes, at);
        long room = stack.roomOnWire(index);
        if (total == 0) {
            note(header, Ipv4Anomaly.TOTAL_LENGTH_ZERO, bytes, at + 2, 2, "0", "at least " + headerLength, TOTAL_LENGTH);
        } else if (total < headerLength) {
            note(header, Ipv4Anomaly.TOTAL_LENGTH_TOO_SMALL, bytes, at + 2, 2, Integer.toString(total), "at least " + headerLength, TOTAL_LENGTH);
        } else if (total > room && !stack.isQuoted(index)) {
            note(header, Ipv4Anomaly.TOTAL_LENGTH_TOO_LARGE, bytes, at + 2, 2, Integer.toString(total), Quantities.bytes(room), TOTAL_LENGTH);
        }
        if (stack.payload(index) - at < headerLength) {
            ChecksumCheck.unverified(header, CHECKSUM_STATUS, bytes, at + 10, "not verified: the header was cut");
        } else {
            ChecksumCheck.plain(
                    header, bytes, at, headerLength, at + 10, CHECKSUM_CALCULATED, CHECKSUM_STATUS, Ipv4Anomaly.BAD_CHECKSUM);
        }
        if ((bytes.u8(at + 6) & 0x80) != 0) {
            note(header, Ipv4Anomaly.RESERVED_BIT_SET, bytes, at + 6, 1, "set", "not set", RESERVED_BIT);
        }
        if (moreFragments(bytes, at) && total >= headerLength && (total - headerLength) % 8 != 0) {
            note(
                    header,
                    Ipv4Anomaly.FRAGMENT_NOT_MULTIPLE_OF_8,
                    bytes,
                    at + 2,
                    2,
                    Integer.toString(total - headerLength),
                    "a multiple of 8",
                    TOTAL_LENGTH);
        }
    }

    private static void note(
            Node header, Ipv4Anomaly anomaly, Bytes bytes, long at, int length, String measured, String expected, Field claimant) {
        header.add(new Finding(anomaly, bytes, ByteRange.ofBytes(at, length), measured, expected, claimant));
    }
}
