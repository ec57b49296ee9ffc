package io.kubeobject.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code koe render} is asked to do.
 *
 * @param inputs files, folders, {@code -}
 * @param mappings files, folders and packs, in order
 * @param filter which metrics
 * @param at what the clock says; empty for the time of the system
 * @param format of the output
 */
public record RenderOptions(
        List<String> inputs,
        List<String> mappings,
        FilterOptions filter,
        Optional<Instant> at,
        Format format) {

    /** Its flags. */
    public static final List<Flag> FLAGS =
            List.of(
                    Flag.MAPPINGS,
                    Flag.METRICS,
                    Flag.METRICS_DENYLIST,
                    Flag.OPT_IN,
                    Flag.LABELS_ALLOWLIST,
                    Flag.ANNOTATIONS_ALLOWLIST,
                    Flag.AT,
                    Flag.FORMAT);

    /** Text formats, by their short names. */
    public enum Format {
        /** Of Prometheus, version 0.0.4. */
        TEXT,
        /** Version 1.0. */
        OPENMETRICS
    }

    public RenderOptions {
        inputs = List.copyOf(inputs);
        mappings = List.copyOf(mappings);
    }

    /**
     * Reads the options; without a word, it is standard input that is rendered.
     *
     * @throws UsageException with everything that is wrong
     */
    public static RenderOptions of(Settings settings) throws UsageException {
        RenderOptions options =
                new RenderOptions(
                        settings.words().isEmpty() ? List.of("-") : settings.words(),
                        settings.list(Flag.MAPPINGS),
                        FilterOptions.of(settings),
                        settings.isGiven(Flag.AT)
                                ? settings.value(
                                        Flag.AT,
                                        t -> Optional.of(TimeText.instant(t)),
                                        Optional.empty())
                                : Optional.empty(),
                        settings.choice(Flag.FORMAT, Format.values(), Format.TEXT));
        settings.check();
        return options;
    }
}
