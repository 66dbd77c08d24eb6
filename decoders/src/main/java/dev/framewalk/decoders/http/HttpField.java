package dev.framewalk.decoders.http;

/// One field of a message: a line of HTTP/1, an entry of a field list of HTTP/2 (pseudo-fields such as `:path` included).
///
/// @param name  as it was sent
/// @param value without white space around it
public record HttpField(String name, String value) {
    /// Whether it stands for a part of the start line of HTTP/1.
    public boolean isPseudo() {
        return name.startsWith(":");
    }

    /// Whether it has this name; names are compared without regard to case (RFC 9110, section 5.1).
    public boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }
}
