package dev.framewalk.timeline.link;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.generated.GeneratedCapture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A capture between any hosts of 10.0.0.0/24, packet by packet, a millisecond apart. Hosts are the last octet of their address.
final class Wire {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    private final GeneratedCapture capture = new GeneratedCapture();
    private long clock = 1_700_000_000_000_000_000L;
    private int port = 50_000;

    Timeline read() throws IOException {
        return capture.read();
    }

    Wire pause(long nanos) {
        clock += nanos;
        return this;
    }

    private void packet(int from, int to, int protocol, byte[] payload) {
        byte[] destination = to == MANY ? new byte[] {(byte) 224, 0, 0, (byte) 251} : new byte[] {10, 0, 0, (byte) to};
        ByteBuffer packet = ByteBuffer.allocate(34 + payload.length);
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length)).putInt(0x4000).put((byte) 64).put((byte) protocol);
        packet.putShort((short) 0).put(new byte[] {10, 0, 0, (byte) from}).put(destination).put(payload);
        clock += 1_000_000;
        capture.add(new GeneratedCapture.Packet(clock, packet.array()));
    }

    /// Everybody on the link (mDNS).
    static final int MANY = 256;

    // ---- names

    private Wire datagram(int from, int fromPort, int to, int toPort, byte[] payload) {
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) fromPort).putShort((short) toPort).putShort((short) (8 + payload.length)).putShort((short) 0);
        packet(from, to, 17, udp.put(payload).array());
        return this;
    }

    /// A question to the server at 53, and its answer: the name, perhaps by way of an alias, has the address of a host.
    Wire lookUp(int client, String name, String alias, int host) {
        byte[] question = question(name);
        int id = ++port;
        datagram(client, id, 53, 53, dns(id, 0x0100, 0, question));
        return datagram(53, 53, client, id, dns(id, 0x8180, alias.isEmpty() ? 1 : 2, question, answer(alias, host)));
    }

    Wire ask(int client, int fromPort, String name) {
        return datagram(client, fromPort, 53, 53, dns(7, 0x0100, 0, question(name)));
    }

    /// A host tells everybody its address.
    Wire announce(String name, int host) {
        byte[] record = join(encoded(name), HexFormat.of().parseHex("0001800100000078" + "0004" + "0a0000"), new byte[] {(byte) host});
        return datagram(host, 5353, MANY, 5353, join(HexFormat.of().parseHex("000084000000000100000000"), record));
    }

    private static byte[] dns(int id, int flags, int answers, byte[] question, byte[]... rest) {
        ByteBuffer head = ByteBuffer.allocate(12);
        head.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) answers).putInt(0);
        return join(head.array(), question, join(rest));
    }

    private static byte[] question(String name) {
        return join(encoded(name), HexFormat.of().parseHex("00010001"));
    }

    private static byte[] answer(String alias, int host) {
        byte[] address = {10, 0, 0, (byte) host};
        byte[] fixed = HexFormat.of().parseHex("00010001000000780004");
        if (alias.isEmpty()) {
            return join(HexFormat.of().parseHex("c00c"), fixed, address);
        }
        byte[] target = encoded(alias);
        byte[] length = {0, (byte) target.length};
        return join(HexFormat.of().parseHex("c00c0005000100000078"), length, target, encoded(alias), fixed, address);
    }

    private static byte[] encoded(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    // ---- connections

    Connection connect(int client, int server, int serverPort) {
        Connection connection = new Connection(client, ++port, server, serverPort);
        connection.segment(true, SYN, new byte[0]);
        connection.segment(false, SYN | ACK, new byte[0]);
        connection.segment(true, ACK, new byte[0]);
        return connection;
    }

    /// Both ends of one connection.
    final class Connection {
        private final int client;
        private final int clientPort;
        private final int server;
        private final int serverPort;
        private int clientNext = 1000;
        private int serverNext = 5000;

        private Connection(int client, int clientPort, int server, int serverPort) {
            this.client = client;
            this.clientPort = clientPort;
            this.server = server;
            this.serverPort = serverPort;
        }

        Connection client(String text) {
            return client(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Connection server(String text) {
            return server(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Connection client(byte[] bytes) {
            return segment(true, ACK, bytes);
        }

        Connection server(byte[] bytes) {
            return segment(false, ACK, bytes);
        }

        Connection serverCloses() {
            return segment(false, FIN | ACK, new byte[0]);
        }

        Connection serverResets() {
            return segment(false, RST | ACK, new byte[0]);
        }

        private Connection segment(boolean fromClient, int flags, byte[] payload) {
            ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
            tcp.putShort((short) (fromClient ? clientPort : serverPort)).putShort((short) (fromClient ? serverPort : clientPort));
            tcp.putInt(fromClient ? clientNext : serverNext);
            tcp.putInt((flags & ACK) == 0 ? 0 : fromClient ? serverNext : clientNext);
            tcp.put((byte) 0x50).put((byte) flags).putShort((short) 0xffff).putInt(0).put(payload);
            packet(fromClient ? client : server, fromClient ? server : client, 6, tcp.array());
            int moved = payload.length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
            if (fromClient) {
                clientNext += moved;
            } else {
                serverNext += moved;
            }
            return this;
        }
    }
}
