package io.kubeobject.inspect;

import io.kubeobject.expr.Nearest;
import io.kubeobject.mapping.yaml.MappingTest.Expectation;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a scrape shows, beside what a test expects of it. */
final class TestComparison {

    private final Samples expected;
    private final List<String> absent;
    private final Samples got;

    TestComparison(Expectation expectation, Samples got) {
        this.expected = new Samples(expectation.samples());
        this.absent = expectation.absent();
        this.got = got;
    }

    /** What differs, as the failure of a step; empty if nothing does. */
    Optional<TestResult.Failure> failure(int step, List<String> notes) {
        UnifiedDiff diff = new UnifiedDiff();
        expected.names().forEach(name -> compare(name, diff));
        absent.forEach(name -> got.family(name).values().forEach(s -> diff.added(Samples.line(s))));
        if (diff.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(notes);
        expected.names().forEach(name -> hint(name).ifPresent(all::add));
        return Optional.of(
                new TestResult.Failure(
                        step, "the samples differ", diff.text("expected", "got"), all));
    }

    private void compare(String name, UnifiedDiff diff) {
        Map<Labels, Sample> wanted = expected.family(name);
        Map<Labels, Sample> found = got.family(name);
        wanted.forEach(
                (labels, sample) -> {
                    Sample other = found.get(labels);
                    if (other == null) {
                        diff.removed(Samples.line(sample));
                    } else if (Samples.sameValue(sample, other)) {
                        diff.both(Samples.line(sample));
                    } else {
                        diff.removed(Samples.line(sample));
                        diff.added(Samples.line(other));
                    }
                });
        Collection<String> more =
                new TreeSet<>(
                        found.values().stream()
                                .filter(sample -> !wanted.containsKey(sample.labels()))
                                .map(Samples::line)
                                .toList());
        more.forEach(diff::added);
    }

    /** For a family that is expected and not there: one of a near name. */
    private Optional<String> hint(String name) {
        return got.family(name).isEmpty()
                ? Nearest.word(name, got.names())
                        .map(near -> "there is no " + name + "; did you mean " + near + "?")
                : Optional.empty();
    }
}
