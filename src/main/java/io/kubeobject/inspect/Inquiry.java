package io.kubeobject.inspect;

import io.kubeobject.expr.Nearest;
import io.kubeobject.mapping.Account;
import io.kubeobject.mapping.Accounts;
import io.kubeobject.mapping.Attempt;
import io.kubeobject.mapping.Attempt.Detail;
import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.metric.Sample;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;
import io.kubeobject.source.ObjectSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks objects, one by one, what they tell of a family, or of one of its series. Objects are not
 * kept, but for those whose evaluation is told step by step.
 */
public final class Inquiry {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So many rows of a series are told step by step. */
    private static final int TOLD = 10;

    private final String family;
    private final SeriesPattern wanted;
    private final List<Row> made = new ArrayList<>();
    private final List<Row> missing = new ArrayList<>();
    private final Set<String> reasons = new HashSet<>();
    private final Set<String> names = new TreeSet<>();
    private int objects;
    private boolean remembered;

    /** How many of the wanted labels the rows have that are missing now. */
    private int closeness;

    /** A row and how to come to it once more. */
    private record Row(Finding finding, Again again) {}

    /** Asks an object once more, for all there is to tell. */
    @FunctionalInterface
    private interface Again {
        Again NOT = () -> Attempt.NONE;

        Attempt attempt();
    }

    private Inquiry(Sample series) {
        this.family = series.name();
        this.wanted = new SeriesPattern(series.labels());
    }

    /**
     * Asks all objects.
     *
     * @param sources opens the objects once more
     * @param series a family, if it has no labels; else the series that have these and maybe more
     * @throws TimeoutException if something cannot be listed for a minute; the message says what
     */
    public static Findings of(
            Supplier<ObjectSource> sources, Program program, Sample series, InstantSource clock)
            throws InterruptedException, TimeoutException {
        Inquiry inquiry = new Inquiry(series);
        try (ObjectSource source = sources.get()) {
            LaneObjects objects = new LaneObjects(source, PATIENCE);
            for (LaneProgram lane : objects.lanes(program)) {
                Accounts accounts = lane.accounts(inquiry.family);
                if (!accounts.isEmpty()) {
                    objects.read(lane, object -> inquiry.ask(lane, accounts, object));
                }
            }
        }
        return inquiry.findings(
                inquiry.remembered ? derived(sources, program, series, clock) : List.of());
    }

    /** By the way that the server takes. */
    private static List<Sample> derived(
            Supplier<ObjectSource> sources, Program program, Sample series, InstantSource clock)
            throws InterruptedException, TimeoutException {
        Program only = program.wanting(name -> name.equals(series.name()));
        SeriesPattern wanted = new SeriesPattern(series.labels());
        try (ObjectSource source = sources.get()) {
            Samples samples = Rendition.of(source, only, clock, PATIENCE);
            return samples.family(series.name()).values().stream()
                    .filter(sample -> wanted.fits(sample.labels()))
                    .toList();
        }
    }

    private void ask(LaneProgram lane, Accounts accounts, KubeObject object) {
        objects++;
        List<Account> told = accounts.of(object, Detail.OUTCOME);
        for (int i = 0; i < told.size(); i++) {
            Account account = told.get(i);
            remembered |= account.remembered();
            for (int j = 0; j < account.attempts().size(); j++) {
                int part = i;
                int row = j;
                Again again = () -> accounts.of(object, Detail.STEPS).get(part).attempts().get(row);
                add(lane.resource(), object, account, account.attempts().get(j), again);
            }
        }
        if (made.isEmpty()) {
            lane.evaluate(object, (made, _, _) -> names.add(made.name()), _ -> {});
        }
    }

    private void add(
            Resource resource, KubeObject object, Account account, Attempt attempt, Again again) {
        Attempt fitting = wanted.within(attempt);
        Finding finding =
                new Finding(
                        resource, object.key(), account.position(), account.remembered(), fitting);
        if (!fitting.rows().isEmpty()) {
            made.add(new Row(finding, wanted.isEmpty() ? Again.NOT : keep(again, made)));
        } else if (attempt.rows().isEmpty() && wanted.allows(attempt.labels())) {
            int close = wanted.closeness(attempt.labels());
            if (close > closeness) {
                missing.clear();
                closeness = close;
            }
            if (close == closeness) {
                boolean told = wanted.isEmpty() ? reasons.add(reason(finding)) : true;
                missing.add(new Row(finding, told ? keep(again, missing) : Again.NOT));
            }
        }
        wanted.saw(attempt);
    }

    /** Of a whole family each reason is looked into once. */
    private static String reason(Finding finding) {
        return finding.position() + finding.attempt().reason();
    }

    /** Of too many there is no more to tell. */
    private static Again keep(Again again, List<Row> rows) {
        long kept = rows.stream().filter(row -> row.again() != Again.NOT).count();
        return kept >= TOLD ? Again.NOT : again;
    }

    private Findings findings(List<Sample> derived) {
        String hint = "";
        if (made.isEmpty()) {
            hint = closeness == 0 ? wanted.hint() : "";
            if (hint.isEmpty() && !names.contains(family)) {
                hint =
                        Nearest.word(family, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("");
            }
        }
        boolean none = made.isEmpty() || wanted.isEmpty();
        return new Findings(
                objects,
                made.stream().map(this::told).toList(),
                none ? missing.stream().map(this::told).toList() : List.of(),
                derived,
                hint);
    }

    private Finding told(Row row) {
        Finding finding = row.finding();
        Attempt whole = row.again().attempt();
        return whole == Attempt.NONE
                ? finding
                : new Finding(
                        finding.resource(),
                        finding.object(),
                        finding.position(),
                        finding.remembered(),
                        wanted.within(whole));
    }
}
