package io.kubeobject.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** How an entry of the log is written: one line, whatever the message contains. */
enum LogLine {
    /** {@code time=… level=info logger=source.kubernetes msg="…"}. */
    LOGFMT {
        @Override
        String write(LogRecord entry, String message, long held) {
            StringBuilder line = new StringBuilder(160);
            line.append("time=").append(time(entry)).append(" level=").append(level(entry));
            line.append(" logger=").append(logger(entry)).append(" msg=").append(value(message));
            if (entry.getThrown() != null) {
                line.append(" error=").append(value(error(entry, entry.getThrown())));
            }
            return held == 0 ? line.toString() : line.append(" repeated=").append(held).toString();
        }

        private String value(String text) {
            return PLAIN.matcher(text).matches() ? text : quote(text);
        }
    },
    /** One object, with the keys of {@link #LOGFMT}. */
    JSON {
        @Override
        String write(LogRecord entry, String message, long held) {
            StringBuilder line = new StringBuilder(200);
            line.append("{\"time\":\"").append(time(entry)).append("\",\"level\":\"");
            line.append(level(entry)).append("\",\"logger\":").append(quote(logger(entry)));
            line.append(",\"msg\":").append(quote(message));
            if (entry.getThrown() != null) {
                line.append(",\"error\":").append(quote(error(entry, entry.getThrown())));
            }
            return line.append(held == 0 ? "}" : ",\"repeated\":" + held + "}").toString();
        }
    },
    /** {@code koe: warning: …}, for the user of a command. */
    SENTENCE {
        @Override
        String write(LogRecord entry, String message, long held) {
            String level =
                    entry.getLevel().intValue() >= Level.SEVERE.intValue() ? "error" : "warning";
            String thrown = entry.getThrown() == null ? "" : ": " + error(entry, entry.getThrown());
            return "koe: " + level + ": " + (message + thrown).replaceAll("\\p{Cntrl}+", " ");
        }
    };

    /** The logger above all of the program's own. */
    static final String OURS = "io.kubeobject";

    private static final java.util.regex.Pattern PLAIN =
            java.util.regex.Pattern.compile("[\\w./:@%+,-]+");

    /**
     * Writes an entry.
     *
     * @param message its text
     * @param held how many entries like it were held back before it
     */
    abstract String write(LogRecord entry, String message, long held);

    /** The text of an entry with its parameters in place. */
    static String message(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        Object[] parameters = entry.getParameters();
        if (parameters == null || parameters.length == 0) {
            return message;
        }
        try {
            return MessageFormat.format(message, parameters);
        } catch (IllegalArgumentException e) {
            // The message is not a pattern after all; it is better than nothing.
            return message;
        }
    }

    private static String time(LogRecord entry) {
        return entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String level(LogRecord entry) {
        int level = entry.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String logger(LogRecord entry) {
        String name = String.valueOf(entry.getLoggerName());
        return name.startsWith(OURS + ".") ? name.substring(OURS.length() + 1) : name;
    }

    /** What was thrown; with its stack if it is our fault or the reader looks closely. */
    private static String error(LogRecord entry, Throwable thrown) {
        boolean ours = thrown instanceof RuntimeException || thrown instanceof Error;
        if (!ours && entry.getLevel().intValue() >= Level.INFO.intValue()) {
            return String.valueOf(thrown);
        }
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return stack.toString().strip();
    }

    /** As a JSON string; a logfmt value may be written so. */
    private static String quote(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
