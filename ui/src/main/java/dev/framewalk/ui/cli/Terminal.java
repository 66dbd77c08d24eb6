package dev.framewalk.ui.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command reads from and writes to: standard input, its answers, and its complaints.
///
/// @param in         standard input
/// @param answers    standard output
/// @param complaints standard error
record Terminal(InputStream in, Answers answers, PrintStream complaints) {
    /// The streams of this process, always UTF-8. The launcher knows whether a person reads the answers.
    static Terminal ofThisProcess() {
        return of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1024),
                Boolean.getBoolean("framewalk.colours"));
    }

    static Terminal of(InputStream in, OutputStream out, OutputStream err, boolean inColour) {
        return new Terminal(in, new Answers(out, inColour), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    void complain(String sentence) {
        for (String line : sentence.split("\n", -1)) {
            complaints.println(Answers.escape(line));
        }
    }
}
