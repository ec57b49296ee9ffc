package io.kubeobject.mapping.yaml;

import java.util.List;

/** A test of a mapping: objects in, samples out. */
final class TestBlock {

    private static final Data OBJECTS = new Data("an object or a list of objects");

    static final Key<String> NAME =
            Key.required("name", Scalar.text("a sentence"), "what is tested, in a sentence");
    static final Key<Object> GIVEN =
            Key.optional("given", OBJECTS, "the object, or a list of them");
    static final Key<List<Fields>> STEPS =
            Key.optional(
                    "steps",
                    Words.list(
                            "steps",
                            new Block(
                                    "step",
                                    "what happens at a time of a virtual clock",
                                    List.of(
                                            Key.optional(
                                                    "at", Scalar.text("a time"), "when, from 0s"),
                                            Key.optional("apply", OBJECTS, "objects that are put"),
                                            Key.optional("delete", OBJECTS, "objects that go"),
                                            Key.optional(
                                                    "restart",
                                                    Scalar.flag(),
                                                    "the exporter starts anew"),
                                            Key.optional(
                                                    "expect",
                                                    Scalar.text("samples"),
                                                    "samples, in the text format")))),
                    "what happens, in order");
    static final Key<String> EXPECT =
            Key.optional(
                    "expect",
                    Scalar.text("samples"),
                    "samples in the text format, all of each family that it names");
    static final Key<List<String>> ABSENT =
            Key.optional(
                    "absent",
                    ByKind.oneOrMore("metric names", Words.METRIC),
                    "families that have no sample");

    static final Block BLOCK =
            new Block(
                    "test", "objects in, samples out", List.of(NAME, GIVEN, STEPS, EXPECT, ABSENT));

    private TestBlock() {}
}
