package io.kubeobject.source;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Types of YAML scalars as kubectl reads them, which is sigs.k8s.io/yaml over goyaml.v2: YAML 1.1
 * with its {@code yes} and {@code 010}, without its dates and sexagesimal numbers.
 */
final class YamlScalars {

    private static final Tag PLAIN = new Tag("!plain");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Map<String, Double> SPECIAL =
            Map.ofEntries(
                    Map.entry(".nan", Double.NaN),
                    Map.entry(".NaN", Double.NaN),
                    Map.entry(".NAN", Double.NaN),
                    Map.entry(".inf", Double.POSITIVE_INFINITY),
                    Map.entry(".Inf", Double.POSITIVE_INFINITY),
                    Map.entry(".INF", Double.POSITIVE_INFINITY),
                    Map.entry("+.inf", Double.POSITIVE_INFINITY),
                    Map.entry("+.Inf", Double.POSITIVE_INFINITY),
                    Map.entry("+.INF", Double.POSITIVE_INFINITY),
                    Map.entry("-.inf", Double.NEGATIVE_INFINITY),
                    Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
                    Map.entry("-.INF", Double.NEGATIVE_INFINITY));
    private static final Pattern INTEGER =
            Pattern.compile(
                    "([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private YamlScalars() {}

    /** Marks what has neither quotes nor a tag, and leaves its type to us. */
    static final class Untyped extends Resolver {

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, false);
        }
    }

    /** The value of a scalar; null for null. */
    static @Nullable Object value(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.BINARY)) {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        }
        boolean typed =
                tag.equals(PLAIN)
                        || tag.equals(Tag.BOOL)
                        || tag.equals(Tag.INT)
                        || tag.equals(Tag.FLOAT)
                        || tag.equals(Tag.NULL);
        return typed ? plain(text) : text;
    }

    private static @Nullable Object plain(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        Double special = SPECIAL.get(text);
        if (special != null) {
            return special;
        }
        char first = text.charAt(0);
        boolean number =
                (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
        return number ? number(text) : text;
    }

    private static Object number(String text) {
        String digits = text.replace("_", "");
        var integer = INTEGER.matcher(digits);
        if (integer.matches()) {
            BigInteger value =
                    magnitude(
                            integer.group(2), integer.group(3), integer.group(4), integer.group(5));
            return narrow(integer.group(1).equals("-") ? value.negate() : value);
        }
        if (!FLOAT.matcher(digits).matches()) {
            return text;
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            return text;
        }
        // JSON has no types of numbers: 3.0 is written as 3.
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p63;
        return whole ? (Object) (long) value : (Object) value;
    }

    private static BigInteger magnitude(
            @Nullable String hex,
            @Nullable String binary,
            @Nullable String octal,
            @Nullable String decimal) {
        if (hex != null) {
            return new BigInteger(hex, 16);
        }
        if (binary != null) {
            return new BigInteger(binary, 2);
        }
        return octal != null ? new BigInteger(octal, 8) : new BigInteger(String.valueOf(decimal));
    }

    private static Object narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE
                ? (Object) value.longValue()
                : (Object) value.doubleValue();
    }
}
