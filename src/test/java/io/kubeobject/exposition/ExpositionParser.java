package io.kubeobject.exposition;

import io.kubeobject.exposition.Exposition.ParsedFamily;
import io.kubeobject.exposition.Exposition.ParsedSample;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads an exposition and refuses what a strict reader would: families that are torn or repeated,
 * series that are there twice, wrong escapes, samples without a header, a missing end; in
 * OpenMetrics also samples that their type does not allow and names that clash.
 *
 * <p>Written from the formats' specifications, and shares nothing with what writes them.
 */
public final class ExpositionParser {

    private static final Set<String> PROMETHEUS_TYPES = Set.of("gauge", "counter", "untyped");
    private static final Set<String> OPENMETRICS_TYPES =
            Set.of("gauge", "counter", "info", "stateset", "unknown");

    private final boolean openMetrics;
    private final List<ParsedFamily> families = new ArrayList<>();
    private final Set<String> familyNames = new HashSet<>();
    private final Set<String> reservedNames = new HashSet<>();
    private final Set<String> series = new HashSet<>();

    /** The family being read: what its comments say, by keyword, and its samples. */
    private String name = "";

    private final Map<String, String> comments = new HashMap<>();
    private final List<ParsedSample> samples = new ArrayList<>();

    private ExpositionParser(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    /** Reads the Prometheus text format 0.0.4. */
    public static Exposition parsePrometheus(byte[] text) {
        return new ExpositionParser(false).parse(decode(text));
    }

    /** Reads OpenMetrics 1.0.0. */
    public static Exposition parseOpenMetrics(byte[] text) {
        return new ExpositionParser(true).parse(decode(text));
    }

    /** Reads the format that a Content-Type names. */
    public static Exposition parse(String contentType, byte[] text) {
        return contentType.startsWith("application/openmetrics-text")
                ? parseOpenMetrics(text)
                : parsePrometheus(text);
    }

    private static String decode(byte[] text) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private Exposition parse(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        String[] lines = text.isEmpty() ? new String[] {""} : text.split("\n", -1);
        boolean ended = false;
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                if (ended) {
                    throw new IllegalArgumentException("a line after # EOF");
                }
                ended = openMetrics && lines[i].equals("# EOF");
                if (!ended) {
                    line(lines[i]);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + ": " + e.getMessage() + ": " + lines[i], e);
            }
        }
        endFamily();
        if (openMetrics && !ended) {
            throw new IllegalArgumentException("no # EOF at the end");
        }
        return new Exposition(List.copyOf(families));
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            comment(line);
        } else {
            sample(SampleLine.parse(line));
        }
    }

    private void comment(String line) {
        String[] parts = line.split(" ", 4);
        boolean known =
                parts.length == 4
                        && parts[0].equals("#")
                        && (parts[1].equals("HELP")
                                || parts[1].equals("TYPE")
                                || (openMetrics && parts[1].equals("UNIT")));
        if (!known) {
            throw new IllegalArgumentException("not a comment of this format");
        }
        if (!parts[2].matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw new IllegalArgumentException("illegal name");
        }
        if (!parts[2].equals(name)) {
            endFamily();
            if (!familyNames.add(parts[2])) {
                throw new IllegalArgumentException("the family is there already");
            }
            name = parts[2];
        }
        if (!samples.isEmpty()) {
            throw new IllegalArgumentException("a comment behind samples of its family");
        }
        if (comments.put(parts[1], parts[3]) != null) {
            throw new IllegalArgumentException("a second " + parts[1]);
        }
    }

    private void sample(ParsedSample sample) {
        String type = comments.getOrDefault("TYPE", "");
        if (type.isEmpty()) {
            throw new IllegalArgumentException("a sample without TYPE");
        }
        if (!sample.name().equals(name + suffix(type))) {
            throw new IllegalArgumentException("not a sample of " + type + " " + name);
        }
        if (openMetrics) {
            checkValue(type, sample);
        }
        TreeMap<String, String> identity = new TreeMap<>(sample.labels());
        identity.values().removeIf(String::isEmpty);
        if (!series.add(sample.name() + identity)) {
            throw new IllegalArgumentException("the series is there already");
        }
        samples.add(sample);
    }

    private String suffix(String type) {
        if (!openMetrics) {
            return "";
        }
        return switch (type) {
            case "counter" -> "_total";
            case "info" -> "_info";
            default -> "";
        };
    }

    private void checkValue(String type, ParsedSample sample) {
        double value = sample.value();
        boolean legal =
                switch (type) {
                    case "counter" -> value >= 0;
                    case "info" -> value == 1;
                    case "stateset" ->
                            (value == 0 || value == 1) && sample.labels().containsKey(name);
                    default -> true;
                };
        if (!legal) {
            throw new IllegalArgumentException("not a legal sample of type " + type);
        }
    }

    private void endFamily() {
        if (name.isEmpty()) {
            return;
        }
        String type = comments.getOrDefault("TYPE", "");
        if (!(openMetrics ? OPENMETRICS_TYPES : PROMETHEUS_TYPES).contains(type)) {
            throw new IllegalArgumentException("unknown type \"" + type + "\" of " + name);
        }
        String unit = comments.getOrDefault("UNIT", "");
        if (!unit.isEmpty() && !name.endsWith("_" + unit)) {
            throw new IllegalArgumentException(name + " does not end in its unit " + unit);
        }
        if (!unit.isEmpty() && (type.equals("info") || type.equals("stateset"))) {
            throw new IllegalArgumentException(name + ": " + type + " has no unit");
        }
        reserve(type);
        String help = unescapeHelp(comments.getOrDefault("HELP", ""));
        families.add(new ParsedFamily(name, type, help, unit, List.copyOf(samples)));
        name = "";
        comments.clear();
        samples.clear();
    }

    private void reserve(String type) {
        List<String> names =
                switch (openMetrics ? type : "") {
                    case "counter" -> List.of(name, name + "_total", name + "_created");
                    case "info" -> List.of(name, name + "_info");
                    default -> List.of(name);
                };
        for (String reserved : names) {
            if (!reservedNames.add(reserved)) {
                throw new IllegalArgumentException(name + ": " + reserved + " is taken");
            }
        }
    }

    private String unescapeHelp(String help) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < help.length(); i++) {
            char c = help.charAt(i);
            if (openMetrics && c == '"') {
                throw new IllegalArgumentException("a bare quote in the help of " + name);
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = ++i < help.length() ? help.charAt(i) : ' ';
            text.append(SampleLine.unescape(escaped, openMetrics));
        }
        return text.toString();
    }
}
