package dev.framewalk.decoders.teredo;

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

/// What Teredo puts before an IPv6 packet inside a UDP datagram: an authentication and an origin, or nothing.
public final class Teredo implements PacketLayer {
    public static final Field GROUP = Field.group("teredo", Rfc.of(4380, ""));
    public static final Field AUTHENTICATION = Field.group("teredo.auth", Rfc.of(4380, "5.1.1"));
    public static final Field TYPE = Field.hex("x.teredo.indication", Rfc.of(4380, "5.1.1"));
    public static final Field ID_LENGTH = Field.number("teredo.auth.idlen", Rfc.of(4380, "5.1.1"));
    public static final Field VALUE_LENGTH = Field.number("teredo.auth.aulen", Rfc.of(4380, "5.1.1"));
    public static final Field ID = Field.bytes("teredo.auth.id", Rfc.of(4380, "5.1.1"));
    public static final Field VALUE = Field.bytes("teredo.auth.value", Rfc.of(4380, "5.1.1"));
    public static final Field NONCE = Field.bytes("teredo.auth.nonce", Rfc.of(4380, "5.1.1"));
    public static final Field CONFIRMATION = Field.hex("teredo.auth.conf", Rfc.of(4380, "5.1.1"));
    public static final Field ORIGIN = Field.group("teredo.orig", Rfc.of(4380, "5.1.1"));
    public static final Field PORT = Field.hex("x.teredo.orig.hidden-port", Rfc.of(4380, "5.1.1"));
    public static final Field ORIGIN_PORT = Field.number("teredo.orig.port", Rfc.of(4380, "5.1.1"));
    public static final Field ORIGIN_ADDRESS = Field.text("teredo.orig.addr", Rfc.of(4380, "5.1.1"));
    public static final Field ADDRESS = Field.hex("x.teredo.orig.hidden-address", Rfc.of(4380, "5.1.1"));

    private static final int AUTHENTICATION_TYPE = 1;
    private static final int ORIGIN_LENGTH = 8;

    private static final NamedNumbers KINDS = NamedNumbers.of("unknown", "0 origin\n1 authentication");

    public static final Protocol PROTOCOL = new Protocol(
            "teredo",
            "Teredo",
            Teredo.class,
            List.of(
                    GROUP,
                    AUTHENTICATION,
                    TYPE,
                    ID_LENGTH,
                    VALUE_LENGTH,
                    ID,
                    VALUE,
                    NONCE,
                    CONFIRMATION,
                    ORIGIN,
                    PORT,
                    ORIGIN_PORT,
                    ORIGIN_ADDRESS,
                    ADDRESS),
            List.of());
    public static final Teredo LAYER = new Teredo();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.UDP_PORT, 3544));

    private Teredo() {}

    private static String dotted(long address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /// Where the IPv6 packet begins, or -1 if the indications before it are cut.
    private static long packetAt(Bytes bytes, long at, long end) {
        long position = at;
        while (end - position >= 2 && bytes.u8(position) == 0) {
            long length;
            if (bytes.u8(position + 1) == AUTHENTICATION_TYPE) {
                if (end - position < 4) {
                    return -1;
                }
                length = 13L + bytes.u8(position + 2) + bytes.u8(position + 3);
            } else {
                length = ORIGIN_LENGTH;
            }
            if (end - position < length) {
                return -1;
            }
            position += length;
        }
        return position;
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
        long packet = packetAt(bytes, at, end);
        if (packet < 0) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(1);
            return;
        }
        stack.push(this, bytes, at, packet, end);
        stack.next(Space.ETHER_TYPE, EtherTypes.IPV6);
        if (packet < end && bytes.u8(packet) >>> 4 != 6) {
            stack.stop(LayerStack.Stop.UNCLAIMED);
        }
    }

    @Override
    public void read(FieldReader reader) {
        while (reader.has(2)) {
            boolean isAuthentication = reader.source().u8(reader.position() + 1) == AUTHENTICATION_TYPE;
            reader.enter(isAuthentication ? AUTHENTICATION : ORIGIN);
            reader.u16(TYPE, KINDS);
            if (isAuthentication) {
                int id = reader.u8(ID_LENGTH);
                int value = reader.u8(VALUE_LENGTH);
                if (id > 0) {
                    reader.bytes(ID, id);
                }
                if (value > 0) {
                    reader.bytes(VALUE, value);
                }
                reader.bytes(NONCE, 8);
                reader.u8(CONFIRMATION);
            } else {
                int port = ~reader.u16(PORT) & 0xffff;
                long address = ~reader.bits(ADDRESS, 32) & 0xffff_ffffL;
                if (reader.isExplaining() && !reader.isShort()) {
                    reader.derived(ORIGIN_PORT, port, null);
                    reader.derived(ORIGIN_ADDRESS, address, dotted(address));
                }
            }
            reader.leave();
        }
    }
}
