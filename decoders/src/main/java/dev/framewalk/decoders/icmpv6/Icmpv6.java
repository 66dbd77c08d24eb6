package dev.framewalk.decoders.icmpv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A message of ICMPv6: errors, ping, neighbours, routers and multicast groups of IPv6.
public final class Icmpv6 implements PacketLayer {
    public static final Field GROUP = Field.group("icmpv6", Rfc.of(4443, "2.1"));
    public static final Field TYPE = Field.number("icmpv6.type", Rfc.of(4443, "2.1"));
    public static final Field CODE = Field.number("icmpv6.code", Rfc.of(4443, "2.1"));
    public static final Field CHECKSUM = Field.hex("icmpv6.checksum", Rfc.of(4443, "2.3"));
    public static final Field CHECKSUM_CALCULATED = Field.hex("x.icmpv6.checksum-calculated", Rfc.of(4443, "2.3"));
    public static final Field CHECKSUM_STATUS = Field.text("icmpv6.checksum.status", Rfc.of(4443, "2.3"));
    public static final Field RESERVED = Field.bytes("icmpv6.reserved", Rfc.of(4443, "2.1"));
    public static final Field MTU = Field.number("icmpv6.mtu", Rfc.of(4443, "3.2"));
    public static final Field POINTER = Field.number("icmpv6.pointer", Rfc.of(4443, "3.4"));
    public static final Field IDENTIFIER = Field.number("icmpv6.echo.identifier", Rfc.of(4443, "4.1"));
    public static final Field SEQUENCE_NUMBER = Field.number("icmpv6.echo.sequence_number", Rfc.of(4443, "4.1"));
    public static final Field DATA = Field.bytes("icmpv6.data", Rfc.of(4443, "2.1"));
    public static final Field HOP_LIMIT = Field.number("icmpv6.nd.ra.cur_hop_limit", Rfc.of(4861, "4"));
    public static final Field MANAGED = Field.flag("icmpv6.nd.ra.flag.m", Rfc.of(4861, "4"));
    public static final Field OTHER = Field.flag("icmpv6.nd.ra.flag.o", Rfc.of(4861, "4"));
    public static final Field HOME_AGENT = Field.flag("icmpv6.nd.ra.flag.h", Rfc.of(6275, "7.1"));
    public static final Field ROUTER_PREFERENCE = Field.number("icmpv6.nd.ra.flag.prf", Rfc.of(4191, "2.2"));
    public static final Field PROXY = Field.flag("icmpv6.nd.ra.flag.p", Rfc.of(4389, "4.1"));
    public static final Field RA_RESERVED = Field.number("icmpv6.nd.ra.flag.rsv", Rfc.of(4861, "4"));
    public static final Field ROUTER_LIFETIME = Field.number("icmpv6.nd.ra.router_lifetime", Rfc.of(4861, "4"));
    public static final Field REACHABLE_TIME = Field.number("icmpv6.nd.ra.reachable_time", Rfc.of(4861, "4"));
    public static final Field RETRANS_TIMER = Field.number("icmpv6.nd.ra.retrans_timer", Rfc.of(4861, "4"));
    public static final Field NS_TARGET = Field.ipv6("icmpv6.nd.ns.target_address", Rfc.of(4861, "4"));
    public static final Field ROUTER = Field.flag("icmpv6.nd.na.flag.r", Rfc.of(4861, "4"));
    public static final Field SOLICITED = Field.flag("icmpv6.nd.na.flag.s", Rfc.of(4861, "4"));
    public static final Field OVERRIDE = Field.flag("icmpv6.nd.na.flag.o", Rfc.of(4861, "4"));
    public static final Field NA_RESERVED = Field.number("icmpv6.nd.na.flag.rsv", Rfc.of(4861, "4"));
    public static final Field NA_TARGET = Field.ipv6("icmpv6.nd.na.target_address", Rfc.of(4861, "4"));
    public static final Field RD_TARGET = Field.ipv6("icmpv6.nd.rd.target_address", Rfc.of(4861, "4"));
    public static final Field RD_DESTINATION = Field.ipv6("icmpv6.rd.na.destination_address", Rfc.of(4861, "4"));
    public static final Field OPTION = Field.group("icmpv6.opt", Rfc.of(4861, "4.6"));
    public static final Field OPTION_TYPE = Field.number("icmpv6.opt.type", Rfc.of(4861, "4.6"));
    public static final Field OPTION_LENGTH = Field.number("icmpv6.opt.length", Rfc.of(4861, "4.6"));
    public static final Field LINK_ADDRESS = Field.mac("icmpv6.opt.linkaddr", Rfc.of(4861, "4.6"));
    public static final Field PREFIX_LENGTH = Field.number("icmpv6.opt.prefix.length", Rfc.of(4861, "4.6"));
    public static final Field ON_LINK = Field.flag("icmpv6.opt.prefix.flag.l", Rfc.of(4861, "4.6"));
    public static final Field AUTONOMOUS = Field.flag("icmpv6.opt.prefix.flag.a", Rfc.of(4861, "4.6"));
    public static final Field PREFIX_ROUTER = Field.flag("icmpv6.opt.prefix.flag.r", Rfc.of(6275, "7.2"));
    public static final Field PREFIX_RESERVED = Field.number("icmpv6.opt.prefix.flag.reserved", Rfc.of(4861, "4.6"));
    public static final Field VALID = Field.number("icmpv6.opt.prefix.valid_lifetime", Rfc.of(4861, "4.6"));
    public static final Field PREFERRED = Field.number("icmpv6.opt.prefix.preferred_lifetime", Rfc.of(4861, "4.6"));
    public static final Field OPTION_RESERVED = Field.bytes("icmpv6.opt.reserved", Rfc.of(4861, "4.6"));
    public static final Field PREFIX = Field.ipv6("icmpv6.opt.prefix", Rfc.of(4861, "4.6"));
    public static final Field OPTION_MTU = Field.number("x.icmpv6.option.mtu", Rfc.of(4861, "4.6"));
    public static final Field NONCE = Field.bytes("icmpv6.opt.nonce", Rfc.of(3971, "5.3.2"));
    public static final Field DNS_LIFETIME = Field.number("x.icmpv6.option.rdnss-lifetime", Rfc.of(8106, "5.1"));
    public static final Field DNS_SERVER = Field.ipv6("x.icmpv6.option.rdnss", Rfc.of(8106, "5.1"));
    public static final Field OPTION_DATA = Field.bytes("x.icmpv6.option.data", Rfc.of(4861, "4.6"));
    public static final Field MAXIMUM_RESPONSE = Field.number("icmpv6.mld.maximum_response_delay", Rfc.of(3810, "5"));
    public static final Field MULTICAST = Field.ipv6("icmpv6.mld.multicast_address", Rfc.of(3810, "5"));
    public static final Field RECORD_COUNT = Field.number("icmpv6.mldr.nb_mcast_records", Rfc.of(3810, "5.2"));
    public static final Field RECORD = Field.group("icmpv6.mldr.mar", Rfc.of(3810, "5.2"));
    public static final Field RECORD_TYPE = Field.number("icmpv6.mldr.mar.record_type", Rfc.of(3810, "5.2.12"));
    public static final Field AUXILIARY_LENGTH = Field.number("icmpv6.mldr.mar.aux_data_len", Rfc.of(3810, "5.2.6"));
    public static final Field SOURCE_COUNT = Field.number("icmpv6.mldr.mar.nb_sources", Rfc.of(3810, "5.2.7"));
    public static final Field RECORD_GROUP = Field.ipv6("icmpv6.mldr.mar.multicast_address", Rfc.of(3810, "5.2.8"));
    public static final Field SOURCE = Field.ipv6("icmpv6.mldr.mar.source_address", Rfc.of(3810, "5.2.9"));
    public static final Field AUXILIARY_DATA = Field.bytes("icmpv6.mldr.mar.auxiliary_data", Rfc.of(3810, "5.2.11"));
    public static final Field EXTENSION = Field.bytes("x.icmpv6.extension", Rfc.of(4884, "7"));

