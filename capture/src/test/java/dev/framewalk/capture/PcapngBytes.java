package dev.framewalk.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Builds pcapng files byte by byte, apart from the code that is tested.
final class PcapngBytes {
    private ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PcapngBytes(ByteOrder order) {
        this.order = order;
    }

    static PcapngBytes usual() {
        return new PcapngBytes(ByteOrder.LITTLE_ENDIAN).section().ethernet();
    }

    PcapngBytes order(ByteOrder next) {
        order = next;
        return this;
    }

    PcapngBytes section(byte[]... options) {
        return section(1, 0, -1, options);
    }

    PcapngBytes section(int major, int minor, long length, byte[]... options) {
        ByteBuffer head = buffer(16).putInt(0x1a2b3c4d).putShort((short) major).putShort((short) minor).putLong(length);
        return block(0x0a0d0d0a, joined(head.array(), joined(options)));
    }

    PcapngBytes ethernet(byte[]... options) {
        return interfaceOf(1, 0, options);
    }

    PcapngBytes interfaceOf(int linkType, int snapLength, byte[]... options) {
        ByteBuffer head = buffer(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
        return block(1, joined(head.array(), joined(options)));
    }

    PcapngBytes packet(int index, long ticks, byte[] bytes, byte[]... options) {
        return packet(index, ticks, bytes.length, bytes.length, bytes, options);
    }

    PcapngBytes packet(int index, long ticks, int captured, int wire, byte[] bytes, byte[]... options) {
        ByteBuffer head = buffer(20)
                .putInt(index)
                .putInt((int) (ticks >>> 32))
                .putInt((int) ticks)
                .putInt(captured)
                .putInt(wire);
        return block(6, joined(head.array(), padded(bytes), joined(options)));
    }

    PcapngBytes oldPacket(int index, int drops, long ticks, byte[] bytes) {
        ByteBuffer head = buffer(20)
                .putShort((short) index)
                .putShort((short) drops)
                .putInt((int) (ticks >>> 32))
                .putInt((int) ticks)
                .putInt(bytes.length)
                .putInt(bytes.length);
        return block(2, joined(head.array(), padded(bytes)));
    }

    PcapngBytes simplePacket(int wire, byte[] bytes) {
        return block(3, joined(buffer(4).putInt(wire).array(), padded(bytes)));
    }

    PcapngBytes secrets(int type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return block(10, joined(buffer(8).putInt(type).putInt(bytes.length).array(), padded(bytes)));
    }

    PcapngBytes custom(boolean copy, int enterprise, byte[] content) {
        return block(copy ? 0xbad : 0x40000bad, joined(buffer(4).putInt(enterprise).array(), padded(content)));
    }

    PcapngBytes journal(String text) {
        return block(9, padded(text.getBytes(StandardCharsets.UTF_8)));
    }

    PcapngBytes name(int type, byte[] address, String... names) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(address);
        for (String name : names) {
            value.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            value.write(0);
        }
        return block(4, joined(option(type, value.toByteArray()), new byte[4]));
    }

    PcapngBytes statistics(int index, long ticks, byte[]... options) {
        ByteBuffer head = buffer(12).putInt(index).putInt((int) (ticks >>> 32)).putInt((int) ticks);
        return block(5, joined(head.array(), joined(options)));
    }

    PcapngBytes block(int type, byte[] body) {
        int total = body.length + 12;
        out.writeBytes(buffer(8).putInt(type).putInt(total).array());
        out.writeBytes(body);
        out.writeBytes(buffer(4).putInt(total).array());
        return this;
    }

    PcapngBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] option(int code, byte[] value) {
        return joined(buffer(4).putShort((short) code).putShort((short) value.length).array(), padded(value));
    }

    byte[] option(int code, String value) {
        return option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] option64(int code, long value) {
        return option(code, buffer(8).putLong(value).array());
    }

    byte[] option32(int code, int value) {
        return option(code, buffer(4).putInt(value).array());
    }

    byte[] end() {
        return new byte[4];
    }

    int length() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    static byte[] padded(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length + 3 & ~3);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
