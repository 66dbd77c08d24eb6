package dev.framewalk.decoders.field;

import dev.framewalk.decoders.text.Texts;

/// One way in which traffic can break a rule. Implemented by one enum per protocol; what it says stands in `explanations.properties`
/// beside that enum.
public interface Anomaly {
    /// The rule that is broken.
    Rule rule();

    /// Stable dotted name, such as `x.udp.length-too-small`.
    default String id() {
        return rule().id();
    }

    default Severity severity() {
        return rule().severity();
    }

    default Rfc rfc() {
        return rule().rfc();
    }

    /// One plain sentence, in the language of the machine.
    ///
    /// @param measured what is there
    /// @param expected what the rule or the claim asks for
    default String sentence(String measured, String expected) {
        return Texts.beside(getClass(), "explanations").say(id(), "measured", measured, "expected", expected);
    }
}
