package dev.framewalk.decoders.tls;

/// What is written of the events of TLS where a sentence has no room. The words are in `sentences.properties`.
final class TlsBriefs {
    private TlsBriefs() {}

    static String of(TlsEvent event) {
        return switch (event) {
            case TlsEvent.RecordSeen e -> e.record().isProtected() && !e.record().isOpened()
                    ? TlsSentences.say("brief.sealed")
                    : content(e.record().innerType());
            case TlsEvent.HandshakeStarted e -> handshake(TlsHandshake.CLIENT_HELLO);
            case TlsEvent.ClientHelloSeen e -> handshake(TlsHandshake.CLIENT_HELLO);
            case TlsEvent.ServerHelloSeen e -> handshake(e.message().handshake().type());
            case TlsEvent.HandshakeMessageSeen e -> handshake(e.handshake().type());
            case TlsEvent.OldHelloSeen e -> handshake(e.isClient() ? TlsHandshake.CLIENT_HELLO : TlsHandshake.SERVER_HELLO);
            case TlsEvent.HandshakeCompleted e -> TlsSentences.say("brief.completed");
            case TlsEvent.HandshakeFailed e -> words(TlsNumbers.ALERTS.nameOf(e.description()));
            case TlsEvent.CipherChanged e -> content(TlsRecord.CHANGE_CIPHER_SPEC);
            case TlsEvent.EarlyDataBegan e -> TlsSentences.say("brief.early");
            case TlsEvent.EarlyDataRefused e -> TlsSentences.say("brief.refused");
            case TlsEvent.AlertSeen e -> TlsSentences.say("brief.alert", "alert", words(TlsNumbers.ALERTS.nameOf(e.description())));
            case TlsEvent.HeartbeatSeen e -> content(TlsRecord.HEARTBEAT);
            case TlsEvent.KeysFound e -> "";
            case TlsEvent.KeyMissing e -> TlsSentences.say("brief.sealed");
            case TlsEvent.AnomalySeen e -> "";
        };
    }

    private static String content(int type) {
        return words(TlsNumbers.CONTENT_TYPES.nameOf(type));
    }

    /// Names of registries as words: `client hello`.
    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String handshake(int type) {
        return words(TlsNumbers.HANDSHAKE_TYPES.nameOf(type));
    }
}
