package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.ipv4.TrafficClasses;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.text.Quantities;
import java.util.List;

/// The fixed header of an IPv6 packet. Extension headers are layers of their own.
public final class Ipv6 implements PacketLayer {
    private static final Rfc HEADER = Rfc.of(8200, "3");

    public static final Field GROUP = Field.group("ipv6", HEADER);
    public static final Field VERSION = Field.number("ipv6.version", HEADER);
    public static final Field TRAFFIC_CLASS = Field.group("ipv6.tclass", Rfc.of(8200, "7"));
    public static final Field DSCP = Field.number("ipv6.tclass.dscp", Rfc.of(2474, "3"));
    public static final Field ECN = Field.number("ipv6.tclass.ecn", Rfc.of(3168, "5"));
    public static final Field FLOW_LABEL = Field.hex("ipv6.flow", Rfc.of(6437, "2"));
    public static final Field PAYLOAD_LENGTH = Field.number("ipv6.plen", HEADER);
    public static final Field NEXT_HEADER = Field.number("ipv6.nxt", HEADER);
    public static final Field HOP_LIMIT = Field.number("ipv6.hlim", HEADER);
    public static final Field SOURCE = Field.ipv6("ipv6.src", HEADER);
    public static final Field DESTINATION = Field.ipv6("ipv6.dst", HEADER);

    public static final int HEADER_LENGTH = 40;
    private static final int HOP_BY_HOP = 0;

    static final Layout LAYOUT = Layout.begin()
            .field(VERSION, 4)
            .enter(TRAFFIC_CLASS)
            .field(DSCP, 6, TrafficClasses.DSCP)
            .field(ECN, 2, TrafficClasses.ECN)
            .leave()
            .field(FLOW_LABEL, 20)
            .field(PAYLOAD_LENGTH, 16)
            .field(NEXT_HEADER, 8, IpProtocols.NAMES)
            .field(HOP_LIMIT, 8)
            .field(SOURCE, 128)
            .field(DESTINATION, 128)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "ipv6",
            "IPv6",
            Ipv6.class,
            List.of(
                    GROUP,
                    VERSION,
                    TRAFFIC_CLASS,
                    DSCP,
                    ECN,
                    FLOW_LABEL,
                    PAYLOAD_LENGTH,
                    NEXT_HEADER,
                    HOP_LIMIT,
                    SOURCE,
                    DESTINATION),
            List.of(Ipv6Anomaly.WRONG_VERSION, Ipv6Anomaly.LENGTH_ZERO, Ipv6Anomaly.LENGTH_TOO_LARGE));
    public static final Ipv6 LAYER = new Ipv6();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 229),
            new Claim(Space.ETHER_TYPE, 0x86dd),
            // Linux, then NetBSD and OpenBSD, FreeBSD, macOS
            new Claim(Space.ADDRESS_FAMILY, 10),
            new Claim(Space.ADDRESS_FAMILY, 24),
            new Claim(Space.ADDRESS_FAMILY, 28),
            new Claim(Space.ADDRESS_FAMILY, 30),
            new Claim(Space.PPP_PROTOCOL, 0x0057),
            new Claim(Space.IP_PROTOCOL, 41));

    private Ipv6() {}

    public static int version(Bytes bytes, long at) {
        return bytes.u8(at) >>> 4;
    }

    public static int trafficClass(Bytes bytes, long at) {
        return bytes.u16(at) >>> 4 & 0xff;
    }

    public static int flowLabel(Bytes bytes, long at) {
        return bytes.i32(at) & 0xfffff;
    }

    /// Length of everything after the fixed header; 0 in jumbograms and where segmentation is left to the card.
    public static int payloadLength(Bytes bytes, long at) {
        return bytes.u16(at + 4);
    }

    public static int nextHeader(Bytes bytes, long at) {
        return bytes.u8(at + 6);
    }

    public static int hopLimit(Bytes bytes, long at) {
        return bytes.u8(at + 7);
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
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        long payload = at + HEADER_LENGTH;
        if (version(bytes, at) != 6) {
            stack.push(this, bytes, at, payload, end);
            stack.stop(LayerStack.Stop.MALFORMED);
            return;
        }
        stack.addresses(bytes, at + 8, at + 24, 16);
        int length = payloadLength(bytes, at);
        int next = nextHeader(bytes, at);
        if (length != 0) {
            stack.pushClaiming(this, bytes, at, payload, end, payload + length);
        } else {
            long jumbo = next == HOP_BY_HOP ? jumboLength(bytes, payload, end) : 0;
            if (jumbo != 0) {
                stack.pushClaiming(this, bytes, at, payload, end, payload + jumbo);
            } else {
                stack.push(this, bytes, at, payload, end);
            }
        }
        stack.next(Space.IP_PROTOCOL, next);
    }

    /// The length that a jumbo payload option claims, or 0. Senders put it first, as alignment suggests.
    private static long jumboLength(Bytes bytes, long at, long end) {
        return end - at >= 8 && bytes.u8(at + 2) == Ipv6Options.JUMBO && bytes.u8(at + 3) == 4 ? bytes.u32(at + 4) : 0;
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        Bytes bytes = stack.window(index);
        long at = stack.header(index);
        if (stack.payload(index) - at < HEADER_LENGTH) {
            return;
        }
        if (version(bytes, at) != 6) {
            note(header, Ipv6Anomaly.WRONG_VERSION, bytes, at, 1, Integer.toString(version(bytes, at)), "6", VERSION);
            return;
        }
        int length = payloadLength(bytes, at);
        long room = stack.roomOnWire(index) - HEADER_LENGTH;
        if (length == 0 && nextHeader(bytes, at) != HOP_BY_HOP && room > 0) {
            note(header, Ipv6Anomaly.LENGTH_ZERO, bytes, at + 4, 2, "0", "the payload's length", PAYLOAD_LENGTH);
        } else if (length > room && !stack.isQuoted(index)) {
            note(header, Ipv6Anomaly.LENGTH_TOO_LARGE, bytes, at + 4, 2, Integer.toString(length), Quantities.bytes(room), PAYLOAD_LENGTH);
        }
    }

    static void note(
            Node header, Ipv6Anomaly anomaly, Bytes bytes, long at, long length, String measured, String expected, Field claimant) {
        header.add(new Finding(anomaly, bytes, ByteRange.ofBytes(at, length), measured, expected, claimant));
    }
}
