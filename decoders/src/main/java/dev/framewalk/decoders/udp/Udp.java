package dev.framewalk.decoders.udp;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The header of a UDP datagram: two ports, a length, a checksum.
public final class Udp implements PacketLayer {
    private static final Rfc HEADER = Rfc.of(768, "");

    public static final Field GROUP = Field.group("udp", HEADER);
    public static final Field SOURCE_PORT = Field.number("udp.srcport", HEADER);
    public static final Field DESTINATION_PORT = Field.number("udp.dstport", HEADER);
    public static final Field LENGTH = Field.number("udp.length", HEADER);
    public static final Field CHECKSUM = Field.hex("udp.checksum", HEADER);
    public static final Field CHECKSUM_CALCULATED = Field.hex("udp.checksum_calculated", HEADER);
    public static final Field CHECKSUM_STATUS = Field.text("udp.checksum.status", HEADER);

    public static final int HEADER_LENGTH = 8;
    private static final int IP_PROTOCOL = 17;

    static final Layout LAYOUT = Layout.begin()
            .field(SOURCE_PORT, 16)
            .field(DESTINATION_PORT, 16)
            .field(LENGTH, 16)
            .field(CHECKSUM, 16)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "udp",
            "UDP",
            Udp.class,
            List.of(
                    GROUP,
                    SOURCE_PORT,
                    DESTINATION_PORT,
                    LENGTH,
                    CHECKSUM,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS),
            List.of(UdpAnomaly.values()));
    public static final Udp LAYER = new Udp();

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.IP_PROTOCOL, IP_PROTOCOL));

    private Udp() {}

    public static int sourcePort(Bytes bytes, long at) {
        return bytes.u16(at);
    }

    public static int destinationPort(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    /// Length of header and payload in bytes; 0 in an IPv6 jumbogram.
    public static int length(Bytes bytes, long at) {
        return bytes.u16(at + 4);
    }

    /// 0 if the sender made none.
    public static int checksum(Bytes bytes, long at) {
        return bytes.u16(at + 6);
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
        int length = length(bytes, at);
        long payload = at + HEADER_LENGTH;
        if (length == 0) {
            stack.push(this, bytes, at, payload, end);
        } else {
            stack.pushClaiming(this, bytes, at, payload, end, at + length);
            if (length < HEADER_LENGTH) {
                stack.stop(LayerStack.Stop.MALFORMED);
                return;
            }
        }
        // The lower port first: services have low numbers, clients take high ones.
        int source = sourcePort(bytes, at);
        int destination = destinationPort(bytes, at);
        stack.nextEither(Space.UDP_PORT, Math.min(source, destination), Math.max(source, destination));
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
        int length = length(bytes, at);
        long room = stack.roomOnWire(index);
        if (length != 0 && length < HEADER_LENGTH) {
            header.add(finding(UdpAnomaly.LENGTH_TOO_SMALL, bytes, at, length, "at least 8"));
            return;
        }
        if (length > room && !stack.isQuoted(index)) {
            header.add(finding(UdpAnomaly.LENGTH_TOO_LARGE, bytes, at, length, "at most " + room));
        }
        long covered = length == 0 ? stack.end(index) - at : length;
        if (checksum(bytes, at) == 0) {
            ChecksumCheck.absent(header, CHECKSUM_STATUS, bytes, at + 6);
            if (stack.addressLength(index) == 16) {
                header.add(new Finding(
                        UdpAnomaly.NO_CHECKSUM_IN_IPV6, bytes, ByteRange.ofBytes(at + 6, 2), "0", "a checksum", CHECKSUM));
            }
        } else {
            ChecksumCheck.withPseudoHeader(
                    header, stack, index, IP_PROTOCOL, covered, 6, CHECKSUM_CALCULATED, CHECKSUM_STATUS, UdpAnomaly.BAD_CHECKSUM);
        }
    }

    private static Finding finding(UdpAnomaly anomaly, Bytes bytes, long at, int length, String expected) {
        return new Finding(anomaly, bytes, ByteRange.ofBytes(at + 4, 2), Integer.toString(length), expected, LENGTH);
    }
}
