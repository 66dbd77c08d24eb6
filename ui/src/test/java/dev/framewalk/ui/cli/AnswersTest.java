package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void textIsUtf8WhateverTheMachineIsSetTo() throws IOException {
        Answers answers = new Answers(out, false);
        answers.line("Grüße → 你好 ✔");
        answers.flush();
        assertThat(out.toByteArray()).isEqualTo("Grüße → 你好 ✔\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCaptureCannotCommandTheTerminal() throws IOException {
        Answers answers = new Answers(out, false);
        answers.line("GET /\u001b]0;title\u0007\u009b31m \u202eevil\r\nnext\ttab");
        answers.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("GET /\\u001b]0;title\\u0007\\u009b31m \\u202eevil\\u000d\\u000anext\ttab\n");
    }

    @Test
    void coloursAreOnlyForTerminals() throws IOException {
        Answers plain = new Answers(out, false);
        plain.line(Answers.Look.WARNING, "careful");
        plain.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("careful\n");
        out.reset();
        Answers coloured = new Answers(out, true);
        coloured.line(Answers.Look.WARNING, "careful");
        coloured.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[33mcareful\u001b[0m\n");
    }

    @Test
    void aLineLongerThanAnyBufferComesWhole() throws IOException {
        Answers answers = new Answers(out, false);
        answers.line("short");
        answers.line("x".repeat(200_000));
        answers.line("end");
        answers.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("short\n" + "x".repeat(200_000) + "\nend\n");
    }
}
