package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells events in sentences; the words are in `sentences.properties`, here is only the choice among them.
final class DnsSentences {
    private static final Texts SENTENCES = Texts.beside(DnsSentences.class, "sentences");
    private static final int MOST_VALUES = 3;
    /// Places in the texts that domain names are put into.
    private static final Set<String> NAMES = Set.of("name", "alias", "zone");

    private DnsSentences() {}

    static String of(DnsEvent event) {
        return switch (event) {
            case DnsEvent.QueryAsked asked -> query(asked);
            case DnsEvent.AnswerGiven given -> answer(given);
            case DnsEvent.RecordsAnnounced announced -> announcement(announced);
            case DnsEvent.UpdateAsked asked ->
                fill("dns.update-asked", Map.of(
                        "name", name(asked.message()), "count", number(asked.message().authorityCount())));
            case DnsEvent.UpdateAnswered answered ->
                answered.message().responseCode() == 0
                        ? fill("dns.update-answered", Map.of("name", name(answered.message())))
                        : fill("dns.update-answered.refused", Map.of(
                                "name", name(answered.message()), "code", code(answered.message())));
            case DnsEvent.RequestSent sent -> fill(
                    chosen("dns.request-sent", Integer.toString(sent.message().opcode())), other(sent.message()));
            case DnsEvent.ResponseSent sent -> fill(
                    chosen("dns.response-sent", Integer.toString(sent.message().opcode())), other(sent.message()));
            case DnsEvent.BytesSkipped skipped -> fill(
                    "dns.bytes-skipped." + skipped.reason().name().toLowerCase(Locale.ROOT),
                    Map.of("count", number(skipped.unit().length())));
        };
    }

    /// A request that waits for its answer.
    static String of(DnsState.Pending pending) {
        DnsQuestion question = pending.question();
        return fill("x.dns.state.pending.value", Map.of(
                "type", question == null ? DnsRegistry.OPCODE.nameOf(pending.opcode()) : question.typeName(),
                "name", question == null ? "" : question.name(),
                "id", Display.hex(pending.id(), 16),
                "count", number(pending.tries())));
    }

    /// A few words for lists of packets: `Standard query A shop.example`.
    static String title(DnsEvent event) {
        return words(event, "dns.title.response", "dns.title.request");
    }

    /// The same where there is little room.
    static String brief(DnsEvent event) {
        return words(event, "dns.brief.response", "dns.brief.request");
    }

    private static String words(DnsEvent event, String response, String request) {
        DnsMessage message = event.message();
        if (message == null) {
            return of(event);
        }
        DnsQuestion question = message.questions().isEmpty() ? null : message.questions().getFirst();
        StringBuilder values = new StringBuilder();
        message.answers().stream()
                .filter(answer -> !answer.value().isEmpty())
                .limit(MOST_VALUES)
                .forEach(answer -> values.append(' ').append(answer.typeName()).append(' ').append(answer.value()));
        String key = message.isResponse() ? response : request;
        return fill(chosen(key, Integer.toString(message.opcode())), Map.of(
                "opcode", DnsRegistry.OPCODE.nameOf(message.opcode()),
                "type", question == null ? "" : question.typeName(),
                "name", name(message),
                "code", message.responseCode() == 0 ? "" : " " + code(message),
                "values", values.toString()));
    }

    private static String query(DnsEvent.QueryAsked asked) {
        DnsMessage message = asked.message();
        String sentence;
        if (message.questions().isEmpty()) {
            sentence = SENTENCES.say("dns.query-asked.nothing");
        } else {
            String key = message.dialect() == DnsDialect.UNICAST ? "dns.query-asked" : "dns.query-asked.link";
            DnsQuestion question = message.questions().getFirst();
            String address = question.type() == DnsType.PTR ? DnsName.reversedAddress(question.name()) : null;
            String chosen = address != null ? key + ".reverse" : chosen(key, question.typeName());
            sentence = fill(chosen, Map.of(
                    "name", question.name(),
                    "type", question.typeName(),
                    "address", address == null ? "" : address));
            if (message.questions().size() > 1) {
                sentence += fill("dns.query-asked.more", Map.of("count", number(message.questions().size() - 1L)));
            }
        }
        return asked.tries() == 1
                ? sentence
                : sentence + fill("dns.query-asked.again", Map.of("tries", number(asked.tries())));
    }

