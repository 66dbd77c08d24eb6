package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one DNS message says, in short. [#parse] is the layout of a whole message, for both readers.
///
/// @param dialect         which protocol it belongs to
/// @param id              number by which an answer names its question
/// @param flags           the 16 bits behind the id
/// @param questionCount   how many questions the header announces (zones in an update)
/// @param answerCount     how many answers (prerequisites in an update)
/// @param authorityCount  how many records about who is responsible (updates in an update)
/// @param additionalCount how many further records
/// @param responseCode    all 12 bits of it, EDNS included
/// @param questions       the questions, at most [#MOST_QUESTIONS]
/// @param answers         the first answers, at most [#MOST_ANSWERS]
/// @param referral        the zone that the authority section points to with NS records; empty if none
/// @param isWhole         whether all that the counts announce was there
public record DnsMessage(
        DnsDialect dialect,
        int id,
        int flags,
        int questionCount,
        int answerCount,
        int authorityCount,
        int additionalCount,
        int responseCode,
        List<DnsQuestion> questions,
        List<DnsAnswer> answers,
        String referral,
        boolean isWhole) {
    public static final int HEADER_BYTES = 12;
    /// No honest message asks more; what is beyond is explained, and left out of this record.
    public static final int MOST_QUESTIONS = 256;

    public static final int MOST_ANSWERS = 32;

    public static final int QUERY = 0;
    public static final int STATUS = 2;
    public static final int NOTIFY = 4;
    public static final int UPDATE = 5;
    public static final int STATEFUL = 6;

    /// Reads a message from where the reader stands up to its limit.
    public static DnsMessage parse(FieldReader reader, DnsDialect dialect) {
        return new DnsMessageReading(reader, dialect).message();
    }

    /// Who sends a message with this header: queries come from clients, responses from servers. In a DNS session (RFC 8490) both ask.
    static @Nullable Side sender(Bytes window, long at) {
        int flags = window.u16(at + 2);
        if ((flags >>> 11 & 15) == STATEFUL) {
            return null;
        }
        return (flags & 0x8000) != 0 ? Side.SERVER : Side.CLIENT;
    }

    public boolean isResponse() {
        return (flags & 0x8000) != 0;
    }

    /// The names whose addresses its answers tell.
    List<HostNaming> hostNamings() {
        List<HostNaming> namings = new ArrayList<>();
        for (DnsAnswer answer : answers) {
            if (answer.type() == DnsType.A || answer.type() == DnsType.AAAA) {
                // an alias leads to the address: people know the name that was asked for
                String name = questions.isEmpty() ? answer.name() : questions.getFirst().name();
                namings.add(new HostNaming.Resolved(name, answer.value()));
            }
        }
        return namings;
    }

    public int opcode() {
        return flags >>> 11 & 15;
    }

    public boolean isAuthoritative() {
        return (flags & 0x0400) != 0;
    }

    /// Whether the sender cut the answer because it did not fit (not to be confused with a cut capture).
    public boolean isTruncated() {
        return (flags & 0x0200) != 0;
    }

    /// The four bits of the response code in the header, without what EDNS adds.
    public int headerResponseCode() {
        return flags & 15;
    }
}
