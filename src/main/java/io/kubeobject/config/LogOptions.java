package io.kubeobject.config;

import java.util.List;

/** How much to log, and how. */
public record LogOptions(Level level, Format format) {

    /** From the most to the least. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** The text of a line. */
    public enum Format {
        /** {@code key=value}, as Prometheus' own programs log. */
        LOGFMT,
        /** One JSON object. */
        JSON
    }

    /** Its flags. */
    public static final List<Flag> FLAGS = List.of(Flag.LOG_LEVEL, Flag.LOG_FORMAT);

    static LogOptions of(Settings settings) {
        return new LogOptions(
                settings.choice(Flag.LOG_LEVEL, Level.values(), Level.INFO),
                settings.choice(Flag.LOG_FORMAT, Format.values(), Format.LOGFMT));
    }
}
