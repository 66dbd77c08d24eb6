package dev.framewalk.timeline.recording;

/// One end of a conversation.
///
/// @param address network address as text, in its usual form
/// @param port    transport port, or 0 where there is none
public record Endpoint(String address, int port) {
    @Override
    public String toString() {
        if (port == 0) {
            return address;
        }
        return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