    public static final int HEADER_LENGTH = 8;

    private static final int IP_PROTOCOL = 58;
    static final int DESTINATION_UNREACHABLE = 1;
    static final int PACKET_TOO_BIG = 2;
    static final int TIME_EXCEEDED = 3;
    static final int PARAMETER_PROBLEM = 4;

    public static final Protocol PROTOCOL = new Protocol(
            "icmpv6",
            "ICMPv6",
            Icmpv6.class,
            List.of(
                    GROUP,
                    TYPE,
                    CODE,
                    CHECKSUM,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    RESERVED,
                    MTU,
                    POINTER,
                    IDENTIFIER,
                    SEQUENCE_NUMBER,
                    DATA,
                    HOP_LIMIT,
                    MANAGED,
                    OTHER,
                    HOME_AGENT,
                    ROUTER_PREFERENCE,
                    PROXY,
                    RA_RESERVED,
                    ROUTER_LIFETIME,
                    REACHABLE_TIME,
                    RETRANS_TIMER,
                    NS_TARGET,
                    ROUTER,
                    SOLICITED,
                    OVERRIDE,
                    NA_RESERVED,
                    NA_TARGET,
                    RD_TARGET,
                    RD_DESTINATION,
                    OPTION,
                    OPTION_TYPE,
                    OPTION_LENGTH,
                    LINK_ADDRESS,
                    PREFIX_LENGTH,
                    ON_LINK,
                    AUTONOMOUS,
                    PREFIX_ROUTER,
                    PREFIX_RESERVED,
                    VALID,
                    PREFERRED,
                    OPTION_RESERVED,
                    PREFIX,
                    OPTION_MTU,
                    NONCE,
                    DNS_LIFETIME,
                    DNS_SERVER,
                    OPTION_DATA,
                    MAXIMUM_RESPONSE,
                    MULTICAST,
                    RECORD_COUNT,
                    RECORD,
                    RECORD_TYPE,
                    AUXILIARY_LENGTH,
                    SOURCE_COUNT,
                    RECORD_GROUP,
                    SOURCE,
                    AUXILIARY_DATA,
                    EXTENSION),
            List.of(Icmpv6Anomaly.values()));
    public static final Icmpv6 LAYER = new Icmpv6();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 58));

    private Icmpv6() {}

    public static int type(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    public static int code(Bytes bytes, long at) {
        return bytes.u8(at + 1);
    }

    /// Whether messages of this type quote the packet that they are about.
    public static boolean isQuoting(int type) {
        return type >= DESTINATION_UNREACHABLE && type <= PARAMETER_PROBLEM;
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
    public Field trailer() {
        return EXTENSION;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        if (isQuoting(type(bytes, at))) {
            stack.push(this, bytes, at, at + HEADER_LENGTH, end);
            stack.quoted();
            stack.next(Space.ETHER_TYPE, EtherTypes.IPV6);
        } else {
            stack.push(this, bytes, at, end, end);
        }
    }

    @Override
    public void read(FieldReader reader) {
        int type = reader.u8(TYPE, Icmpv6Numbers.TYPES);
        reader.u8(CODE, Icmpv6Numbers.codes(type));
        reader.u16(CHECKSUM);
        Icmpv6Content.read(reader, type);
        if (!reader.isShort()) {
            reader.rest(DATA);
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        if (stack.payload(index) - at >= HEADER_LENGTH && stack.addressLength(index) == 16) {
            ChecksumCheck.withPseudoHeader(
                    header,
                    stack,
                    index,
                    IP_PROTOCOL,
                    stack.endOnWire(index) - at,
                    2,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    Icmpv6Anomaly.BAD_CHECKSUM);
        }
    }
}
