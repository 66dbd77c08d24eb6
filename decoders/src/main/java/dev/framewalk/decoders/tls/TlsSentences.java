package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the events of TLS are told. The words are in `sentences.properties`.
final class TlsSentences {
    private static final Texts WORDS = Texts.beside(TlsSentences.class, "sentences");
    private static final int LONGEST_NAME = 120;
    private static final int MOST_LISTED = 6;

    private TlsSentences() {}

    static String of(TlsEvent event) {
        return switch (event) {
            case TlsEvent.RecordSeen e -> record(e);
            case TlsEvent.HandshakeStarted e -> {
                String name = e.hello().extensions().serverName();
                yield name == null ? say(e.id() + ".unnamed") : say(e.id(), "server", cut(name));
            }
            case TlsEvent.ClientHelloSeen e -> clientHello(e);
            case TlsEvent.ServerHelloSeen e -> serverHello(e);
            case TlsEvent.HandshakeMessageSeen e -> TlsMessageSentences.of(e);
            case TlsEvent.OldHelloSeen e -> say(
                    e.isClient() ? e.id() : e.id() + ".server",
                    "version",
                    TlsVersion.nameOf(e.version()),
                    "suites",
                    suites(e.specifications().size()));
            case TlsEvent.HandshakeCompleted e -> completed(e);
            case TlsEvent.HandshakeFailed e -> say(
                    e.id(), "side", side(e.side()), "alert", TlsNumbers.ALERTS.nameOf(e.description()));
            case TlsEvent.CipherChanged e -> say(
                    e.isMeaningless() ? e.id() + ".meaningless" : e.id(), "side", side(e.side()));
            case TlsEvent.EarlyDataBegan e -> say(e.id());
            case TlsEvent.EarlyDataRefused e -> say(e.id() + (e.hasSome() ? "" : ".ahead"));
            case TlsEvent.AlertSeen e -> say(
                    e.id() + (e.description() == 0 ? ".close" : e.isFatal() ? ".fatal" : ""),
                    "side",
                    side(e.side()),
                    "alert",
                    number(e.description(), TlsNumbers.ALERTS.nameOf(e.description())));
            case TlsEvent.HeartbeatSeen e -> say(
                    e.type() == 2 ? e.id() + ".response" : e.id(),
                    "side",
                    side(e.side()),
                    "type",
                    TlsNumbers.HEARTBEAT_TYPES.nameOf(e.type()),
                    "bytes",
                    Quantities.bytes(e.payload()));
            case TlsEvent.KeysFound e -> e.context().suite() < 0
                    ? say(e.id() + ".early")
                    : say(e.id(), "suite", suite(e.context().suite()));
            case TlsEvent.KeyMissing e -> say(
                    e.id() + "." + e.reason().name().toLowerCase(Locale.ROOT),
                    "labels",
                    labels(e.labels()),
                    "random",
                    e.clientRandom(),
                    "suite",
                    suite(e.record().context().suite()),
                    "version",
                    TlsVersion.nameOf(e.record().context().version()));
            case TlsEvent.AnomalySeen e -> e.anomaly().sentence(e.measured(), e.expected());
        };
    }

    private static String record(TlsEvent.RecordSeen e) {
        TlsRecord record = e.record();
        String key = e.id();
        if (record.missing() > 0) {
            key += ".holes";
        } else if (record.isOpened()) {
            key += ".opened";
        } else if (record.isProtected()) {
            key += ".sealed";
        }
        return say(
                key,
                "side",
                side(e.side()),
                "bytes",
                Quantities.bytes(record.length()),
                "content",
                Quantities.bytes(Math.max(0, record.contentLength())),
                "missing",
                Quantities.bytes(record.missing()),
                "type",
                TlsNumbers.CONTENT_TYPES.nameOf(record.innerType()));
    }

    private static String clientHello(TlsEvent.ClientHelloSeen e) {
        TlsHello hello = e.hello();
        TlsExtensions extensions = hello.extensions();
        List<String> versions = new ArrayList<>();
        for (int version : extensions.versions()) {
            if (!TlsNumbers.isGrease(version)) {
                versions.add(TlsVersion.nameOf(version));
            }
        }
        if (versions.isEmpty()) {
            versions.add(TlsVersion.nameOf(hello.version()));
        }
        int real = 0;
        for (int suite : hello.suites()) {
            // the signalling values are no suites
            real += TlsNumbers.isGrease(suite) || suite == 0x00ff || suite == 0x5600 ? 0 : 1;
        }
        List<String> protocols = extensions.alpn().stream()
                .filter(name -> !TlsMessageSentences.isGrease(name))
                .toList();
        String name = extensions.serverName();
        String asks = name == null ? protocols.isEmpty() ? "" : "asks.protocols" : protocols.isEmpty() ? "asks.name" : "asks.both";
        String more = "";
        if (!extensions.sessions().isEmpty()) {
            more += say("more.tickets");
        } else if (!hello.sessionId().isEmpty() && extensions.versions().isEmpty()) {
            more += say("more.session");
        }
        if (extensions.hasEarlyData()) {
            more += say("more.early");
        }
        if (extensions.hasEncryptedHello()) {
            more += say("more.hidden");
        }
        return say(
                e.isAgain() ? e.id() + ".again" : e.id(),
                "versions",
                list(versions, "and"),
                "suites",
                suites(real),
                "asks",
                asks.isEmpty() ? "" : say(asks, "name", name == null ? "" : cut(name), "protocols", list(protocols, "or")),
                "more",
                more);
    }

