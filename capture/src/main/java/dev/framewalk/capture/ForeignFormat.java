package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureProblem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A guess at what a file is that is none of the formats we read, so that the user is told more than "unknown".
final class ForeignFormat {
    private static final String CONVERT = "Wireshark can convert it: File, Save As, pcapng";

    private ForeignFormat() {}

    private record Magic(String hex, String name, String advice) {}

    private static final Magic[] MAGICS = {
        new Magic("474d4255", "a Microsoft Network Monitor 2 capture", CONVERT),
        new Magic("52545353", "a Microsoft Network Monitor 1 capture", CONVERT),
        new Magic("5452534e49464620", "a Network General Sniffer capture", CONVERT),
        new Magic("58435000", "a NetXRay capture", CONVERT),
        new Magic("7f766572", "an EtherPeek or OmniPeek capture", CONVERT),
        new Magic("0000020012050010", "a K12 capture in binary form", CONVERT),
        new Magic("2b2d2d2d2d2d2d2d2d2b2d2d", "a K12 text capture", CONVERT),
        new Magic("6970747261636520", "an AIX iptrace capture", CONVERT),
        new Magic("6274736e6f6f7000", "a Bluetooth btsnoop capture", CONVERT),
        new Magic("1f8b", "a gzip file inside another compressed file", "Unpack it once and open the result"),
        new Magic("28b52ffd", "a zstd file inside another compressed file", "Unpack it once and open the result"),
        new Magic("04224d18", "an lz4 file inside another compressed file", "Unpack it once and open the result"),
        new Magic("425a68", "a bzip2 file", "Unpack it with \"bunzip2\" and open the result"),
        new Magic("fd377a585a00", "an xz file", "Unpack it with \"unxz\" and open the result"),
        new Magic("504b0304", "a ZIP archive", "Unpack it and open the capture inside"),
        new Magic("377abcaf271c", "a 7-Zip archive", "Unpack it and open the capture inside"),
        new Magic("52617221", "a RAR archive", "Unpack it and open the capture inside"),
        new Magic("7f454c46", "an ELF program", ""),
        new Magic("4d5a", "a Windows program", ""),
        new Magic("cafebabe", "a Java class or a macOS program", ""),
        new Magic("cffaedfe", "a macOS program", ""),
        new Magic("25504446", "a PDF document", ""),
        new Magic("89504e47", "a PNG picture", ""),
        new Magic("ffd8ff", "a JPEG picture", ""),
        new Magic("47494638", "a GIF picture", ""),
        new Magic("53514c69746520666f726d6174", "an SQLite database", ""),
    };

    /// What to tell about a file that begins with these bytes.
    static CaptureProblem problemOf(Bytes window) {
        if (window.isEmpty()) {
            return problem("capture.empty", "The file is empty", "nothing was recorded, or the copy failed", "");
        }
        Magic known = known(window);
        if (known != null) {
            return foreign(known.name(), known.advice());
        }
        String text = text(window);
        if (!text.isEmpty()) {
            return textual(text);
        }
        int shown = (int) Math.min(8, window.length());
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            first.append("%02x ".formatted(window.u8(i)));
        }
        return problem(
                "capture.unknown-format",
                "The file is no capture in a format that is known here; it begins with "
                        + first.toString().strip(),
                "captures in pcap, pcapng and snoop format are read",
                "If Wireshark opens it, save it from there as pcapng");
    }

    private static @Nullable Magic known(Bytes window) {
        for (Magic magic : MAGICS) {
            byte[] wanted = HexFormat.of().parseHex(magic.hex());
            if (window.length() >= wanted.length && window.matches(0, Bytes.captured(wanted), 0, wanted.length)) {
                return magic;
            }
        }
        return null;
    }

    private static CaptureProblem textual(String text) {
        String head = text.stripLeading().toLowerCase(Locale.ROOT);
        if (head.startsWith("{") || head.startsWith("[")) {
            return head.contains("\"log\"") && head.contains("\"version\"")
                    ? foreign("an HTTP archive (HAR)", "It holds requests, not packets; record packets to see them here")
                    : foreign("a JSON text", "");
        }
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            return foreign(
                    "a web page", "Perhaps a download page was saved instead of the capture; download it again");
        }
        if (head.startsWith("<?xml") || head.startsWith("<pdml") || head.startsWith("<psml")) {
            return foreign("an XML text", "");
        }
        if (head.contains("client_random ") || head.contains("client_traffic_secret_0 ")) {
            return foreign("a TLS key log", "Open the capture and give this file as its key log");
        }
        if (head.startsWith("000000 ") || head.startsWith("0000 ") || head.startsWith("00000000: ")) {
            return foreign("a hex dump", "Wireshark's text2pcap turns hex dumps into captures");
        }
        return foreign("a plain text", "If it is a hex dump, Wireshark's text2pcap turns it into a capture");
    }

    /// The beginning, if it is text; empty otherwise.
    private static String text(Bytes window) {
        int length = (int) Math.min(512, window.length());
        for (int i = 0; i < length; i++) {
            int b = window.u8(i);
            if (b == 0x7f || b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return "";
            }
        }
        return window.text(0, length, StandardCharsets.UTF_8);
    }

    private static CaptureProblem foreign(String name, String advice) {
        return problem(
                "capture.foreign-format",
                "The file looks like " + name,
                "captures in pcap, pcapng and snoop format are read",
                advice);
    }

    private static CaptureProblem problem(String id, String what, String why, String advice) {
        return new CaptureProblem(id, Severity.STOPPED, 0, 0, what, why, advice);
    }
}
