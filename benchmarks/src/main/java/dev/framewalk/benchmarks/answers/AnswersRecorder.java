package dev.framewalk.benchmarks.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The way in from `benchmarks/answers record`: asks all questions about all captures and writes the answers down.
public final class AnswersRecorder {
    private static final int TOLD_EVERY = 50;

    private final Path out;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger captures = new AtomicInteger();
    private final Set<String> faults = new ConcurrentSkipListSet<>();

    private AnswersRecorder(Path out) {
        this.out = out;
    }

    /// Takes the folder to write to, a text that the names of captures must contain, the number of captures to ask about at a time, and
    /// the folders of captures. The script has checked them.
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        System.setProperty("java.awt.headless", "true");
        List<AskedCapture> chosen = new ArrayList<>();
        for (String folder : List.of(arguments).subList(3, arguments.length)) {
            AskedCapture.below(Path.of(folder)).stream()
                    .filter(capture -> capture.place().contains(arguments[1]))
                    .forEach(chosen::add);
        }
        Set<String> names = new HashSet<>();
        for (AskedCapture capture : chosen) {
            if (!names.add(capture.folderName())) {
                System.err.println("benchmarks/answers: two captures are called " + capture.place() + "; record their folders apart");
                System.exit(2);
            }
        }
        if (chosen.isEmpty()) {
            System.err.println("benchmarks/answers: no captures there");
            System.exit(2);
        }
        new AnswersRecorder(Path.of(arguments[0])).record(chosen, Integer.parseInt(arguments[2]));
        // threads that were left behind may still be at work
        System.exit(0);
    }

    private void record(List<AskedCapture> chosen, int jobs) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            // the longest first, so that none of them is alone at the end
            chosen.stream()
                    .sorted(Comparator.comparingLong((AskedCapture capture) -> -capture.file().toFile().length()))
                    .forEach(capture -> all.add(pool.submit(() -> {
                        ask(capture);
                        int done = captures.incrementAndGet();
                        if (done % TOLD_EVERY == 0) {
                            System.out.println(done + " of " + chosen.size() + " captures, " + answers + " answers ...");
                        }
                        return null;
                    })));
            for (Future<?> each : all) {
                each.get();
            }
        }
        faults.forEach(System.out::println);
        System.out.printf(
                "%d captures, %d answers in %d s, %d timed out or failed by a mistake%n",
                chosen.size(), answers.get(), (System.nanoTime() - start) / 1_000_000_000, faults.size());
    }

    private void ask(AskedCapture capture) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(out.resolve(capture.folderName()));
        // an answer to a question that is not asked any more would look like one of this time
        try (Stream<Path> old = Files.list(folder)) {
            for (Path each : old.filter(file -> file.toString().endsWith(".txt")).toList()) {
                Files.delete(each);
            }
        }
        Questions questions = new Questions(capture);
        List<Question> asked = new ArrayList<>(questions.ofTheWhole());
        try {
            asked.addAll(Answer.within(questions::ofPlaces));
        } catch (TimeoutException late) {
            write(capture, "places", new Answer("# TIMEOUT while choosing packets\n", "TIMEOUT"));
        } catch (ExecutionException unreadable) {
            // what the commands say about such a capture is among their answers
            write(capture, "places", new Answer("# no packets chosen: " + unreadable.getCause() + "\n", ""));
        }
        for (Question question : asked) {
            write(capture, question.name(), Answer.of(capture, question));
        }
    }

    private void write(AskedCapture capture, String name, Answer answer) throws IOException {
        Files.writeString(out.resolve(capture.folderName()).resolve(name + ".txt"), answer.text());
        answers.incrementAndGet();
        if (!answer.fault().isEmpty()) {
            faults.add(capture.place() + "  " + name + "  " + answer.fault().lines().findFirst().orElse(""));
        }
    }
}
