package dev.framewalk.decoders.starttls;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;

/// The life of a conversation of lines: the table of the steps to TLS. The sections are those of mail; the other protocols do the same.
public final class StartTlsLife {
    /// What makes a conversation take a step.
    public enum Trigger {
        TLS_ASKED,
        /// The client goes on with another command, without waiting for the answer.
        COMMAND_SENT,
        TLS_REFUSED,
        TLS_AGREED
    }

    private static final Rfc COMMAND = Rfc.of(3207, "4");
    private static final Rfc AFTER = Rfc.of(3207, "4.2");

    /// Every allowed step.
    public static final Life<StartTlsPhase, Trigger> TABLE = Life.draft(
                    "x.starttls.state.phase", StartTlsPhase.class, Trigger.class)
            .starts(StartTlsPhase.CLEAR)
            .step(StartTlsPhase.CLEAR, Trigger.TLS_ASKED, StartTlsPhase.ASKED, COMMAND)
            .step(StartTlsPhase.ASKED, Trigger.COMMAND_SENT, StartTlsPhase.CLEAR, COMMAND)
            .step(StartTlsPhase.ASKED, Trigger.TLS_REFUSED, StartTlsPhase.CLEAR, COMMAND)
            .step(StartTlsPhase.ASKED, Trigger.TLS_AGREED, StartTlsPhase.AGREED, AFTER)
            .elseNothing()
            .build();

    private StartTlsLife() {}
}
