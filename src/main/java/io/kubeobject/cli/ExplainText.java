package io.kubeobject.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.kubeobject.expr.Trace;
import io.kubeobject.inspect.Explanation;
import io.kubeobject.inspect.Finding;
import io.kubeobject.inspect.Findings;
import io.kubeobject.inspect.Maker;
import io.kubeobject.inspect.Samples;
import io.kubeobject.mapping.Attempt;
import io.kubeobject.metric.Numbers;
import io.kubeobject.metric.Sample;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Explanations as people read them. */
final class ExplainText {

    /** Series that are shown of a metric; a machine gets all of them. */
    private static final int SERIES = 20;

    /** Objects that are named for one reason. */
    private static final int OBJECTS = 5;

    /** Rows whose evaluation is shown. */
    private static final int ROWS = 3;

    /** Steps of one row that are shown. */
    private static final int LINES = 60;

    private final PrintStream out;
    private final boolean coloured;

    ExplainText(Terminal terminal) {
        this.out = terminal.out();
        this.coloured = terminal.isColoured(Terminal.Stream.OUT);
    }

    void print(Explanation explanation, Sample series, Optional<Findings> findings) {
        explanation.makers().forEach(maker -> print(explanation.family(), maker));
        if (findings.isPresent() && findings.get().objects() == 0) {
            nothing(explanation);
        } else if (findings.isPresent() && series.labels().size() == 0) {
            family(explanation.family(), findings.get());
        } else {
            findings.ifPresent(found -> series(series, found));
        }
    }

    private void print(String family, Maker maker) {
        out.println(
                family
                        + ": a "
                        + maker.type()
                        + (maker.help().isEmpty() ? "" : ", " + maker.help()));
        out.println("  " + place(maker.place().position().toString()) + ": " + sentence(maker));
        int width = maker.clauses().stream().mapToInt(c -> c.key().length()).max().orElse(0) + 2;
        for (Maker.Clause clause : maker.clauses()) {
            String key = clause.key();
            out.println("    " + key + " ".repeat(width - key.length()) + clause.text());
        }
        out.println("  reads " + String.join(", ", maker.reads()));
    }

    private void nothing(Explanation explanation) {
        String resources =
                explanation.makers().stream()
                        .map(
                                maker ->
                                        maker.place().resource().equals("*")
                                                ? "any resource"
                                                : maker.place().resource())
                        .distinct()
                        .collect(joining(" or "));
        out.println();
        out.println("no series: there is no object of " + resources);
    }

    private static String sentence(Maker maker) {
        String what =
                switch (maker.place().sort()) {
                    case METRIC -> "a metric of ";
                    case OPT_IN -> "a metric, off unless asked for with --opt-in, of ";
                    case FLATTEN -> "flatten, if objects have such a field, of ";
                    case TRACK -> "track, which follows each object over time, of ";
                    case COUNT -> "count, which adds up over time, of ";
                    case IMAGES -> "images, whose registries are asked over time, of ";
                };
        return what
                + (maker.place().resource().equals("*")
                        ? "every resource"
                        : maker.place().resource());
    }

    /** All series of a metric, and of the objects that have none the reasons. */
    private void family(String family, Findings findings) {
        out.println();
        if (findings.made().stream().anyMatch(Finding::remembered)) {
            out.println(
                    "what " + objects(findings) + " tell now, and values are made of over time:");
        } else {
            long series = findings.made().stream().mapToLong(f -> f.attempt().rows().size()).sum();
            out.println((series == 0 ? "no" : series) + " series of " + objects(findings));
        }
        limited(
                findings.made().stream()
                        .flatMap(f -> f.attempt().rows().stream().map(r -> line(family, f, r)))
                        .toList());
        derived(findings);
        hint(findings);
        reasons(findings.missing());
    }

    private static String objects(Findings findings) {
        return CheckCommand.count(findings.objects(), "object");
    }

    private static String line(String family, Finding finding, Attempt.Row row) {
        String value = Numbers.format(row.value());
        return finding.remembered()
                ? finding.resource().id()
                        + " "
                        + finding.object()
                        + ": "
                        + Samples.series("", row.labels())
                        + " "
                        + value
                : Samples.line(new Sample(family, row.labels(), row.value()));
    }

