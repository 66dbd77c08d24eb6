package dev.framewalk.timeline.link;

/// A host with a port, as `Host` fields and addresses of the web write them: `shop.example:8080`, `[2001:db8::1]:80`.
///
/// @param port empty where none is named
record Host(String name, String port) {
    static Host of(String written) {
        int colon = written.lastIndexOf(':');
        boolean isPort = colon > 0 && written.indexOf(']', colon) < 0
                && (written.indexOf(':') == colon || written.charAt(colon - 1) == ']');
        return isPort ? new Host(written.substring(0, colon), written.substring(colon + 1)) : new Host(written, "");
    }

    /// Whether a name is an address, which names nothing.
    static boolean isAddress(String name) {
        return name.startsWith("[") || name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
