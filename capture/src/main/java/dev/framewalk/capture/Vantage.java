package dev.framewalk.capture;

import java.util.List;

/// A place where packets were seen: one interface of one section of a capture file.
///
/// @param id                  index in [CaptureFile#vantages()]
/// @param section             index of the pcapng section, from 0
/// @param interfaceIndex      index of the interface in its section: what Wireshark calls `frame.interface_id`
/// @param linkType            what its packets begin with, see [LinkType]
/// @param name                name in the operating system, such as `eth0`; empty if not told
/// @param description         what somebody wrote about it; empty if not told
/// @param filter              the capture filter; empty if not told
/// @param hardware            the hardware; empty if not told
/// @param operatingSystem     where it was recorded; empty if not told
/// @param comments            comments on the interface
/// @param snapLength          bytes of a packet that were kept; 0 for all
/// @param frameCheckBytes     bytes of frame check sequence at the end of each packet; -1 if not told
/// @param timeResolution      resolution of its clock in words, such as `1 µs`
/// @param timeOffsetSeconds   seconds that its times were recorded relative to
/// @param speedBitsPerSecond  speed of the link; 0 if not told
public record Vantage(
        int id,
        int section,
        int interfaceIndex,
        int linkType,
        String name,
        String description,
        String filter,
        String hardware,
        String operatingSystem,
        List<String> comments,
        int snapLength,
        int frameCheckBytes,
        String timeResolution,
        long timeOffsetSeconds,
        long speedBitsPerSecond) {

    public Vantage {
        comments = List.copyOf(comments);
    }

    /// The best name there is for people.
    public String label() {
        if (!name.isEmpty()) {
            return name;
        }
        return description.isEmpty() ? "interface " + interfaceIndex : description;
    }
}
