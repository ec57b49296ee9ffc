package io.kubeobject.mapping.yaml;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.ImageRule.Checking;
import io.kubeobject.derive.ImageRule.Output;
import io.kubeobject.derive.ImageRule.Which;
import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Term;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the images of containers are in their registries. */
final class ImagesBlock {

    private static final Duration EVERY_DEFAULT = Duration.ofMinutes(5);
    private static final Duration EVERY_LEAST = Duration.ofSeconds(10);

    private static final ByKind<List<String>> PATTERNS =
            ByKind.oneOrMore(
                    "regular expressions",
                    Scalar.parsed("a regular expression", ImagesBlock::pattern));

    static final Key<Code> CONTAINERS =
            Key.required("containers", new Formula(), "the containers, each with name and image");
    static final Key<Code> PULL_SECRETS =
            Key.optional(
                    "pullSecrets",
                    new Formula(),
                    "references to the secrets that open the registries; none: those of the"
                            + " service account");
    static final Key<Code> SERVICE_ACCOUNT =
            Key.optional("serviceAccount", new Formula(), "name of the service account (default)");
    static final Key<Code> WHEN =
            Key.optional("when", new Formula(), "looks only if true: what needs no image is none");
    static final Key<List<Member<String, Tilde.Written<Code>>>> LABELS =
            Key.optional(
                    "labels",
                    Words.LABELS,
                    "labels of each series, beside container and image; ~ takes one of the"
                            + " document's away");
    static final Key<String> EXISTS =
            Key.optional(
                    "exists", Words.METRIC, "name of the metric: 1 if the image is there, else 0");
    static final Key<String> MODES =
            Key.optional(
                    "modes",
                    Words.METRIC,
                    "prefix of seven metrics, of which one is 1: PREFIX_"
                            + String.join(", PREFIX_", ImageRule.MODES));
    static final Key<String> CHECKS =
            Key.optional(
                    "checks",
                    Words.METRIC,
                    "name of a counter: how many checks there were, of all images together");
    static final Key<String> FAILURES =
            Key.optional(
                    "failures",
                    Words.METRIC,
                    "name of a counter: how many of them did not find the image");
    static final Key<Duration> EVERY =
            Key.optional(
                    "every",
                    TimeSpan.SHAPE,
                    "how often an image is looked for that was there (5m); what was not is looked"
                            + " for sooner");
    static final Key<String> PLATFORM =
            Key.optional(
                    "platform",
                    Scalar.ofForm(
                            "a platform such as linux/arm64",
                            "[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?",
                            ImagesBlock::platform),
                    "that has to be there; needs the whole manifest, which counts as a pull where"
                            + " pulls are counted");
    static final Key<List<String>> IGNORE =
            Key.optional(
                    "ignore",
                    PATTERNS,
                    "images that are not looked for: regular expressions that match anywhere in"
                            + " the name");
    static final Key<List<String>> ONLY =
            Key.optional("only", PATTERNS, "the only images that are looked for");
    static final Key<Boolean> LINT = MetricBlock.LINT;

    static final Block BLOCK =
            new Block(
                    "images",
                    "whether images are in their registries",
                    List.of(
                            CONTAINERS,
                            PULL_SECRETS,
                            SERVICE_ACCOUNT,
                            WHEN,
                            LABELS,
                            EXISTS,
                            MODES,
                            CHECKS,
                            FAILURES,
                            EVERY,
                            PLATFORM,
                            IGNORE,
                            ONLY,
                            DeriveBlocks.ID,
                            LINT));

    private ImagesBlock() {}

