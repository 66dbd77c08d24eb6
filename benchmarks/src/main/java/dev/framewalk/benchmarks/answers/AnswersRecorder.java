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
        List<Subject> subjects = new ArrayList<>();
        for (String folder : List.of(arguments).subList(3, arguments.length)) {
            Subject.below(Path.of(folder)).stream()
                    .filter(subject -> subject.place().contains(arguments[1]))
                    .forEach(subjects::add);
        }
        Set<String> names = new HashSet<>();
        for (Subject subject : subjects) {
            if (!names.add(subject.folderName())) {
                System.err.println("benchmarks/answers: two captures are called " + subject.place() + "; record their folders apart");
                System.exit(2);
            }
        }
        if (subjects.isEmpty()) {
            System.err.println("benchmarks/answers: no captures there");
            System.exit(2);
        }
        new AnswersRecorder(Path.of(arguments[0])).record(subjects, Integer.parseInt(arguments[2]));
        // threads that were left behind may still be at work
        System.exit(0);
    }

    private void record(List<Subject> subjects, int jobs) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            // the longest first, so that none of them is alone at the end
            subjects.stream()
                    .sorted(Comparator.comparingLong((Subject subject) -> -subject.file().toFile().length()))
                    .forEach(subject -> all.add(pool.submit(() -> {
                        ask(subject);
                        int done = captures.incrementAndGet();
                        if (done % TOLD_EVERY == 0) {
                            System.out.println(done + " of " + subjects.size() + " captures, " + answers + " answers ...");
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
                subjects.size(), answers.get(), (System.nanoTime() - start) / 1_000_000_000, faults.size());
    }

    private void ask(Subject subject) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(out.resolve(subject.folderName()));
        // an answer to a question that is not asked any more would look like one of this time
        try (Stream<Path> old = Files.list(folder)) {
            for (Path each : old.filter(file -> file.toString().endsWith(".txt")).toList()) {
                Files.delete(each);
            }
        }
        Questions questions = new Questions(subject);
        List<Question> asked = new ArrayList<>(questions.ofTheWhole());
        try {
            asked.addAll(Asking.within(questions::ofPlaces));
        } catch (TimeoutException late) {
            write(subject, "places", new Asking("# TIMEOUT while choosing packets\n", "TIMEOUT"));
        } catch (ExecutionException unreadable) {
            // what the commands say about such a capture is among their answers
            write(subject, "places", new Asking("# no packets chosen: " + unreadable.getCause() + "\n", ""));
        }
        for (Question question : asked) {
            write(subject, question.name(), Asking.of(subject, question));
        }
    }

    private void write(Subject subject, String name, Asking asking) throws IOException {
        Files.writeString(out.resolve(subject.folderName()).resolve(name + ".txt"), asking.text());
        answers.incrementAndGet();
        if (!asking.fault().isEmpty()) {
            faults.add(subject.place() + "  " + name + "  " + asking.fault().lines().findFirst().orElse(""));
        }
    }
}
