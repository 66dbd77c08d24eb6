package dev.framewalk.decoders.hpack;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import java.util.HexFormat;
import java.util.List;

/// Header blocks written down for tests.
final class Blocks {
    private Blocks() {}

    /// Bytes from hexadecimal digits; spaces do not matter.
    static Bytes hex(String digits) {
        return Bytes.captured(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    }

    static HpackBlock decode(HpackDecoder decoder, Bytes block) {
        return decoder.decode(block, 0, block.length(), 0);
    }

    static HpackBlock decode(HpackDecoder decoder, String digits) {
        return decode(decoder, hex(digits));
    }

    static Node explain(Bytes block, HpackTable before) {
        Explain reader = new Explain(Hpack.group(), block, 0, block.length());
        HpackBlock.parse(reader, before);
        return reader.finish();
    }

    static List<String> texts(HpackBlock block) {
        return block.fields().stream().map(HpackField::toString).toList();
    }

    static List<String> texts(HpackTable table) {
        return table.entries().stream().map(HpackEntry::toString).toList();
    }

    static List<HpackAnomaly> anomalies(HpackBlock block) {
        return block.findings().stream().map(HpackFinding::anomaly).toList();
    }
}