    private static String answer(DnsEvent.AnswerGiven given) {
        DnsMessage message = given.message();
        String name = name(message);
        if (message.responseCode() != 0) {
            return fill(chosen("dns.answer-given.code", Integer.toString(message.responseCode())), Map.of(
                    "name", name, "code", code(message)));
        }
        if (message.isTruncated()) {
            return fill("dns.answer-given.truncated", Map.of("name", name));
        }
        DnsQuestion question = message.questions().isEmpty() ? null : message.questions().getFirst();
        String type = question == null ? "" : question.typeName();
        if (message.answers().isEmpty()) {
            String key = message.answerCount() > 0
                    ? "dns.answer-given.unreadable"
                    : message.referral().isEmpty() || message.isAuthoritative()
                            ? "dns.answer-given.nothing"
                            : "dns.answer-given.referral";
            return fill(key, Map.of("name", name, "type", type, "zone", message.referral()));
        }
        return records("dns.answer-given", name, question, message);
    }

    private static String announcement(DnsEvent.RecordsAnnounced announced) {
        DnsMessage message = announced.message();
        if (message.answers().isEmpty()) {
            return SENTENCES.say("dns.records-announced.nothing");
        }
        boolean isFarewell = message.answers().stream().allMatch(answer -> answer.ttlSeconds() == 0);
        DnsAnswer first = message.answers().getFirst();
        return records(
                isFarewell ? "dns.records-announced.farewell" : "dns.records-announced",
                first.name(),
                new DnsQuestion(first.name(), first.type(), 1, false),
                message);
    }

    /// The records of the type that was asked for, or whatever there is.
    private static String records(String key, String name, @Nullable DnsQuestion question, DnsMessage message) {
        List<DnsAnswer> all = message.answers();
        List<DnsAnswer> asked = question == null || question.type() == DnsType.ANY
                ? all
                : all.stream().filter(answer -> answer.type() == question.type()).toList();
        List<DnsAnswer> fitting = asked.isEmpty() ? all : asked;
        // one sentence is about one name: aliases lead to it, announcements may hold many
        String subject = fitting.getFirst().name();
        List<DnsAnswer> told = fitting.stream()
                .filter(answer -> !answer.value().isEmpty() && answer.name().equalsIgnoreCase(subject))
                .toList();
        if (told.isEmpty()) {
            return fill(key + ".records", Map.of(
                    "name", name,
                    "type", all.getFirst().typeName(),
                    "count", number(message.answerCount())));
        }
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < Math.min(told.size(), MOST_VALUES); i++) {
            boolean isLast = i == told.size() - 1;
            values.append(i == 0 ? "" : SENTENCES.say(isLast ? "dns.list.last" : "dns.list.next"));
            values.append(told.get(i).value());
        }
        if (told.size() > MOST_VALUES) {
            values.append(fill("dns.list.more", Map.of("count", number(told.size() - (long) MOST_VALUES))));
        }
        DnsAnswer first = told.getFirst();
        boolean isAlias = first.type() != DnsType.CNAME && !first.name().equalsIgnoreCase(name);
        long ttl = told.stream().mapToLong(DnsAnswer::ttlSeconds).min().orElse(0);
        String address = first.type() == DnsType.PTR ? DnsName.reversedAddress(first.name()) : null;
        String chosen = chosen(key, first.typeName());
        if (address != null && SENTENCES.has(key + ".reverse")) {
            chosen = key + ".reverse";
        } else if (isAlias && SENTENCES.has(chosen + ".alias")) {
            chosen += ".alias";
        }
        return fill(chosen, Map.of(
                "name", name,
                "alias", first.name(),
                "address", address == null ? "" : address,
                "type", first.typeName(),
                "value", values.toString(),
                "ttl", number(ttl)));
    }

    private static Map<String, String> other(DnsMessage message) {
        return Map.of(
                "name", name(message),
                "opcode", DnsRegistry.OPCODE.nameOf(message.opcode()),
                "code", code(message));
    }

    private static String name(DnsMessage message) {
        if (!message.questions().isEmpty()) {
            return message.questions().getFirst().name();
        }
        return message.answers().isEmpty()
                ? SENTENCES.say("dns.name.unknown")
                : message.answers().getFirst().name();
    }

    private static String code(DnsMessage message) {
        return DnsRegistry.RESPONSE_CODE.nameOf(message.responseCode());
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    /// The key of the special case if there is a text for it, else the general one.
    private static String chosen(String key, String special) {
        String full = key + "." + special;
        return SENTENCES.has(full) ? full : key;
    }

    /// A name as it stands, with its Unicode form behind it where it has one.
    private static String shown(String name) {
        String unicode = Punycode.unicode(name);
        return unicode == null ? name : name + " (" + unicode + ")";
    }

    private static String fill(String key, Map<String, String> values) {
        Object[] namesAndValues = new Object[2 * values.size()];
        int i = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            namesAndValues[i++] = entry.getKey();
            namesAndValues[i++] = NAMES.contains(entry.getKey()) ? shown(entry.getValue()) : entry.getValue();
        }
        return SENTENCES.say(key, namesAndValues);
    }
}