    private static String pattern(String text) {
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a regular expression: " + e.getDescription(), e);
        }
    }

    private static String platform(String text) {
        if (!text.matches("[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?")) {
            throw new IllegalArgumentException(
                    "expected a platform such as linux/arm64, got \"" + text + "\"");
        }
        return text;
    }

    /**
     * Compiles one block; null if it has errors.
     *
     * @param inherited the document's labels
     */
    static @Nullable Observer compile(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        Term containers = DeriveBlocks.term(fields, CONTAINERS, scope);
        Term pullSecrets = DeriveBlocks.term(fields, PULL_SECRETS, scope);
        Term serviceAccount = DeriveBlocks.term(fields, SERVICE_ACCOUNT, scope);
        Term when = DeriveBlocks.term(fields, WHEN, Use.TRUTH, scope);
        LabelPlan labels = labels(fields, inherited, absence, scope);
        List<Output> outputs = outputs(fields, scope);
        Checking checking = checking(fields, scope);
        if (containers == null || outputs.isEmpty()) {
            return null;
        }
        String first = outputs.getFirst().family().name();
        return new Observer.Images(
                new ImageRule(fields.get(DeriveBlocks.ID, first), outputs, checking),
                scope.reading().position(fields.node()),
                labels,
                new Observer.Pod(containers, pullSecrets, serviceAccount),
                when,
                new Observer.Selected(fields.list(IGNORE), fields.list(ONLY)));
    }

    private static Checking checking(Fields fields, Scope scope) {
        Duration every = fields.get(EVERY, EVERY_DEFAULT);
        if (every.compareTo(EVERY_LEAST) < 0) {
            scope.reading()
                    .error(
                            ProblemCode.ILLEGAL_VALUE,
                            fields.node(EVERY),
                            "registries are asked every 10s at most",
                            "");
        }
        return new Checking(fields.get(PLATFORM, ""), every);
    }

    private static LabelPlan labels(
            Fields fields, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        List<Label> merged = LabelPlans.merged(inherited, fields.list(LABELS), scope);
        for (Label label : merged) {
            if (label.name().equals("container") || label.name().equals("image")) {
                scope.reading()
                        .error(
                                ProblemCode.CONTRADICTION,
                                fields.node(LABELS),
                                "label \"" + label.name() + "\" is that of the container",
                                label.name() + ": ~ takes the document's away");
            }
        }
        return new LabelPlan(merged, List.of(), absence);
    }

    private static List<Output> outputs(Fields fields, Scope scope) {
        List<Output> outputs = new ArrayList<>();
        String exists = fields.get(EXISTS);
        if (exists != null) {
            String help = "Whether the image of the container is in its registry.";
            Family family = Family.gauge(exists, help);
            outputs.add(new ImageRule.State(family, ImageRule.AVAILABLE));
        }
        String prefix = fields.get(MODES);
        if (prefix != null) {
            ImageRule.MODES.forEach(mode -> outputs.add(state(prefix, mode)));
        }
        add(fields.get(CHECKS), "Checks of images in registries.", Which.ALL, outputs);
        add(
                fields.get(FAILURES),
                "Checks of images in registries that did not find the image.",
                Which.FAILED,
                outputs);
        check(outputs, fields, scope);
        return outputs;
    }

    private static Output state(String prefix, String mode) {
        String help =
                "Whether the container's image is in this state: " + mode.replace('_', ' ') + ".";
        return new ImageRule.State(Family.gauge(prefix + "_" + mode, help), mode);
    }

    private static void add(@Nullable String name, String help, Which which, List<Output> outputs) {
        if (name != null) {
            Family family = new Family(name, MetricType.COUNTER, help, "");
            outputs.add(new ImageRule.Checks(family, which));
        }
    }

    private static void check(List<Output> outputs, Fields fields, Scope scope) {
        Set<String> names = new HashSet<>();
        for (Output output : outputs) {
            String name = output.family().name();
            if (!names.add(name)) {
                scope.reading()
                        .error(
                                ProblemCode.CONTRADICTION,
                                fields.node(),
                                "two outputs have the name \"" + name + "\"",
                                "");
            }
            Node node = node(name, fields);
            if (fields.get(LINT, true) && node != null) {
                new Lint(scope.reading()).name(output.family(), node);
            }
        }
        if (List.of(EXISTS, MODES, CHECKS, FAILURES).stream().noneMatch(fields::has)) {
            scope.reading()
                    .error(
                            ProblemCode.MISSING_OUTPUT,
                            fields.node(),
                            "images has no output",
                            "name what is wanted: exists: …, or modes: …");
        }
    }

    /** Where a name is written; null for those that only go with another one. */
    private static @Nullable Node node(String name, Fields fields) {
        for (Key<String> key : List.of(EXISTS, CHECKS, FAILURES)) {
            if (name.equals(fields.get(key))) {
                return fields.node(key);
            }
        }
        return name.endsWith("_" + ImageRule.AVAILABLE) ? fields.node(MODES) : null;
    }
}
