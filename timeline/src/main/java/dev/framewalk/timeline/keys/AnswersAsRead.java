package dev.framewalk.timeline.keys;

import dev.framewalk.decoders.tls.TlsLabel;
import dev.framewalk.decoders.tls.TlsOrigin;
import dev.framewalk.decoders.tls.TlsSecrets;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Secrets for a capture whose packets are fed again later: whoever reads a packet again is told what was known when it was read first. What a
/// packet told would otherwise change with each secret that comes late.
public final class AnswersAsRead implements TlsSecrets {
    private final Keys keys;
    private final IntSupplier packet;
    /// The packets with which questions were first answered. A secret that is known stays known.
    private final Map<Question, Integer> since = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Integer> again = new ThreadLocal<>();

    /// @param packet the packet that is being read for the first time
    public AnswersAsRead(Keys keys, IntSupplier packet) {
        this.keys = keys;
        this.packet = packet;
    }

    /// What is asked: a label with an identifier, or the name of a session.
    private record Question(Object what, Object of) {}

    /// Runs something on this thread that reads a packet again.
    public void readAgain(int packetNumber, Runnable reading) {
        again.set(packetNumber);
        try {
            reading.run();
        } finally {
            again.remove();
        }
    }

    @Override
    public byte @Nullable [] secret(TlsLabel label, byte[] identifier) {
        Integer asOf = again.get();
        if (asOf != null) {
            return wasKnown(new Question(label, ByteBuffer.wrap(identifier)), asOf) ? keys.secret(label, identifier) : null;
        }
        byte[] secret = keys.secret(label, identifier);
        if (secret != null) {
            since.putIfAbsent(new Question(label, ByteBuffer.wrap(identifier)), packet.getAsInt());
        }
        return secret;
    }

    @Override
    public void granted(String name, TlsOrigin origin) {
        if (again.get() == null) {
            keys.granted(name, origin);
        }
    }

    @Override
    public @Nullable TlsOrigin origin(String name) {
        Integer asOf = again.get();
        if (asOf != null) {
            return wasKnown(new Question(TlsOrigin.class, name), asOf) ? keys.origin(name) : null;
        }
        TlsOrigin origin = keys.origin(name);
        if (origin != null) {
            since.putIfAbsent(new Question(TlsOrigin.class, name), packet.getAsInt());
        }
        return origin;
    }

    private boolean wasKnown(Question question, int asOf) {
        Integer first = since.get(question);
        return first != null && first <= asOf;
    }
}
