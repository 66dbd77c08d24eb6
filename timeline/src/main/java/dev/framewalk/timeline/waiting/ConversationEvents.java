package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.column.IntColumn;

/// The events of one conversation that waiting is found in: what decoders told, and what happened to the connection.
final class ConversationEvents {
    private final IntColumn told = new IntColumn();
    private final IntColumn connection = new IntColumn();

    void addTold(int event) {
        told.add(event);
    }

    void addConnection(int event) {
        connection.add(event);
    }

    /// Events of stream decoders.
    int toldCount() {
        return told.size();
    }

    int told(int index) {
        return told.at(index);
    }

    /// The steps of the handshake.
    int connectionCount() {
        return connection.size();
    }

    int connection(int index) {
        return connection.at(index);
    }
}
