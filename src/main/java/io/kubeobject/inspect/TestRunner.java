package io.kubeobject.inspect;

import io.kubeobject.derive.Checkpoint;
import io.kubeobject.mapping.Program;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingTest;
import io.kubeobject.mapping.yaml.MappingTest.Step;
import io.kubeobject.mapping.yaml.Moment;
import io.kubeobject.object.Resource;
import io.kubeobject.pipeline.FaultCount;
import io.kubeobject.pipeline.LaneStatus;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;
import io.kubeobject.source.ScriptedSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs one test of a mapping: the exporter as it is, on a cluster that the test makes up, by a
 * clock that the test sets. Only the document that carries the test runs, with its optional
 * families.
 */
public final class TestRunner implements AutoCloseable {

    /** Nothing is waited for but a thread that opens lanes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MappingTest test;
    private final Program program;
    private final TestObjects objects;
    private final VirtualClock clock;
    private final ScriptedSource source;
    private final ScriptedImages images = new ScriptedImages();
    private final Instant start;
    private Pipeline pipeline;

    private TestRunner(MappingTest test, Program program) throws UnfitObjectException {
        this.test = test;
        this.program = program;
        this.objects = new TestObjects(program.reads(test.document()), test);
        this.start = start(test);
        this.clock = new VirtualClock(start);
        this.source = new ScriptedSource(objects.resources(test), clock);
        this.pipeline = exporter();
    }

    /** Runs all tests of some files, in their order. */
    public static List<TestResult> runAll(CompiledFiles files) throws InterruptedException {
        List<TestResult> results = new ArrayList<>();
        for (MappingTest test : files.tests()) {
            results.add(run(test, files.program()));
        }
        return results;
    }

    /**
     * Runs one test.
     *
     * @param program that has the test's document
     */
    public static TestResult run(MappingTest test, Program program) throws InterruptedException {
        Program own = program.only(test.document()).optingIn(_ -> true);
        try (TestRunner runner = new TestRunner(test, own)) {
            return new TestResult(test, runner.failures());
        } catch (UnfitObjectException e) {
            String message = String.valueOf(e.getMessage());
            return new TestResult(test, List.of(new TestResult.Failure(1, message, "", List.of())));
        }
    }

    /** When a test begins: at the time that its first step says, else at the epoch. */
    private static Instant start(MappingTest test) {
        return test.steps().getFirst().at() instanceof Moment.On(Instant time)
                ? time
                : Instant.EPOCH;
    }

    private Pipeline exporter() {
        return new Pipeline(
                source,
                program,
                PipelineOptions.STANDARD,
                clock,
                Checkpoint.EMPTY,
                images::derivation);
    }

    private List<TestResult.Failure> failures() throws InterruptedException, UnfitObjectException {
        begin();
        List<TestResult.Failure> failures = new ArrayList<>();
        int number = 0;
        for (Step step : test.steps()) {
            number++;
            Instant time = time(step.at());
            if (time.isBefore(clock.instant())) {
                String message = "the step is at " + time + ", before the one above it";
                failures.add(new TestResult.Failure(number, message, "", List.of()));
                return failures;
            }
            clock.set(time);
            happen(step);
            if (!step.expectation().isEmpty()) {
                new TestComparison(step.expectation(), Rendition.scrape(pipeline))
                        .failure(number, faults())
                        .ifPresent(failures::add);
            }
        }
        return failures;
    }

    private Instant time(Moment at) {
        return switch (at) {
            case Moment.After(Duration duration) -> start.plus(duration);
            case Moment.On(Instant time) -> time;
        };
    }

    private void happen(Step step) throws InterruptedException, UnfitObjectException {
        if (step.restart()) {
            pipeline.close();
            pipeline = exporter();
            begin();
        }
        images.become(step.images());
        for (Map<String, Object> object : step.delete()) {
            Resource resource = objects.resource(object);
            if (!source.delete(resource, objects.key(object))) {
                throw new UnfitObjectException(
                        "there is no "
                                + resource.kind()
                                + " "
                                + objects.key(object)
                                + " to delete");
            }
        }
        for (Map<String, Object> object : step.apply()) {
            source.apply(objects.resource(object), object);
        }
    }

    private void begin() throws InterruptedException, UnfitObjectException {
        pipeline.start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!pipeline.awaitReady(Duration.ofMillis(50))) {
            for (LaneStatus lane : pipeline.resources()) {
                if (!lane.contact().problem().isEmpty()) {
                    throw new UnfitObjectException(lane.contact().problem());
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("BUG: objects in memory are not read to their end");
            }
        }
    }

    private List<String> faults() {
        return pipeline.faults().stream().map(FaultCount::first).toList();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
