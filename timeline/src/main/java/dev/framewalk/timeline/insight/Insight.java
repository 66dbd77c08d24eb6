package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import java.util.List;

/// An observation by analysis.
///
/// @param rule         stable dotted name of the rule: `x.insight.handshake-round-trip`
/// @param severity     how much it matters
/// @param conversation id of the conversation, or -1
/// @param events       indexes of the events that are the evidence
/// @param packets      numbers of the packets that are the evidence
/// @param certainty    how we know
/// @param sentence     one plain sentence with the values in it
/// @param rfc          where the rule is written
public record Insight(
        String rule,
        Severity severity,
        int conversation,
        List<Integer> events,
        List<Integer> packets,
        Certainty certainty,
        String sentence,
        Rfc rfc) {}
