package dev.framewalk.decoders.tls;

import static dev.framewalk.decoders.tls.TlsSentences.cut;
import static dev.framewalk.decoders.tls.TlsSentences.date;
import static dev.framewalk.decoders.tls.TlsSentences.say;
import static dev.framewalk.decoders.tls.TlsSentences.side;

import dev.framewalk.decoders.text.Quantities;

/// How handshake messages other than hellos are told.
final class TlsMessageSentences {
    private TlsMessageSentences() {}

    static String of(TlsEvent.HandshakeMessageSeen e) {
        TlsHandshake handshake = e.handshake();
        TlsExtensions extensions = handshake.extensions();
        String side = side(e.side());
        String key = "message." + handshake.type();
        return switch (handshake.type()) {
            case TlsHandshake.NEW_SESSION_TICKET -> say(
                    key,
                    "time",
                    time(handshake.seconds()),
                    "early",
                    extensions == null || extensions.maxEarlyData() <= 0
                            ? ""
                            : say("message.4.early", "bytes", Quantities.bytes(extensions.maxEarlyData())));
            case TlsHandshake.ENCRYPTED_EXTENSIONS -> say(
                    key,
                    "protocol",
                    extensions == null || extensions.alpn().isEmpty()
                            ? ""
                            : say("message.8.protocol", "protocol", cut(extensions.alpn().getFirst())),
                    "early",
                    extensions != null && extensions.hasEarlyData() ? say("message.8.early") : "");
            case TlsHandshake.CERTIFICATE -> certificate(e, side, key);
            case TlsHandshake.SERVER_KEY_EXCHANGE -> say(
                    key,
                    "group",
                    handshake.number() < 0
                            ? ""
                            : say("message.12.group", "group", TlsSentences.group(handshake.number())));
            case TlsHandshake.CERTIFICATE_VERIFY -> say(
                    key,
                    "side",
                    side,
                    "signature",
                    handshake.number() < 0
                            ? ""
                            : say(
                                    "message.15.signature",
                                    "signature",
                                    TlsSentences.number(
                                            handshake.number(), TlsNumbers.SIGNATURES.nameOf(handshake.number()))));
            case TlsHandshake.KEY_UPDATE -> say(handshake.number() == 1 ? key + ".asking" : key, "side", side);
            case TlsHandshake.COMPRESSED_CERTIFICATE -> say(
                    key,
                    "side",
                    side,
                    "algorithm",
                    TlsSentences.number(
                            handshake.number(), TlsNumbers.CERTIFICATE_COMPRESSIONS.nameOf(handshake.number())));
            default -> TlsSentences.has(key)
                    ? say(key, "side", side)
                    : say(
                            e.id(),
                            "side",
                            side,
                            "name",
                            TlsSentences.number(handshake.type(), handshake.name()),
                            "bytes",
                            Quantities.bytes(handshake.length()));
        };
    }

    private static String certificate(TlsEvent.HandshakeMessageSeen e, String side, String key) {
        TlsCertificate certificate = e.handshake().certificate();
        if (certificate == null) {
            return say(e.handshake().length() > 12 ? key + ".raw" : key + ".none", "side", side, "bytes", Quantities.bytes(e.handshake().length()));
        }
        TlsCertificate.Facts facts = certificate.facts();
        if (!facts.isReadable()) {
            return say(key + ".unreadable", "side", side, "bytes", Quantities.bytes(certificate.length()));
        }
        return say(
                key,
                "side",
                side,
                "subject",
                facts.shortName().isEmpty() ? "?" : cut(facts.shortName()),
                "issuer",
                facts.issuer().isEmpty() ? "" : say("message.11.issuer", "issuer", cut(facts.issuer())),
                "until",
                facts.notAfter() == null ? "" : say("message.11.until", "date", date(facts.notAfter())));
    }

    private static String time(long seconds) {
        if (seconds < 120) {
            return say("time.seconds", "count", Long.toString(Math.max(0, seconds)));
        }
        if (seconds < 7200) {
            return say("time.minutes", "count", Long.toString(seconds / 60));
        }
        return seconds < 172_800
                ? say("time.hours", "count", Long.toString(seconds / 3600))
                : say("time.days", "count", Quantities.count(seconds / 86_400));
    }

    /// Protocol names that stand for nothing are two bytes of GREASE (RFC 8701, section 2).
    static boolean isGrease(String name) {
        return name.length() == 2
                && name.charAt(0) == name.charAt(1)
                && (name.charAt(0) & 0x0f) == 0x0a
                || name.length() == 2 && name.equals("\ufffd\ufffd");
    }
}
