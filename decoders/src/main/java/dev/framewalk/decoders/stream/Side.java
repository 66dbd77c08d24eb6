package dev.framewalk.decoders.stream;

/// One of the two ends of a conversation.
public enum Side {
    CLIENT,
    SERVER;

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
