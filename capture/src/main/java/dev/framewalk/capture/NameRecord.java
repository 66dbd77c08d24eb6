package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.util.List;

/// A name of an address, as the recording machine knew it.
///
/// @param section index of the pcapng section that it stands in
/// @param kind    what kind of address
/// @param address the address: 4, 16, 6 or 8 bytes
/// @param names   its names, at least one
public record NameRecord(int section, Kind kind, Bytes address, List<String> names) {
    public NameRecord {
        names = List.copyOf(names);
    }

    /// A kind of address.
    public enum Kind {
        IPV4(4),
        IPV6(16),
        EUI48(6),
        EUI64(8);

        private final int addressLength;

        Kind(int addressLength) {
            this.addressLength = addressLength;
        }

        public int addressLength() {
            return addressLength;
        }
    }
}
