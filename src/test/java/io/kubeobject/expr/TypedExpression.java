package io.kubeobject.expr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of well-typed expressions over {@link TypedObject}s, by the rows of a file. */
final class TypedExpression {

    private static final Path ROWS = ExpressionCase.TABLES.resolve("oracle/productions.txt");
    private static final Pattern ROW = Pattern.compile("([A-Z0-9]+) (\\??)= (.*)");
    private static final Pattern PART =
            Pattern.compile("\\{([A-Z][A-Z0-9]*)}|\\b([a-z]):([A-Z][A-Z0-9]*)|\\$([a-z])");

    private static final Comparator<Row> BY_USES = Comparator.comparingInt(row -> row.uses);
    private static final String ITEM = "{ITEM1}";

    private final RandomGenerator random;
    private final Map<String, List<Row>> byType = new HashMap<>();
    private final List<Row> roots = new ArrayList<>();
    private final Deque<Variable> variables = new ArrayDeque<>();
    private List<Row> used = new ArrayList<>();
    private int fresh;

    TypedExpression(RandomGenerator random) {
        this.random = random;
        for (Row row : rows()) {
            byType.computeIfAbsent(row.type, _ -> new ArrayList<>()).add(row);
            if (!row.leaf && !row.text.contains(ITEM)) {
                roots.add(row);
            }
        }
    }

    /** One way to make an expression of a type, and how often it was taken. */
    static final class Row {

        final String type;
        final String text;
        private final boolean absent;
        private final boolean leaf;
        private int uses;

        private Row(String type, boolean absent, String text) {
            this.type = type;
            this.absent = absent;
            this.text = text;
            this.leaf = !PART.matcher(text.replace(ITEM, "")).find();
        }

        @Override
        public String toString() {
            return type + " = " + text;
        }
    }

    private record Variable(String name, String type) {}

    /** An expression, with the rows that it was made by. */
    record Made(String text, List<Row> rows) {}

    private static List<Row> rows() {
        try {
            List<Row> rows = new ArrayList<>();
            for (String line : Files.readAllLines(ROWS)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rows.add(new Row(row.group(1), !row.group(2).isEmpty(), row.group(3)));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    throw new IllegalStateException(ROWS + ": no row: " + line);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Row> all() {
        return byType.values().stream().flatMap(List::stream).toList();
    }

    /** The row that was used least is the outermost one, so that none is rare. */
    Made next() {
        used = new ArrayList<>();
        fresh = 0;
        Row root = Collections.min(roots, BY_USES);
        return new Made(expand(root, 1 + random.nextInt(3)), used);
    }

    private String any(String type, int depth) {
        List<Variable> known = variables.stream().filter(v -> v.type.equals(type)).toList();
        if (!known.isEmpty() && (random.nextBoolean() || type.equals("ITEM1"))) {
            String name = known.get(random.nextInt(known.size())).name;
            return name.startsWith("o") ? "dyn(" + name + ")" : name;
        }
        String text = expand(choose(type, depth), depth - 1);
        return text.matches("[\\w.]+|\"[^\"]*\"") ? text : "(" + text + ")";
    }

    /** Now and then the one that was used least, so that no row is rare. */
    private Row choose(String type, int depth) {
        List<Row> rows = byType.getOrDefault(type, List.of()).stream().filter(this::fits).toList();
        List<Row> leaves = rows.stream().filter(row -> row.leaf).toList();
        List<Row> some = depth <= 0 && !leaves.isEmpty() ? leaves : rows;
        return random.nextInt(3) == 0
                ? Collections.min(some, BY_USES)
                : some.get(random.nextInt(some.size()));
    }

    private boolean fits(Row row) {
        boolean ofItem = row.text.contains(ITEM);
        return (!row.absent || variables.isEmpty())
                && (!ofItem || variables.stream().anyMatch(v -> v.type.equals("ITEM1")));
    }

    private String expand(Row row, int depth) {
        row.uses++;
        used.add(row);
        StringBuilder text = new StringBuilder();
        Map<String, String> names = new HashMap<>();
        Matcher part = PART.matcher(row.text);
        while (part.find()) {
            String replacement;
            if (part.group(1) != null) {
                replacement = any(part.group(1), depth);
            } else if (part.group(2) != null) {
                replacement = part.group(2) + fresh++;
                names.put(part.group(2), replacement);
                variables.push(new Variable(replacement, part.group(3)));
            } else {
                replacement = names.get(part.group(4));
            }
            part.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        names.forEach((_, _) -> variables.pop());
        return part.appendTail(text).toString();
    }
}
