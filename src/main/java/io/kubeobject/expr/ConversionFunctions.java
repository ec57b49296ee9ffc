package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.BYTES;
import static io.kubeobject.expr.Type.DOUBLE;
import static io.kubeobject.expr.Type.DURATION;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.QUANTITY;
import static io.kubeobject.expr.Type.STRING;
import static io.kubeobject.expr.Type.TIMESTAMP;
import static io.kubeobject.expr.Type.TYPE;
import static io.kubeobject.expr.Type.UINT;

import io.kubeobject.expr.Function.Reads;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** From one type to another, by the name of the type wanted. Those of text are strict. */
final class ConversionFunctions {

    static final List<Function> ALL =
            List.of(
                    global("int").takes(INT).gives(INT, n -> n),
                    global("int").takes(UINT).gives(INT, ConversionFunctions::toInt),
                    global("int").takes(DOUBLE).gives(INT, ConversionFunctions::toInt),
                    global("int").takes(STRING).gives(INT, ConversionFunctions::toInt),
                    global("int").takes(TIMESTAMP).gives(INT, t -> t.instant().getEpochSecond()),
                    global("int").takes(DURATION).gives(INT, Duration::toNanos),
                    global("uint").takes(UINT).gives(UINT, n -> n),
                    global("uint").takes(INT).gives(UINT, ConversionFunctions::toUint),
                    global("uint").takes(DOUBLE).gives(UINT, ConversionFunctions::toUint),
                    global("uint").takes(STRING).gives(UINT, ConversionFunctions::toUint),
                    global("double").takes(DOUBLE).gives(DOUBLE, n -> n),
                    global("double").takes(INT).gives(DOUBLE, Long::doubleValue),
                    global("double").takes(UINT).gives(DOUBLE, Unsigned::doubleValue),
                    global("double").takes(STRING).gives(DOUBLE, ConversionFunctions::toDouble),
                    global("bool").takes(BOOL).gives(BOOL, b -> b),
                    global("bool").takes(STRING).gives(BOOL, ConversionFunctions::toBool),
                    global("string").takes(STRING).gives(STRING, s -> s),
                    global("string").takes(BOOL).gives(STRING, Text::of),
                    global("string").takes(INT).gives(STRING, Text::of),
                    global("string").takes(UINT).gives(STRING, Text::of),
                    global("string").takes(DOUBLE).gives(STRING, Text::of),
                    global("string").takes(TIMESTAMP).gives(STRING, Text::of),
                    global("string").takes(DURATION).gives(STRING, Text::of),
                    global("string").takes(QUANTITY).gives(STRING, Text::of),
                    global("string").takes(BYTES).gives(STRING, ConversionFunctions::decode),
                    global("bytes").takes(BYTES).gives(BYTES, b -> b),
                    global("bytes").takes(STRING).gives(BYTES, ConversionFunctions::encode),
                    global("timestamp").takes(TIMESTAMP).gives(TIMESTAMP, t -> t),
                    global("timestamp").takes(STRING).gives(TIMESTAMP, Timestamp::parse),
                    global("timestamp")
                            .takes(INT)
                            .gives(TIMESTAMP, ConversionFunctions::toTimestamp),
                    global("duration").takes(DURATION).gives(DURATION, d -> d),
                    global("duration").takes(STRING).gives(DURATION, Durations::parse),
                    global("dyn").takes(DYN).gives(DYN, v -> v).reads(Reads.THROUGH),
                    global("type").takes(DYN).gives(TYPE, Type::of));

    /** Where a constant that does not convert is a mistake of whoever wrote it. */
    static final Set<String> NAMES =
            Set.of("int", "uint", "double", "bool", "string", "timestamp", "duration", "quantity");

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+)?");
    private static final Pattern HEX =
            Pattern.compile(
                    "[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?\\d+");
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    private ConversionFunctions() {}

    private static Long toInt(Unsigned number) {
        if (number.bits < 0) {
            throw range(number, "int");
        }
        return number.bits;
    }

    /** Towards zero. The two ends are refused: they are as likely to be rounded from beyond. */
    private static Long toInt(Double number) {
        if (!(number > -TWO_TO_63 && number < TWO_TO_63)) {
            throw range(number, "int");
        }
        return number.longValue();
    }

    private static Long toInt(String text) {
        try {
            return Long.parseLong(ascii(text));
        } catch (NumberFormatException e) {
            throw refused(text, "an int");
        }
    }

    private static Unsigned toUint(Long number) {
        if (number < 0) {
            throw range(number, "uint");
        }
        return new Unsigned(number);
    }

    private static Unsigned toUint(Double number) {
        if (!(number >= 0 && number < TWO_TO_64)) {
            throw range(number, "uint");
        }
        return Unsigned.truncate(number);
    }

    private static Unsigned toUint(String text) {
        try {
            if (!text.startsWith("+")) {
                return new Unsigned(Long.parseUnsignedLong(ascii(text)));
            }
        } catch (NumberFormatException e) {
            // refused, as is a sign
        }
        throw refused(text, "a uint");
    }

    /** Java takes digits of any script. */
    private static String ascii(String text) {
        return text.chars().allMatch(c -> c < 128) ? text : "";
    }

    private static Double toDouble(String text) {
        String name = text.toLowerCase(java.util.Locale.ROOT);
        double value =
                switch (name) {
                    case "nan" -> Double.NaN;
                    case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
                    case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                    default -> parseDouble(text);
                };
        return value;
    }

    private static double parseDouble(String text) {
        if (DECIMAL.matcher(text).matches() || HEX.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace("_", ""));
            if (!Double.isInfinite(value)) {
                return value;
            }
        }
        throw refused(text, "a double");
    }

    private static Boolean toBool(String text) {
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw refused(text, "a bool");
    }

    static String decode(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.octets()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EvaluationException("bytes that are not UTF-8 have no text");
        }
    }

    private static Bytes encode(String text) {
        Text.limit(text.length());
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Timestamp toTimestamp(Long seconds) {
        return Timestamp.ofSeconds(seconds);
    }

    private static EvaluationException range(Object number, String type) {
        return new EvaluationException(Text.of(number) + " is out of range of " + type);
    }

    private static EvaluationException refused(String text, String noun) {
        return new EvaluationException(Values.quote(text) + " is not " + noun);
    }
}
