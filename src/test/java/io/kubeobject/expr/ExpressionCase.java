package io.kubeobject.expr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A line of a table of tests: {@code expression => value}.
 *
 * @param ours whether Kubernetes gives something else, on purpose
 */
record ExpressionCase(
        String place,
        Map<String, Object> object,
        String expression,
        boolean ours,
        String expected) {

    static final Path TABLES = Path.of("src/test/resources/expr");

    /** The cases of all tables. */
    static Stream<ExpressionCase> all() {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream()
                    .flatMap(f -> of(f).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ExpressionCase> of(Path table) {
        List<ExpressionCase> cases = new ArrayList<>();
        Map<String, Object> given = Map.of();
        int number = 0;
        for (String line : lines(table)) {
            number++;
            if (line.startsWith("given ")) {
                given = object(line.substring("given ".length()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String place = table.getFileName() + ":" + number;
                int arrow = Math.max(line.lastIndexOf(" => "), line.lastIndexOf(" ~> "));
                if (arrow < 0) {
                    throw new IllegalStateException(place + ": neither => nor ~>");
                }
                String expression = line.substring(0, arrow).strip();
                String expected = line.substring(arrow + " => ".length()).strip();
                boolean ours = line.charAt(arrow + 1) == '~';
                cases.add(new ExpressionCase(place, given, expression, ours, expected));
            }
        }
        return cases;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the program reads it. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return (Map<String, Object>) ObjectReader.value(parser, FieldTrie.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value as the tables write it. */
    String evaluate() throws ExpressionException {
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object);
        try {
            Expression compiled = Expression.compile(expression, Environment.ofObject());
            return Shown.of(compiled.evaluate(frame));
        } catch (EvaluationException e) {
            return "error: " + e.getMessage();
        }
    }

    @Override
    public String toString() {
        return place + ": " + expression;
    }
}
