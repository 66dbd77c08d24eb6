package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// DNS messages written byte by byte for tests.
final class Messages {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Messages header(int id, int flags, int questions, int answers, int authorities, int additionals) {
        return new Messages().u16(id).u16(flags).u16(questions).u16(answers).u16(authorities).u16(additionals);
    }

    /// A plain question, recursion desired.
    static Messages query(int id, String name, int type) {
        return header(id, 0x0100, 1, 0, 0, 0).name(name).u16(type).u16(1);
    }

    /// A response that repeats one question and has `answers` answers, which point to byte 12 for their name.
    static Messages response(int id, String name, int type, int answers) {
        return header(id, 0x8180, 1, answers, 0, 0).name(name).u16(type).u16(1);
    }

    Messages record(int pointer, int type, long ttl, String hexData) {
        byte[] data = HexFormat.of().parseHex(hexData.replace(" ", ""));
        return u16(0xc000 | pointer).u16(type).u16(1).u32(ttl).u16(data.length).bytes(data);
    }

    Messages u8(int value) {
        out.write(value);
        return this;
    }

    Messages u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Messages u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value & 0xffff);
    }

    Messages name(String name) {
        for (String label : name.split("\\.")) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            u8(bytes.length).bytes(bytes);
        }
        return u8(0);
    }

    Messages hex(String hex) {
        return bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Messages bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] array() {
        return out.toByteArray();
    }

    Bytes end() {
        return Bytes.captured(array());
    }

    /// The message behind its length, as TCP carries it.
    byte[] framed() {
        byte[] message = array();
        return new Messages().u16(message.length).bytes(message).array();
    }
}
