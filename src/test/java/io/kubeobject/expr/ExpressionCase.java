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
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of a table of tests: {@code expression => value}, or {@code expression ~name> value}.
 *
 * @param difference the name of what makes Kubernetes give something else; empty if it does not
 */
record ExpressionCase(
        String place, String json, String expression, String difference, String expected) {

    private static final Pattern ARROW = Pattern.compile("(.*) (?:=|~(\\w+))> +(.*)");

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
        String given = "{}";
        int number = 0;
        for (String line : lines(table)) {
            number++;
            if (line.startsWith("given ")) {
                given = line.substring("given ".length());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String place = table.getFileName() + ":" + number;
                Matcher arrow = ARROW.matcher(line);
                if (!arrow.matches()) {
                    throw new IllegalStateException(place + ": neither => nor ~NAME>");
                }
                String difference = Objects.requireNonNullElse(arrow.group(2), "");
                String expression = arrow.group(1).strip();
                String expected = arrow.group(3).strip();
                cases.add(new ExpressionCase(place, given, expression, difference, expected));
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

    Map<String, Object> object() {
        return object(json);
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
    String evaluate() {
        Frame frame = new Frame(Environment.ofObject());
        frame.object(object());
        try {
            Expression compiled = Expression.compile(expression, Environment.ofObject());
            return Shown.of(compiled.evaluate(frame));
        } catch (EvaluationException e) {
            return "error: " + e.getMessage();
        } catch (ExpressionException e) {
            return "error: " + e.issues().getFirst().message();
        }
    }

    @Override
    public String toString() {
        return place + ": " + expression;
    }
}
