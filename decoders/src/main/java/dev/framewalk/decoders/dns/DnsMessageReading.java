package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import java.util.ArrayList;
import java.util.List;

/// One reading of one message: header, questions, and the fixed part of records. What is inside the data of records is read by
/// [DnsData].
final class DnsMessageReading {
    private final FieldReader reader;
    private final DnsDialect dialect;
    private final long message;
    private final long end;
    private final DnsData data;

    private int id;
    private int flags;
    private int extendedResponseCode;
    private boolean hasOption;
    /// Set where going on would be guessing.
    private boolean isStopped;

    private List<DnsQuestion> questions = List.of();
    private List<DnsAnswer> answers = List.of();
    private String referral = "";

    /// The parts of a message that hold records.
    private enum Section {
        ANSWER,
        AUTHORITY,
        ADDITIONAL
    }

    DnsMessageReading(FieldReader reader, DnsDialect dialect) {
        this.reader = reader;
        this.dialect = dialect;
        message = reader.position();
        end = reader.limit();
        data = new DnsData(reader, message, end);
    }

    DnsMessage message() {
        header();
        boolean isUpdate = (flags >>> 11 & 15) == DnsMessage.UPDATE;
        boolean isStateful = (flags >>> 11 & 15) == DnsMessage.STATEFUL;
        int questionCount = reader.u16(isUpdate ? DnsFields.ZONE_COUNT : DnsFields.QUERY_COUNT);
        if (questionCount > 1 && dialect == DnsDialect.UNICAST && (flags & 0x7800) == 0) {
            reader.anomaly(DnsAnomaly.SEVERAL_QUESTIONS, Integer.toString(questionCount), "1");
        }
        int answerCount = reader.u16(isUpdate ? DnsFields.PREREQUISITE_COUNT : DnsFields.ANSWER_COUNT);
        int authorityCount = reader.u16(isUpdate ? DnsFields.UPDATE_COUNT : DnsFields.AUTHORITY_COUNT);
        int additionalCount = reader.u16(DnsFields.ADDITIONAL_COUNT);

        if (isStateful) {
            int records = questionCount + answerCount + authorityCount + additionalCount;
            if (records > 0) {
                reader.anomaly(DnsAnomaly.STATEFUL_COUNTS, Integer.toString(records), "0");
            }
            stateful();
        } else {
            questions(isUpdate ? DnsFields.ZONES : DnsFields.QUESTIONS, questionCount);
            records(isUpdate ? DnsFields.PREREQUISITES : DnsFields.ANSWERS, Section.ANSWER, answerCount);
            records(isUpdate ? DnsFields.UPDATES : DnsFields.AUTHORITIES, Section.AUTHORITY, authorityCount);
            records(DnsFields.ADDITIONALS, Section.ADDITIONAL, additionalCount);
        }
        boolean isWhole = !reader.isShort() && !isStopped;
        finish();
        int responseCode = extendedResponseCode << 4 | flags & 15;
        if (hasOption && (flags & 0x8000) != 0) {
            reader.derived(DnsFields.FULL_RESPONSE_CODE, responseCode, DnsRegistry.RESPONSE_CODE.nameOf(responseCode));
        }
        return new DnsMessage(
                dialect,
                id,
                flags,
                questionCount,
                answerCount,
                authorityCount,
                additionalCount,
                responseCode,
                questions,
                answers,
                referral,
                isWhole);
    }

