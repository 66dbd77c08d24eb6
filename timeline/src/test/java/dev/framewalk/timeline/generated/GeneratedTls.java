package dev.framewalk.timeline.generated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A TLS 1.3 connection with AES-128-GCM as bytes of both sides, with the place of each record and the key log that opens it.
///
/// The traffic secrets are drawn and not agreed on: whoever has the key log cannot tell. What must be so for a decoder is so: hellos with
/// random values and extensions, encrypted extensions with ALPN, and the record protection of RFC 8446, section 5.2.
public final class GeneratedTls {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int RECORD_HEADER = 5;
    private static final int TAG = 16;

    private final Random random;
    private final byte[] clientRandom;
    private final Writer clientHandshake;
    private final Writer serverHandshake;
    private final Writer client;
    private final Writer server;
    private final ByteArrayOutputStream serverStream = new ByteArrayOutputStream();
    private final List<Record> records = new ArrayList<>();
    private long plainSent;

    /// A record of the server with application data.
    ///
    /// @param plainFrom where its content begins in what the server says
    /// @param from      where it begins on TCP
    public record Record(long plainFrom, long plainTo, long from, long to) {
        /// The byte of TCP that carries a byte of the content.
        public long onTcp(long plain) {
            return from + RECORD_HEADER + (plain - plainFrom);
        }
    }

    public GeneratedTls(Random random) {
        this.random = random;
        clientRandom = bytes(32);
        clientHandshake = new Writer(bytes(32));
        serverHandshake = new Writer(bytes(32));
        client = new Writer(bytes(32));
        server = new Writer(bytes(32));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public String keyLog() {
        String id = HexFormat.of().formatHex(clientRandom);
        return line("CLIENT_HANDSHAKE_TRAFFIC_SECRET", id, clientHandshake)
                + line("SERVER_HANDSHAKE_TRAFFIC_SECRET", id, serverHandshake)
                + line("CLIENT_TRAFFIC_SECRET_0", id, client)
                + line("SERVER_TRAFFIC_SECRET_0", id, server);
    }

    private static String line(String label, String id, Writer writer) {
        return label + " " + id + " " + HexFormat.of().formatHex(writer.secret) + "\n";
    }

    /// The first flight of the client.
    public byte[] clientHello() {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        extension(extensions, 43, new byte[] {2, 3, 4});
        extension(extensions, 16, new byte[] {0, 3, 2, 'h', '2'});
        extension(extensions, 10, new byte[] {0, 2, 0, 29});
        extension(extensions, 13, new byte[] {0, 2, 4, 3});
        extension(extensions, 51, concat(new byte[] {0, 36, 0, 29, 0, 32}, bytes(32)));
        byte[] name = "a.example".getBytes(StandardCharsets.US_ASCII);
        extension(
                extensions,
                0,
                concat(new byte[] {0, (byte) (name.length + 3), 0, 0, (byte) name.length}, name));
        byte[] body = concat(
                new byte[] {3, 3},
                clientRandom,
                new byte[] {0, 0, 2, 0x13, 1, 1, 0},
                vector(extensions.toByteArray()));
        return clear(HANDSHAKE, message(1, body));
    }

    /// The first flight of the server.
    public byte[] serverFlight() {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        extension(extensions, 43, new byte[] {3, 4});
        extension(extensions, 51, concat(new byte[] {0, 29, 0, 32}, bytes(32)));
        byte[] hello = concat(new byte[] {3, 3}, bytes(32), new byte[] {0, 0x13, 1, 0}, vector(extensions.toByteArray()));
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        extension(encrypted, 16, new byte[] {0, 3, 2, 'h', '2'});
        byte[] flight = concat(
                clear(HANDSHAKE, message(2, hello)),
                serverHandshake.protect(
                        HANDSHAKE,
                        concat(message(8, vector(encrypted.toByteArray())), message(20, bytes(32)))));
        serverStream.writeBytes(flight);
        return flight;
    }

    /// The client's Finished, and what it says first.
    public byte[] clientSays(byte[] content) {
        ByteArrayOutputStream flight = new ByteArrayOutputStream();
        flight.writeBytes(clientHandshake.protect(HANDSHAKE, message(20, bytes(32))));
        for (int at = 0; at < content.length; at += 1000) {
            flight.writeBytes(
                    client.protect(APPLICATION_DATA, Arrays.copyOfRange(content, at, Math.min(content.length, at + 1000))));
        }
        return flight.toByteArray();
    }

    /// What the server says, in records of any length, whatever lies in them.
    public byte[] serverSays(byte[] content) {
        ByteArrayOutputStream flight = new ByteArrayOutputStream();
        int at = 0;
        while (at < content.length) {
            int length = Math.min(content.length - at, 1 + random.nextInt(random.nextBoolean() ? 600 : 4000));
            byte[] record = server.protect(APPLICATION_DATA, Arrays.copyOfRange(content, at, at + length));
            long from = serverStream.size();
            serverStream.writeBytes(record);
            records.add(new Record(plainSent, plainSent + length, from, from + record.length));
            plainSent += length;
            flight.writeBytes(record);
            at += length;
        }
        return flight.toByteArray();
    }

    public List<Record> records() {
        return records;
    }

    /// The record that holds a byte of what the server says.
    public Record recordOf(long plain) {
        for (Record record : records) {
            if (record.plainFrom <= plain && plain < record.plainTo) {
                return record;
            }
        }
        throw new AssertionError("no record at " + plain);
    }

    private static byte[] message(int type, byte[] body) {
        return concat(new byte[] {(byte) type, 0, (byte) (body.length >> 8), (byte) body.length}, body);
    }

    private static void extension(ByteArrayOutputStream into, int type, byte[] body) {
        into.write(type >> 8);
        into.write(type);
        into.writeBytes(vector(body));
    }

    private static byte[] vector(byte[] body) {
        return concat(new byte[] {(byte) (body.length >> 8), (byte) body.length}, body);
    }

    private static byte[] clear(int type, byte[] content) {
        return concat(new byte[] {(byte) type, 3, 3, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// One traffic secret at work.
    private static final class Writer {
        private final byte[] secret;
        private final SecretKeySpec key;
        private final byte[] iv;
        private long sequence;

        Writer(byte[] secret) {
            this.secret = secret;
            this.key = new SecretKeySpec(expand(secret, "key", 16), "AES");
            this.iv = expand(secret, "iv", 12);
        }

        byte[] protect(int type, byte[] content) {
            int length = content.length + 1 + TAG;
            byte[] header = {APPLICATION_DATA, 3, 3, (byte) (length >> 8), (byte) length};
            byte[] nonce = iv.clone();
            ByteBuffer number = ByteBuffer.allocate(8).putLong(sequence++);
            for (int i = 0; i < 8; i++) {
                nonce[4 + i] ^= number.get(i);
            }
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
                cipher.updateAAD(header);
                return concat(header, cipher.doFinal(concat(content, new byte[] {(byte) type})));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /// HKDF-Expand-Label of RFC 8446, section 7.1, for at most 32 bytes.
        private static byte[] expand(byte[] secret, String label, int length) {
            byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
            byte[] info = concat(new byte[] {0, (byte) length, (byte) name.length}, name, new byte[] {0, 1});
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return Arrays.copyOf(mac.doFinal(info), length);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
