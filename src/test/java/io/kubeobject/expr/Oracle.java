package io.kubeobject.expr;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.it.ServerProcess;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What Kubernetes makes of expressions: the program of {@code src/it/oracle}, with questions in one
 * file and answers in another.
 */
final class Oracle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<Map<String, String>>>> ANSWER =
            new TypeReference<>() {};
    private static final String ANSWERS = "answers.jsonl";
    private static final long MINUTES = 5;

    private Oracle() {}

    /** Expressions, each evaluated over each of the objects. */
    record Question(List<String> objects, List<String> expressions) {}

    /** The outcomes: by question, by expression, by object. */
    static List<List<List<Outcome>>> ask(List<Question> questions, Path folder) {
        Path asked = folder.resolve("questions.jsonl");
        Path answered = folder.resolve(ANSWERS);
        try {
            write(questions, asked);
            run(folder, asked, answered);
            return read(questions, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<Question> questions, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Question question : questions) {
                out.write("{\"clear\": true}\n");
                for (String object : question.objects) {
                    out.write("{\"object\": " + object + "}\n");
                }
                for (String expression : question.expressions) {
                    out.write("{\"expression\": " + JSON.writeValueAsString(expression) + "}\n");
                }
            }
        }
    }

    private static void run(Path folder, Path asked, Path answered) throws IOException {
        Path log = folder.resolve("oracle.log");
        Process process =
                new ProcessBuilder(ServerProcess.executable("cel-oracle"))
                        .redirectInput(asked.toFile())
                        .redirectOutput(answered.toFile())
                        .redirectError(log.toFile())
                        .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("cel-oracle failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What was answered before, when they were asked in that folder. */
    static List<List<List<Outcome>>> read(List<Question> questions, Path folder)
            throws IOException {
        List<List<List<Outcome>>> all = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(folder.resolve(ANSWERS))) {
            for (Question question : questions) {
                List<List<Outcome>> some = new ArrayList<>();
                for (String expression : question.expressions) {
                    String line = in.readLine();
                    if (line == null) {
                        throw new AssertionError("no answer to " + expression);
                    }
                    some.add(outcomes(line));
                }
                all.add(some);
            }
        }
        return all;
    }

    private static List<Outcome> outcomes(String line) throws IOException {
        List<Map<String, String>> results = JSON.readValue(line, ANSWER).get("results");
        return results == null ? List.of() : results.stream().map(Oracle::outcome).toList();
    }

    private static Outcome outcome(Map<String, String> result) {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            String text = result.get(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                return new Outcome(kind, text);
            }
        }
        throw new AssertionError("an answer without an outcome: " + result);
    }

    /**
     * How an evaluation ends.
     *
     * @param text the value as {@link Shown} has it, or a message
     */
    record Outcome(Kind kind, String text) {

        enum Kind {
            VALUE,
            ABSENT,
            ERROR,
            REJECTED
        }

        static Outcome of(Expression expression, Frame frame) {
            try {
                Object value = expression.evaluate(frame);
                boolean absent = value == Absent.ABSENT;
                return new Outcome(absent ? Kind.ABSENT : Kind.VALUE, Shown.of(value));
            } catch (EvaluationException e) {
                return new Outcome(Kind.ERROR, e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError(expression.source(), e);
            }
        }

        static Outcome rejected(@Nullable String message) {
            return new Outcome(Kind.REJECTED, String.valueOf(message));
        }

        boolean isValue() {
            return kind == Kind.VALUE;
        }

        boolean isAbsent() {
            return kind == Kind.ABSENT;
        }

        boolean isError() {
            return kind == Kind.ERROR || kind == Kind.REJECTED;
        }

        /** Messages differ; that an error comes at load time or only later is no difference. */
        boolean agreesWith(Outcome other) {
            return isError()
                    ? other.isError()
                    : kind == other.kind && (!isValue() || text.equals(other.text));
        }

        @Override
        public String toString() {
            String line = text.replace('\n', ' ');
            String some = line.substring(0, Math.min(line.length(), 200));
            return kind == Kind.VALUE ? some : kind + " " + some;
        }
    }
}