    private void header() {
        id = reader.u16(DnsFields.ID);
        long flagsAt = reader.position();
        reader.enter(DnsFields.FLAGS);
        boolean isLinkLocal = dialect == DnsDialect.LINK_LOCAL;
        reader.flag(DnsFields.RESPONSE);
        reader.bits(DnsFields.OPCODE, 4, DnsRegistry.OPCODE);
        reader.flag(isLinkLocal ? DnsFields.CONFLICT : DnsFields.AUTHORITATIVE);
        reader.flag(DnsFields.TRUNCATED);
        reader.flag(isLinkLocal ? DnsFields.TENTATIVE : DnsFields.RECURSION_DESIRED);
        if (isLinkLocal) {
            if (reader.bits(DnsFields.RESERVED, 4) != 0) {
                reader.anomaly(DnsAnomaly.RESERVED_BIT, "1", "0");
            }
        } else {
            reader.flag(DnsFields.RECURSION_AVAILABLE);
            if (reader.bits(DnsFields.RESERVED, 1) != 0) {
                reader.anomaly(DnsAnomaly.RESERVED_BIT, "1", "0");
            }
            reader.flag(DnsFields.AUTHENTIC);
            reader.flag(DnsFields.CHECKING_DISABLED);
        }
        reader.bits(DnsFields.RESPONSE_CODE, 4, DnsRegistry.RESPONSE_CODE);
        reader.leave();
        if (!reader.isShort()) {
            flags = reader.source().u16(flagsAt);
        }
    }

    private void questions(Field section, int count) {
        if (count == 0 || isOver()) {
            return;
        }
        reader.enter(section);
        questions = new ArrayList<>(Math.min(count, 4));
        for (int i = 0; i < count && !isOver(); i++) {
            question();
        }
        questions = List.copyOf(questions);
        reader.leave();
    }

    private void question() {
        reader.enter(DnsFields.QUESTION, title());
        long nameAt = data.name(DnsFields.QUERY_NAME);
        int type = reader.u16(DnsFields.QUERY_TYPE, DnsRegistry.TYPE);
        boolean isUnicast = false;
        int dnsClass;
        if (dialect == DnsDialect.MULTICAST) {
            isUnicast = reader.flag(DnsFields.QUERY_UNICAST);
            dnsClass = (int) reader.bits(DnsFields.QUERY_CLASS, 15, DnsRegistry.CLASS);
        } else {
            dnsClass = reader.u16(DnsFields.QUERY_CLASS, DnsRegistry.CLASS);
        }
        reader.leave();
        if (nameAt >= 0 && !reader.isShort() && questions.size() < DnsMessage.MOST_QUESTIONS) {
            questions.add(new DnsQuestion(data.nameText(nameAt), type, dnsClass, isUnicast));
        }
    }

    private void records(Field group, Section section, int count) {
        if (count == 0 || isOver()) {
            return;
        }
        reader.enter(group);
        if (section == Section.ANSWER) {
            answers = new ArrayList<>(Math.min(count, 4));
        }
        for (int i = 0; i < count && !isOver(); i++) {
            record(section, i == count - 1);
        }
        if (section == Section.ANSWER) {
            answers = List.copyOf(answers);
        }
        reader.leave();
    }

    private void record(Section section, boolean isLast) {
        reader.enter(DnsFields.RECORD, title());
        long nameAt = data.name(DnsFields.NAME);
        int type = reader.u16(DnsFields.TYPE, DnsRegistry.TYPE);
        if (type == DnsType.TSIG && !(isLast && section == Section.ADDITIONAL)) {
            reader.anomaly(DnsAnomaly.TSIG_NOT_LAST, "elsewhere", "last");
        }
        long ttl = 0;
        if (type == DnsType.OPT) {
            optionHeader(section, nameAt);
        } else {
            if (dialect == DnsDialect.MULTICAST) {
                reader.flag(DnsFields.CACHE_FLUSH);
                reader.bits(DnsFields.CLASS, 15, DnsRegistry.CLASS);
            } else {
                reader.u16(DnsFields.CLASS, DnsRegistry.CLASS);
            }
            ttl = reader.u32(DnsFields.TTL);
            if (ttl > Integer.MAX_VALUE) {
                reader.anomaly(DnsAnomaly.TTL_HIGH_BIT, Long.toString(ttl), Integer.toString(Integer.MAX_VALUE));
            }
        }
        int length = reader.u16(DnsFields.DATA_LENGTH);
        if (!reader.isShort()) {
            long dataAt = reader.position();
            long there = Math.min(length, reader.remaining());
            if (length > there && reader.cutBytes() == 0) {
                reader.anomaly(DnsAnomaly.DATA_BEYOND_MESSAGE, Long.toString(there), Integer.toString(length));
            }
            if (section == Section.ANSWER && answers.size() < DnsMessage.MOST_ANSWERS && length == there && nameAt >= 0) {
                answers.add(new DnsAnswer(
                        data.nameText(nameAt), type, ttl, DnsValue.of(reader.source(), type, dataAt, length, message, end)));
            } else if (section == Section.AUTHORITY && type == DnsType.NS && referral.isEmpty() && nameAt >= 0) {
                referral = data.nameText(nameAt);
            }
            // an update names records by type and class alone (RFC 2136, sections 2.4 and 2.5)
            if (length > 0 || (flags >>> 11 & 15) != DnsMessage.UPDATE) {
                data.read(type, length, length > there);
            }
            isStopped |= length > there;
        }
        reader.leave();
    }