    private static String serverHello(TlsEvent.ServerHelloSeen e) {
        TlsHello hello = e.hello();
        TlsExtensions extensions = hello.extensions();
        List<Integer> groups = extensions.shareGroups();
        if (hello.isRetryRequest()) {
            return say(
                    e.id() + ".retry",
                    "group",
                    groups.isEmpty() ? "" : say("group.retry", "group", group(groups.getFirst())),
                    "cookie",
                    extensions.has(TlsExtensions.COOKIE) ? say("cookie") : "");
        }
        if (hello.suite() < 0) {
            return say(e.id() + ".broken");
        }
        return say(
                e.id(),
                "version",
                TlsVersion.nameOf(hello.chosenVersion()),
                "suite",
                suite(hello.suite()),
                "group",
                groups.isEmpty() ? "" : say("group", "group", group(groups.getFirst())),
                "protocol",
                extensions.alpn().isEmpty() ? "" : say("protocol", "protocol", cut(extensions.alpn().getFirst())),
                "resumed",
                extensions.selectedIdentity() >= 0 ? say("resumed") : "");
    }

    private static String completed(TlsEvent.HandshakeCompleted e) {
        TlsSession session = e.session();
        String name = session.serverName();
        String alpn = session.alpn();
        return say(
                e.isInferred() ? e.id() + ".inferred" : e.id(),
                "version",
                TlsVersion.nameOf(session.version()),
                "server",
                name == null ? say("unknown-server") : cut(name),
                "suite",
                suite(session.suite()),
                "group",
                session.group() < 0 ? "" : say("completed.group", "group", group(session.group())),
                "protocol",
                alpn == null ? "" : say("completed.protocol", "protocol", cut(alpn)),
                "resumed",
                session.isResumed() ? say("resumed") : "");
    }

    static String title(TlsEvent.HandshakeStarted e) {
        String name = e.hello().extensions().serverName();
        return name == null ? say("title.unnamed") : say("title", "server", cut(name));
    }

    static String title(TlsEvent.HandshakeCompleted e) {
        String name = e.session().serverName();
        return say(
                "title.completed",
                "version",
                TlsVersion.nameOf(e.session().version()),
                "server",
                name == null ? say("unknown-server") : cut(name));
    }

    static String title(TlsEvent.HandshakeFailed e) {
        return say("title.failed", "alert", TlsNumbers.ALERTS.nameOf(e.description()));
    }

    private static String labels(List<TlsLabel> labels) {
        return list(labels.stream().map(TlsLabel::name).toList(), "and");
    }

    /// Words one behind the other, the last with its own joint; long lists are cut.
    static String list(List<String> words, String lastJoint) {
        int shown = Math.min(MOST_LISTED, words.size());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            if (i > 0) {
                text.append(say(i == words.size() - 1 ? lastJoint : "comma"));
            }
            text.append(cut(words.get(i)));
        }
        return shown < words.size() ? text.append(", …").toString() : text.toString();
    }

    /// A registered name, or the number where it has none of its own.
    static String number(int number, String name) {
        return name.equals("unassigned") || name.equals("private use") || name.equals("reserved")
                ? number + " (" + name + ")"
                : name;
    }

    static String suite(int suite) {
        String name = TlsNumbers.CIPHER_SUITES.nameOf(suite);
        return name.startsWith("TLS_") ? name : String.format(Locale.ROOT, "0x%04x (%s)", suite, name);
    }

    static String group(int group) {
        return number(group, TlsNumbers.GROUPS.nameOf(group));
    }

    static String side(Side side) {
        return say(side == Side.CLIENT ? "side.client" : "side.server");
    }

    private static String suites(int count) {
        return say(count == 1 ? "suite" : "suites", "count", Quantities.count(count));
    }

    static String date(@Nullable Instant time) {
        return time == null ? "" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    static String words(TlsPhase life) {
        return say("life." + life.name().toLowerCase(Locale.ROOT));
    }

    static String words(TlsEpoch epoch) {
        return say("epoch." + epoch.name().toLowerCase(Locale.ROOT));
    }

    /// What a record is called: by what it carries, which nobody can tell of one that could not be opened.
    static String unit(TlsRecord record) {
        if (record.isProtected() && !record.isOpened()) {
            return say("unit.record.closed");
        }
        String key = "unit.record." + record.innerType();
        return say(WORDS.has(key) ? key : "unit.record");
    }

    static String say(String key, Object... namesAndValues) {
        return WORDS.say(key, namesAndValues);
    }

    static boolean has(String key) {
        return WORDS.has(key);
    }
}
