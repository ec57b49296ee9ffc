package io.kubeobject.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.kubeobject.mapping.AllowLists;
import io.kubeobject.mapping.Program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which objects and metrics are wanted. Empty lists ask for all, and deny none.
 *
 * @param namespaces globs of namespaces
 * @param namespacesDenied globs of namespaces
 * @param metrics for names of metrics, to be matched as a whole
 * @param metricsDenied for names of metrics, to be matched as a whole
 * @param optIn for names of metrics that are off by default, to be matched as a whole
 * @param allow which labels and annotations become labels where a mapping leaves that open
 */
public record FilterOptions(
        List<String> namespaces,
        List<String> namespacesDenied,
        List<Pattern> metrics,
        List<Pattern> metricsDenied,
        List<Pattern> optIn,
        AllowLists allow) {

    /** Its flags. */
    public static final List<Flag> FLAGS =
            List.of(
                    Flag.NAMESPACES,
                    Flag.NAMESPACES_DENYLIST,
                    Flag.METRICS,
                    Flag.METRICS_DENYLIST,
                    Flag.OPT_IN,
                    Flag.LABELS_ALLOWLIST,
                    Flag.ANNOTATIONS_ALLOWLIST);

    /** Everything. */
    public static final FilterOptions NONE =
            new FilterOptions(
                    List.of(), List.of(), List.of(), List.of(), List.of(), AllowLists.NONE);

    public FilterOptions {
        namespaces = List.copyOf(namespaces);
        namespacesDenied = List.copyOf(namespacesDenied);
        metrics = List.copyOf(metrics);
        metricsDenied = List.copyOf(metricsDenied);
        optIn = List.copyOf(optIn);
    }

    static FilterOptions of(Settings settings) {
        return new FilterOptions(
                globs(settings, Flag.NAMESPACES),
                globs(settings, Flag.NAMESPACES_DENYLIST),
                patterns(settings, Flag.METRICS),
                patterns(settings, Flag.METRICS_DENYLIST),
                patterns(settings, Flag.OPT_IN),
                new AllowLists(
                        lists(settings, Flag.LABELS_ALLOWLIST),
                        lists(settings, Flag.ANNOTATIONS_ALLOWLIST)));
    }

    private static List<String> globs(Settings settings, Flag flag) {
        List<String> globs = settings.list(flag);
        globs.stream()
                .filter(glob -> !glob.matches("[a-z0-9*?-]+"))
                .forEach(
                        glob ->
                                settings.reject(
                                        flag,
                                        Settings.quote(glob)
                                                + " is no name of a namespace, nor a pattern with"
                                                + " * and ?"));
        return globs;
    }

    /** A resource that is named again has the keys of the last time. */
    private static Map<String, List<String>> lists(Settings settings, Flag flag) {
        Map<String, List<String>> lists = new HashMap<>();
        for (String text : settings.list(flag)) {
            try {
                lists.putAll(AllowListText.parse(text));
            } catch (IllegalArgumentException e) {
                settings.reject(flag, String.valueOf(e.getMessage()));
            }
        }
        return lists;
    }

    private static List<Pattern> patterns(Settings settings, Flag flag) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : settings.list(flag)) {
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                settings.reject(
                        flag,
                        "expected a regular expression (RE2), got "
                                + Settings.quote(text)
                                + ": "
                                + e.getDescription());
            }
        }
        return patterns;
    }

    /** What is left of a program; programs that were equal are equal still. */
    public Program apply(Program program) {
        return program.optingIn(name -> matches(optIn, name))
                .wanting(this::wantsMetric)
                .allowing(allow);
    }

    /** Whether the metric of this name is wanted. */
    public boolean wantsMetric(String name) {
        return (metrics.isEmpty() || matches(metrics, name)) && !matches(metricsDenied, name);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
