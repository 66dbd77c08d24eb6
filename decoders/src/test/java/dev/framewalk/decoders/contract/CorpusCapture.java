package dev.framewalk.decoders.contract;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Packets of a pcap or pcapng file, read just well enough for tests: the real readers are in a module that decoders cannot see.
public final class CorpusCapture {
    /// One packet of the file.
    ///
    /// @param vantage    pcapng interface, counted over all sections; 0 in pcap
    /// @param wireLength how long it was on the wire
    public record Packet(int linkType, int vantage, long from, long to, long wireLength) {}

    private final Bytes bytes;
    private final List<Packet> packets = new ArrayList<>();

    private CorpusCapture(byte[] file) {
        bytes = Bytes.captured(file);
        if (bytes.length() < 24) {
            return;
        }
        int magic = bytes.i32(0);
        switch (magic) {
            case 0xa1b2c3d4, 0xa1b23c4d -> pcap(false, 16);
            case 0xd4c3b2a1, 0x4d3cb2a1 -> pcap(true, 16);
            case 0xa1b2cd34 -> pcap(false, 24);
            case 0x34cdb2a1 -> pcap(true, 24);
            case 0x0a0d0d0a -> pcapng();
            default -> {}
        }
    }

    public static CorpusCapture read(Path path) {
        try {
            byte[] file = Files.readAllBytes(path);
            if (file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b) {
                file = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
            }
            return new CorpusCapture(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All capture files below the folder that the system property `framewalk.corpus` names; empty if it names none.
    public static List<Path> files() {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", ""));
        if (System.getProperty("framewalk.corpus", "").isEmpty() || !Files.isDirectory(corpus)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(corpus)) {
            return all.filter(p -> p.toString().matches(".*\\.(pcap|pcapng|pcap\\.gz|cap)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Bytes bytes() {
        return bytes;
    }

    public List<Packet> packets() {
        return packets;
    }

    private long u32(long at, boolean little) {
        return little ? bytes.u32Le(at) : bytes.u32(at);
    }

    private int u16(long at, boolean little) {
        return little ? bytes.u16Le(at) : bytes.u16(at);
    }

    private void pcap(boolean little, int recordHeader) {
        int linkType = (int) u32(20, little) & 0xffff;
        long at = 24;
        while (bytes.length() - at >= recordHeader) {
            long captured = u32(at + 8, little);
            long from = at + recordHeader;
            long to = Math.min(bytes.length(), from + captured);
            if (from + captured > bytes.length()) {
                return;
            }
            packets.add(new Packet(linkType, 0, from, to, u32(at + 12, little)));
            at = to;
        }
    }

    private void pcapng() {
        boolean little = false;
        List<Integer> linkTypes = new ArrayList<>();
        int firstOfSection = 0;
        long at = 0;
        while (bytes.length() - at >= 12) {
            if (bytes.i32(at) == 0x0a0d0d0a) {
                little = bytes.i32(at + 8) == 0x4d3c2b1a;
                firstOfSection = linkTypes.size();
            }
            long type = u32(at, little);
            long length = u32(at + 4, little);
            if (length < 12 || at + length > bytes.length()) {
                return;
            }
            if (type == 1) {
                linkTypes.add(u16(at + 8, little));
            } else if (type == 6 || type == 2) {
                int vantage = firstOfSection + (type == 6 ? (int) u32(at + 8, little) : u16(at + 8, little));
                long captured = u32(at + 20, little);
                if (vantage < linkTypes.size() && captured <= length - 32) {
                    packets.add(new Packet(
                            linkTypes.get(vantage), vantage, at + 28, at + 28 + captured, u32(at + 24, little)));
                }
            } else if (type == 3 && firstOfSection < linkTypes.size()) {
                long wire = u32(at + 8, little);
                long captured = Math.min(wire, length - 16);
                packets.add(new Packet(linkTypes.get(firstOfSection), firstOfSection, at + 12, at + 12 + captured, wire));
            }
            at += length;
        }
    }
}
