package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.ArrayList;
import java.util.List;

/// An IPv6 extension header that holds options: for every router on the way, or for the destination.
public final class Ipv6OptionsHeader implements PacketLayer {
    public static final Ipv6OptionsHeader HOP_BY_HOP =
            new Ipv6OptionsHeader("ipv6.hopopts", "IPv6 hop-by-hop options", 0, Rfc.of(8200, "4.3"), Ipv6Options.FIELDS);
    public static final Ipv6OptionsHeader DESTINATION =
            new Ipv6OptionsHeader("ipv6.dstopts", "IPv6 destination options", 60, Rfc.of(8200, "4.6"), List.of());

    private final Field group;
    private final Field nextHeader;
    private final Field length;
    private final Protocol protocol;
    private final List<Claim> claims;

    private Ipv6OptionsHeader(String id, String name, int number, Rfc rfc, List<Field> optionFields) {
        group = Field.group(id, rfc);
        nextHeader = Field.number(id + ".nxt", rfc);
        length = Field.number(id + ".len", rfc);
        List<Field> fields = new ArrayList<>(List.of(group, nextHeader, length));
        fields.addAll(optionFields);
        protocol = new Protocol(
                id,
                name,
                Ipv6OptionsHeader.class,
                fields,
                optionFields.isEmpty()
                        ? List.of()
                        : List.of(Ipv6Anomaly.HOP_BY_HOP_NOT_FIRST, Ipv6Anomaly.OPTION_LENGTH));
        claims = List.of(new Claim(Space.IP_PROTOCOL, number));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<Claim> claims() {
        return claims;
    }

    @Override
    public Field group() {
        return group;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        ExtensionHeaders.walk(this, bytes, at, end, 8, stack);
    }

    @Override
    public void read(FieldReader reader) {
        reader.u8(nextHeader, IpProtocols.NAMES);
        reader.u8(length);
        Ipv6Options.read(reader);
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        if (this == HOP_BY_HOP && index > 0 && stack.layer(index - 1) != Ipv6.LAYER) {
            Ipv6.note(
                    header,
                    Ipv6Anomaly.HOP_BY_HOP_NOT_FIRST,
                    stack.window(index),
                    stack.header(index),
                    stack.payload(index) - stack.header(index),
                    stack.layer(index - 1).protocol().name() + " before it",
                    "the IPv6 header before it",
                    group);
        }
    }
}
