package io.kubeobject.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tools that look at mappings and objects are asked to do: {@code explain} and {@code
 * diff}.
 *
 * @param subjects the first words: what to look at
 * @param files the other words: files of objects, folders, {@code -}
 * @param cluster where to read objects from in place of files; empty for files
 * @param mappings files, folders and packs, in order
 * @param filter which metrics
 * @param at what the clock says; empty for the time of the system
 */
public record InspectOptions(
        List<String> subjects,
        List<String> files,
        Optional<RunOptions.Cluster> cluster,
        List<String> mappings,
        FilterOptions filter,
        Optional<Instant> at) {

    private static final List<Flag> CLUSTER =
            List.of(Flag.CLUSTER, Flag.KUBECONFIG, Flag.CONTEXT, Flag.SERVER);

    /** Flags of {@code explain}. */
    public static final List<Flag> EXPLAIN_FLAGS =
            flags(
                    List.of(Flag.MAPPINGS, Flag.LABELS_ALLOWLIST, Flag.ANNOTATIONS_ALLOWLIST),
                    List.of(Flag.AT, Flag.OUTPUT));

    /** Flags of {@code diff}. */
    public static final List<Flag> DIFF_FLAGS =
            flags(
                    List.of(
                            Flag.METRICS,
                            Flag.METRICS_DENYLIST,
                            Flag.OPT_IN,
                            Flag.LABELS_ALLOWLIST,
                            Flag.ANNOTATIONS_ALLOWLIST),
                    List.of(Flag.AT, Flag.OUTPUT));

    public InspectOptions {
        subjects = List.copyOf(subjects);
        files = List.copyOf(files);
        mappings = List.copyOf(mappings);
    }

    private static List<Flag> flags(List<Flag> first, List<Flag> last) {
        List<Flag> flags = new ArrayList<>(first);
        flags.addAll(CLUSTER);
        flags.addAll(last);
        return List.copyOf(flags);
    }

    /**
     * Reads the options.
     *
     * @param subjects how many words say what to look at
     * @param missing what to tell if there are fewer
     * @throws UsageException with everything that is wrong
     */
    public static InspectOptions of(Settings settings, int subjects, String missing)
            throws UsageException {
        List<String> words = settings.words();
        if (words.size() < subjects) {
            settings.reject(missing);
        }
        int first = Math.min(subjects, words.size());
        List<String> files = words.subList(first, words.size());
        boolean asked = CLUSTER.stream().anyMatch(settings::isGiven);
        if (settings.isOn(Flag.CLUSTER) && !files.isEmpty()) {
            settings.reject("objects come from files or from the cluster, not from both");
        }
        RunOptions.Cluster cluster = RunOptions.cluster(settings);
        InspectOptions options =
                new InspectOptions(
                        words.subList(0, first),
                        files,
                        asked && files.isEmpty() ? Optional.of(cluster) : Optional.empty(),
                        settings.list(Flag.MAPPINGS),
                        FilterOptions.of(settings),
                        settings.value(
                                Flag.AT,
                                t ->
                                        t.equals("now")
                                                ? Optional.empty()
                                                : Optional.of(TimeText.instant(t)),
                                Optional.empty()));
        settings.check();
        return options;
    }

    /** Whether there are any objects to look at. */
    public boolean hasObjects() {
        return !files.isEmpty() || cluster.isPresent();
    }
}
