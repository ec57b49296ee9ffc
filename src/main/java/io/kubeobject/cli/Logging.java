package io.kubeobject.cli;

import io.kubeobject.config.LogOptions;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends what the program and its libraries log to one stream, a line each. The logger of the JDK is
 * the backend, since the JDK's own HTTP server logs to it and nothing else would be loaded less.
 *
 * <p>Libraries are heard from warnings on, whatever the level: their debug output tells of bodies
 * and headers, and thus of secrets.
 */
final class Logging implements AutoCloseable {

    /** The JDK drops the level of a logger that nobody holds. */
    private final List<Logger> loggers;

    private Logging(List<Logger> loggers) {
        this.loggers = loggers;
    }

    /** Lines for machines and people who run a service. */
    static Logging ofService(LogOptions options, PrintStream stream, InstantSource clock) {
        LogLine line =
                switch (options.format()) {
                    case LOGFMT -> LogLine.LOGFMT;
                    case JSON -> LogLine.JSON;
                };
        return start(level(options.level()), new Lines(line, stream, new Repeats(clock)));
    }

    /** Sentences for the user of a command that is over soon; warnings and errors only. */
    static Logging ofCommand(PrintStream stream, InstantSource clock) {
        return start(Level.WARNING, new Lines(LogLine.SENTENCE, stream, new Repeats(clock)));
    }

    /** Ends the logging of a command: all is written, and levels are no longer kept. */
    @Override
    public void close() {
        for (Logger logger : loggers) {
            for (Handler handler : logger.getHandlers()) {
                handler.flush();
            }
        }
    }

    private static Logging start(Level level, Handler handler) {
        Logger root = Logger.getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
        }
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        Logger ours = Logger.getLogger(LogLine.OURS);
        ours.setLevel(level);
        return new Logging(List.of(root, ours));
    }

    private static Level level(LogOptions.Level level) {
        return switch (level) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARN -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    /** Writes records that do not repeat themselves too often. */
    private static final class Lines extends Handler {

        private final LogLine line;
        private final PrintStream stream;
        private final Repeats repeats;

        Lines(LogLine line, PrintStream stream, Repeats repeats) {
            this.line = line;
            this.stream = stream;
            this.repeats = repeats;
        }

        /** One writer at a time, so that lines stay whole; guards: {@code repeats}. */
        @Override
        public synchronized void publish(LogRecord entry) {
            String message = LogLine.message(entry);
            long held =
                    entry.getLevel().intValue() < Level.INFO.intValue() ? 0 : held(entry, message);
            if (held >= 0) {
                stream.println(line.write(entry, message, held));
            }
        }

        private long held(LogRecord entry, String message) {
            return repeats.admit(entry.getLevel() + " " + entry.getLoggerName() + " " + message);
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            stream.flush();
        }
    }
}
