package io.kubeobject.mapping.yaml;

import io.kubeobject.derive.ImageRule;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.yaml.MappingTest.Expectation;
import io.kubeobject.mapping.yaml.MappingTest.Step;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;
import io.kubeobject.render.MalformedTextException;
import io.kubeobject.render.SampleReader;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A test of a mapping: objects in, samples out. */
final class TestBlock {

    private static final Data OBJECTS = new Data("an object or a list of objects");

    static final Key<String> NAME =
            Key.required("name", Scalar.text("a sentence"), "what is tested, in a sentence");
    static final Key<Object> GIVEN =
            Key.optional("given", OBJECTS, "the object, or a list of them");
    static final Key<String> EXPECT =
            Key.optional(
                    "expect",
                    Scalar.text("samples"),
                    "samples in the text format, all of each family that they name");
    static final Key<List<String>> ABSENT =
            Key.optional(
                    "absent",
                    ByKind.oneOrMore("metric names", Words.METRIC),
                    "families that have no sample");
    private static final Key<List<Member<String, String>>> IMAGES =
            Key.optional(
                    "images",
                    new Dictionary<>(
                            "a map of images to states",
                            Scalar.text("an image"),
                            Scalar.choice(ImageRule.MODES, mode -> mode)),
                    "what registries say of images from now on; of others nothing is known");
    private static final Key<Moment> AT =
            Key.optional(
                    "at",
                    Scalar.parsed("a time", Moment::parse),
                    "when: so long after the start, or a time, which sets the clock");
    private static final Key<Object> APPLY =
            Key.optional("apply", OBJECTS, "objects that are put, new or changed");
    private static final Key<Object> DELETE =
            Key.optional("delete", OBJECTS, "objects that go, by kind, namespace and name");
    private static final Key<Boolean> RESTART =
            Key.optional("restart", Scalar.flag(), "the exporter starts anew; the objects stay");
    static final Key<List<Fields>> STEPS =
            Key.optional(
                    "steps",
                    Words.list(
                            "steps",
                            new Block(
                                    "step",
                                    "what happens at a time of a virtual clock, and what is"
                                            + " expected then",
                                    List.of(AT, RESTART, DELETE, APPLY, IMAGES, EXPECT, ABSENT))),
                    "what happens, in order");

    static final Block BLOCK =
            new Block(
                    "test",
                    "objects in, samples out",
                    List.of(NAME, GIVEN, STEPS, IMAGES, EXPECT, ABSENT));

    private TestBlock() {}

    /** The test of a block; what cannot be has been reported then. */
    static MappingTest compile(Fields test, String document, Reading reading) {
        if (test.has(GIVEN) == test.has(STEPS)) {
            reading.error(
                    ProblemCode.CONTRADICTION, test.node(), "a test has either given or steps", "");
        }
        List<Step> steps = new ArrayList<>();
        if (test.has(GIVEN)) {
            List<Map<String, Object>> given = objects(test, GIVEN, reading);
            Expectation expectation = expectation(test, reading);
            steps.add(new Step(Moment.START, false, List.of(), given, images(test), expectation));
        } else {
            if (test.has(IMAGES)) {
                Position position = reading.position(test.node());
                Expectation none = new Expectation(List.of(), List.of(), position);
                steps.add(silent(Moment.START, images(test), none));
            }
            test.list(STEPS).forEach(step -> steps.add(step(step, reading)));
            Expectation last = expectation(test, reading);
            if (!last.isEmpty() && !steps.isEmpty()) {
                Moment end = steps.getLast().at();
                steps.add(silent(end, Map.of(), last));
            }
        }
        boolean expects = isGiven(test) || test.list(STEPS).stream().anyMatch(TestBlock::isGiven);
        if (!expects) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    test.node(),
                    "a test that expects nothing cannot fail",
                    "say what is there with expect, or what is not with absent");
        }
        Position position = reading.position(test.node());
        return new MappingTest(document, test.get(NAME, ""), position, steps);
    }

    private static Step silent(Moment at, Map<String, String> images, Expectation expectation) {
        return new Step(at, false, List.of(), List.of(), images, expectation);
    }

    private static Map<String, String> images(Fields block) {
        Map<String, String> images = new HashMap<>();
        block.list(IMAGES).forEach(member -> images.put(member.key(), member.value()));
        return images;
    }

    private static boolean isGiven(Fields block) {
        return block.has(EXPECT) || block.has(ABSENT);
    }

    private static Step step(Fields step, Reading reading) {
        return new Step(
                step.get(AT, Moment.START),
                step.get(RESTART, false),
                objects(step, DELETE, reading),
                objects(step, APPLY, reading),
                images(step),
                expectation(step, reading));
    }

    private static Expectation expectation(Fields block, Reading reading) {
        Position position = reading.position(block.node(EXPECT));
        return new Expectation(samples(block, reading), block.list(ABSENT), position);
    }

    private static List<Sample> samples(Fields block, Reading reading) {
        String text = block.get(EXPECT, "");
        List<Sample> samples = List.of();
        try {
            samples = SampleReader.read(text);
        } catch (MalformedTextException e) {
            String hint = "one sample a line, as in the text format: name{label=\"value\"} 1";
            reading.error(
                    ProblemCode.ILLEGAL_VALUE,
                    (ScalarNode) block.node(EXPECT),
                    e.offset(),
                    String.valueOf(e.getMessage()),
                    hint);
        }
        Set<Map.Entry<String, Labels>> seen = new HashSet<>();
        for (Sample sample : samples) {
            if (!seen.add(Map.entry(sample.name(), sample.labels()))) {
                reading.error(
                        ProblemCode.ILLEGAL_VALUE,
                        block.node(EXPECT),
                        "a series is expected twice: " + sample.name() + sample.labels(),
                        "");
            }
        }
        return samples;
    }

    private static List<Map<String, Object>> objects(
            Fields block, Key<Object> key, Reading reading) {
        Object value = block.get(key);
        List<?> elements =
                value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        List<Map<String, Object>> objects = new ArrayList<>();
        for (@Nullable Object element : elements) {
            if (element instanceof Map<?, ?> map) {
                objects.add(typed(map));
            } else {
                reading.error(
                        ProblemCode.ILLEGAL_VALUE,
                        block.node(key),
                        "expected an object or a list of objects under \"" + key.name() + "\"",
                        "");
            }
        }
        return objects;
    }

    @SuppressWarnings("unchecked") // Data makes maps whose keys are strings
    private static Map<String, Object> typed(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
