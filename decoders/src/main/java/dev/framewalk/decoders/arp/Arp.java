package dev.framewalk.decoders.arp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A question or answer of ARP: which MAC address belongs to this IP address?
public final class Arp implements PacketLayer {
    public static final Field GROUP = Field.group("arp", Rfc.of(826, ""));
    public static final Field HARDWARE_TYPE = Field.number("arp.hw.type", Rfc.of(826, ""));
    public static final Field PROTOCOL_TYPE = Field.hex("arp.proto.type", Rfc.of(826, ""));
    public static final Field HARDWARE_SIZE = Field.number("arp.hw.size", Rfc.of(826, ""));
    public static final Field PROTOCOL_SIZE = Field.number("arp.proto.size", Rfc.of(826, ""));
    public static final Field OPCODE = Field.number("arp.opcode", Rfc.of(5494, "3"));
    public static final Field SENDER_MAC = Field.mac("arp.src.hw_mac", Rfc.of(826, ""));
    public static final Field SENDER_HARDWARE = Field.bytes("arp.src.hw", Rfc.of(826, ""));
    public static final Field SENDER_IPV4 = Field.ipv4("arp.src.proto_ipv4", Rfc.of(826, ""));
    public static final Field SENDER_PROTOCOL = Field.bytes("arp.src.proto", Rfc.of(826, ""));
    public static final Field TARGET_MAC = Field.mac("arp.dst.hw_mac", Rfc.of(826, ""));
    public static final Field TARGET_HARDWARE = Field.bytes("arp.dst.hw", Rfc.of(826, ""));
    public static final Field TARGET_IPV4 = Field.ipv4("arp.dst.proto_ipv4", Rfc.of(826, ""));
    public static final Field TARGET_PROTOCOL = Field.bytes("arp.dst.proto", Rfc.of(826, ""));
    public static final Field GRATUITOUS = Field.flag("arp.isgratuitous", Rfc.of(5227, "3"));

    /// The part whose length does not depend on the kinds of addresses.
    public static final int FIXED_LENGTH = 8;

    private static final int ETHERNET = 1;

    private static final NamedNumbers HARDWARE_TYPES = NamedNumbers.of("unassigned", """
            1 Ethernet
            6 IEEE 802
            15 Frame Relay
            16 ATM
            18 Fibre Channel
            20 serial line
            24 IEEE 1394
            32 InfiniBand
            """);
    private static final NamedNumbers OPCODES = NamedNumbers.of("unassigned", """
            1 request
            2 reply
            3 request reverse
            4 reply reverse
            5 DRARP request
            6 DRARP reply
            7 DRARP error
            8 InARP request
            9 InARP reply
            10 ARP NAK
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "arp",
            "ARP",
            Arp.class,
            List.of(
                    GROUP,
                    HARDWARE_TYPE,
                    PROTOCOL_TYPE,
                    HARDWARE_SIZE,
                    PROTOCOL_SIZE,
                    OPCODE,
                    SENDER_MAC,
                    SENDER_HARDWARE,
                    SENDER_IPV4,
                    SENDER_PROTOCOL,
                    TARGET_MAC,
                    TARGET_HARDWARE,
                    TARGET_IPV4,
                    TARGET_PROTOCOL,
                    GRATUITOUS),
            List.of(ArpAnomaly.values()));
    public static final Arp LAYER = new Arp();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, 0x0806),
            new Claim(Space.ETHER_TYPE, 0x8035));

    private Arp() {}

    /// 1 request, 2 reply; others are rare.
    public static int opcode(Bytes bytes, long at) {
        return bytes.u16(at + 6);
    }

    public static int hardwareSize(Bytes bytes, long at) {
        return bytes.u8(at + 4);
    }

    public static int protocolSize(Bytes bytes, long at) {
        return bytes.u8(at + 5);
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
        if (end - at < FIXED_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(FIXED_LENGTH - (end - at));
            return;
        }
        long length = FIXED_LENGTH + 2L * (hardwareSize(bytes, at) + protocolSize(bytes, at));
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + length, at + length);
    }

    @Override
    public void read(FieldReader reader) {
        long at = reader.position();
        int hardware = reader.u16(HARDWARE_TYPE, HARDWARE_TYPES);
        int protocol = reader.u16(PROTOCOL_TYPE, EtherTypes.NAMES);
        int hardwareSize = reader.u8(HARDWARE_SIZE);
        int protocolSize = reader.u8(PROTOCOL_SIZE);
        if (!reader.isShort() && hardware == ETHERNET && protocol == EtherTypes.IPV4 && (hardwareSize != 6 || protocolSize != 4)) {
            reader.anomaly(ArpAnomaly.ADDRESS_SIZES, at + 4, 2, hardwareSize + " and " + protocolSize, "6 and 4");
        }
        reader.u16(OPCODE, OPCODES);
        boolean isMac = hardwareSize == 6;
        boolean isIpv4 = protocolSize == 4 && protocol == EtherTypes.IPV4;
        reader.bytes(isMac ? SENDER_MAC : SENDER_HARDWARE, hardwareSize);
        long sender = reader.bytes(isIpv4 ? SENDER_IPV4 : SENDER_PROTOCOL, protocolSize);
        reader.bytes(isMac ? TARGET_MAC : TARGET_HARDWARE, hardwareSize);
        long target = reader.bytes(isIpv4 ? TARGET_IPV4 : TARGET_PROTOCOL, protocolSize);
        if (isIpv4 && reader.isExplaining() && sender >= 0 && target >= 0) {
            boolean same = reader.source().i32(sender) == reader.source().i32(target);
            reader.derived(GRATUITOUS, same ? 1 : 0, null);
        }
    }
}
