package dev.framewalk.decoders.contract;

import dev.framewalk.bytes.Bytes;

/// One packet to hold the contracts against.
///
/// @param name     what it shows
/// @param linkType its link type
/// @param layers   protocol ids that a walk must find, joined by `:`
/// @param bytes    the packet
public record SamplePacket(String name, int linkType, String layers, byte[] bytes) {
    public Bytes window() {
        return Bytes.captured(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
