package dev.framewalk.benchmarks.answers;

import dev.framewalk.ui.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One question put to the program within this process, and what came of it.
///
/// @param text  what is written down: the question, the exit code, complaints, and the answer
/// @param fault why this is no proper answer, or an empty text
record Answer(String text, String fault) {
    private static final int SECONDS = 60;
    private static final int MOST_BYTES = 2 << 20;
    // two exit codes of docs/command-line.md: our own mistake, and a lack of memory
    private static final int MISTAKE = 70;
    private static final int UNAVAILABLE = 69;

    /// Asks, and waits no longer than a minute.
    static Answer of(AskedCapture capture, Question question) throws InterruptedException {
        KeptOutput answers = new KeptOutput(MOST_BYTES);
        KeptOutput complaints = new KeptOutput(MOST_BYTES);
        String[] arguments = question.arguments().toArray(String[]::new);
        StringBuilder text = new StringBuilder("# ").append(question.said()).append('\n');
        String fault = "";
        try {
            int code = within(() -> {
                try (InputStream in = input(capture, question)) {
                    return Main.run(in, answers, complaints, arguments);
                }
            });
            text.append("# exit code ").append(code).append('\n');
            if (code == MISTAKE || code == UNAVAILABLE) {
                fault = "exit code " + code + ": " + complaints.text().strip();
            }
        } catch (TimeoutException late) {
            answers.refuse();
            complaints.refuse();
            fault = "TIMEOUT";
            // how far it came by then is chance
            return new Answer(text.append("# TIMEOUT after ").append(SECONDS).append(" s\n").toString(), fault);
        } catch (ExecutionException thrown) {
            fault = "threw " + thrown.getCause();
            text.append("# ").append(fault).append('\n');
        }
        complaints.text().lines().forEach(line -> text.append("# complaint: ").append(line).append('\n'));
        if (answers.isCut()) {
            text.append("# cut: the first ").append(MOST_BYTES).append(" of ").append(answers.written()).append(" bytes\n");
        }
        return new Answer(text.append(answers.text()).toString(), fault);
    }

    private static InputStream input(AskedCapture capture, Question question) throws IOException {
        return question.isPiped()
                ? new ByteArrayInputStream(Files.readAllBytes(capture.file()))
                : InputStream.nullInputStream();
    }

    /// Does something on a thread of its own and waits for it. Java cannot stop a thread that does not listen; one that is late is left
    /// behind and ends with the process.
    static <T> T within(Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("asking").start(task);
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            thread.interrupt();
            throw late;
        }
    }
}