    private void limited(List<String> lines) {
        lines.stream().limit(SERIES).forEach(line -> out.println("  " + line));
        if (lines.size() > SERIES) {
            out.println("  … and " + (lines.size() - SERIES) + " more; --output json has all");
        }
    }

    private void derived(Findings findings) {
        if (!findings.derived().isEmpty()) {
            out.println("an exporter that starts now shows:");
            limited(findings.derived().stream().map(Samples::line).toList());
        }
    }

    private void reasons(List<Finding> missing) {
        missing.stream()
                .collect(
                        groupingBy(
                                f -> f.position() + ": " + f.attempt().reason(),
                                LinkedHashMap::new,
                                toList()))
                .forEach(this::reason);
    }

    private void reason(String reason, List<Finding> findings) {
        String why = findings.getFirst().reason();
        boolean alone = findings.size() == 1 || why.equals(findings.getFirst().attempt().reason());
        String example = alone ? "" : ", for example";
        out.println(
                "no row by "
                        + place(findings.getFirst().position().toString())
                        + ": "
                        + why.replaceFirst(": ", example + ": "));
        List<String> names = findings.stream().map(ExplainText::name).distinct().toList();
        int more = names.size() - OBJECTS;
        out.println(
                "  "
                        + String.join(", ", names.stream().limit(OBJECTS).toList())
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String name(Finding finding) {
        return finding.resource().id() + " " + finding.object();
    }

    private void hint(Findings findings) {
        if (!findings.hint().isEmpty()) {
            out.println("  " + findings.hint());
        }
    }

    /** How a series came to its value, or why it did not. */
    private void series(Sample series, Findings findings) {
        out.println();
        String asked = Samples.series(series.name(), series.labels());
        for (Finding finding : findings.made().stream().limit(ROWS).toList()) {
            for (Attempt.Row row : finding.attempt().rows()) {
                out.println(good(line(series.name(), finding, row)));
            }
            out.println("  of " + name(finding) + ", by " + place(finding.position().toString()));
            steps(finding.attempt());
        }
        more(findings.made().size());
        derived(findings);
        if (findings.made().isEmpty()) {
            out.println("no series " + asked + " of " + objects(findings));
            hint(findings);
            for (Finding finding : findings.missing().stream().limit(ROWS).toList()) {
                out.println("  " + name(finding) + ", by " + place(finding.position().toString()));
                out.println("  " + bad(finding.reason()));
                steps(finding.attempt());
            }
            more(findings.missing().size());
        }
    }

    private void more(int rows) {
        if (rows > ROWS) {
            out.println("… and " + (rows - ROWS) + " more; --output json has all");
        }
    }

    private void steps(Attempt attempt) {
        Lines lines = new Lines();
        for (Attempt.Step step : attempt.steps()) {
            lines.add("    " + step.key() + " ", step.trace());
            parts("      ", step.trace(), lines);
        }
        if (lines.left < 0) {
            out.println("    … and " + -lines.left + " more; --output json has all");
        }
    }

    private static void parts(String indent, Trace trace, Lines lines) {
        for (Trace part : trace.parts()) {
            boolean same = part.text().equals(trace.text());
            boolean prefix =
                    part.result() == Trace.Result.VALUE
                            && part.parts().isEmpty()
                            && trace.text().startsWith(part.text() + ".");
            if (!same && !prefix) {
                lines.add(indent, part);
            }
            parts(same ? indent : indent + "  ", part, lines);
        }
    }

    /** As many as there is room for. */
    private final class Lines {

        private int left = LINES;

        void add(String before, Trace trace) {
            if (left-- > 0) {
                String shown =
                        trace.result() == Trace.Result.FAILED
                                ? "fails: " + trace.shown()
                                : trace.shown();
                out.println(before + trace.text().replaceAll("\\s+", " ") + " → " + shown);
            }
        }
    }

    private String good(String text) {
        return coloured ? Colour.GOOD.of(text) : text;
    }

    private String bad(String text) {
        return coloured ? Colour.BAD.of(text) : text;
    }

    private String place(String text) {
        return coloured ? Colour.PLACE.of(text) : text;
    }
}