    /// The OPT pseudo-record gives class and TTL other meanings (RFC 6891, section 6.1.3).
    private void optionHeader(Section section, long nameAt) {
        if (hasOption) {
            reader.anomaly(DnsAnomaly.OPT_REPEATED, "2", "1");
        }
        if (section != Section.ADDITIONAL) {
            reader.anomaly(DnsAnomaly.OPT_MISPLACED, "elsewhere", "additional records");
        }
        if (nameAt >= 0 && reader.source().u8(nameAt) != 0) {
            reader.anomaly(DnsAnomaly.OPT_NAME, reader.isExplaining() ? data.nameText(nameAt) : "", DnsName.ROOT);
        }
        hasOption = true;
        reader.u16(EdnsFields.PAYLOAD_SIZE);
        extendedResponseCode = reader.u8(EdnsFields.EXTENDED_RCODE);
        reader.u8(EdnsFields.VERSION);
        reader.enter(EdnsFields.FLAGS);
        reader.flag(EdnsFields.DNSSEC_OK);
        reader.flag(EdnsFields.COMPACT_OK);
        reader.bits(EdnsFields.RESERVED, 14);
        reader.leave();
    }

    private void stateful() {
        while (!reader.isShort() && reader.remaining() > 0) {
            reader.enter(DnsFields.STATEFUL);
            int type = reader.u16(DnsFields.STATEFUL_TYPE, DnsRegistry.STATEFUL);
            int length = reader.u16(DnsFields.STATEFUL_LENGTH);
            if (!reader.isShort()) {
                long former = data.open(length);
                switch (type) {
                    case 1 -> {
                        reader.u32(DnsFields.STATEFUL_INACTIVITY);
                        reader.u32(DnsFields.STATEFUL_INTERVAL);
                    }
                    case 2 -> reader.u32(DnsFields.STATEFUL_RETRY);
                    case 3 -> reader.rest(DnsFields.STATEFUL_PADDING);
                    default -> reader.rest(DnsFields.STATEFUL_DATA);
                }
                data.close(former);
            }
            reader.leave();
        }
    }

    /// Says why reading ended before the counts were served, or that bytes are left over.
    private void finish() {
        if (data.isUnreadable() || isStopped) {
            return;
        }
        if (reader.isShort()) {
            if (reader.cutBytes() == 0) {
                long there = end - message;
                reader.anomaly(
                        DnsAnomaly.ENDS_EARLY,
                        message,
                        there,
                        Long.toString(there),
                        Long.toString(reader.position() - message + reader.missingBytes()));
            }
        } else if (reader.remaining() > 0) {
            long left = reader.remaining();
            reader.anomaly(DnsAnomaly.TRAILING_BYTES, reader.position(), left, Long.toString(left), "0");
        }
    }

    private boolean isOver() {
        return isStopped || reader.isShort();
    }

    /// Name and type of the entry that begins here: what people call it.
    private String title() {
        if (!reader.isExplaining()) {
            return "";
        }
        Bytes source = reader.source();
        long at = reader.position();
        int length = DnsName.wireLength(source, at, end);
        if (length < 0) {
            return "";
        }
        String name = DnsName.text(source, at, message, end);
        return at + length + 2 <= end ? DnsType.nameOf(source.u16(at + length)) + " " + name : name;
    }
}
