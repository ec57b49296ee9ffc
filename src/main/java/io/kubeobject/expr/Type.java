package io.kubeobject.expr;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A type of values, by which functions say what they take. Also a value itself: that of {@code int}
 * and of {@code type(1)}.
 *
 * @param <T> the Java class of its values
 */
final class Type<T> {

    /** Any value; what is known of the fields of an object. */
    static final Type<Object> DYN = new Type<>("dyn", "a value", Object.class);

    static final Type<Boolean> BOOL = new Type<>("bool", "a bool", Boolean.class);
    static final Type<Long> INT = new Type<>("int", "an int", Long.class);
    static final Type<Unsigned> UINT = new Type<>("uint", "a uint", Unsigned.class);
    static final Type<Double> DOUBLE = new Type<>("double", "a double", Double.class);
    static final Type<String> STRING = new Type<>("string", "a string", String.class);
    static final Type<Bytes> BYTES = new Type<>("bytes", "bytes", Bytes.class);
    static final Type<List<?>> LIST = new Type<>("list", "a list", List.class);
    static final Type<Map<?, ?>> MAP = new Type<>("map", "a map", Map.class);
    static final Type<Null> NULL = new Type<>("null_type", "null", Null.class);
    static final Type<Type<?>> TYPE = new Type<>("type", "a type", Type.class);
    static final Type<Timestamp> TIMESTAMP =
            new Type<>("google.protobuf.Timestamp", "a timestamp", Timestamp.class);
    static final Type<Duration> DURATION =
            new Type<>("google.protobuf.Duration", "a duration", Duration.class);
    static final Type<Possible> OPTIONAL =
            new Type<>("optional_type", "an optional", Possible.class);
    static final Type<Quantity> QUANTITY =
            new Type<>("kubernetes.Quantity", "a quantity", Quantity.class);

    static final Type<Address> IP = new Type<>("net.IP", "an IP address", Address.class);
    static final Type<Network> NETWORK = new Type<>("net.CIDR", "a network", Network.class);
    static final Type<Url> URL = new Type<>("kubernetes.URL", "a URL", Url.class);
    static final Type<Semver> SEMVER =
            new Type<>("kubernetes.Semver", "a semantic version", Semver.class);

    /** Ours. */
    static final Type<Cron> CRON = new Type<>("cron_schedule", "a schedule", Cron.class);

    /** An int, uint or double, where a function takes any of them; not the type of a value. */
    static final Type<Number> NUMBER = new Type<>("number", "a number", Number.class);

    /** The types that have a name in CEL. */
    static final List<Type<?>> NAMED =
            List.of(
                    BOOL, INT, UINT, DOUBLE, STRING, BYTES, LIST, MAP, NULL, TYPE, TIMESTAMP,
                    DURATION, OPTIONAL, QUANTITY, IP, NETWORK, URL, SEMVER, CRON);

    /** In an expression. */
    final String name;

    /** In messages, with its article. */
    final String noun;

    private final Class<? super T> values;

    private Type(String name, String noun, Class<? super T> values) {
        this.name = name;
        this.noun = noun;
        this.values = values;
    }

    /** Whether a value is of this type. */
    boolean accepts(Object value) {
        return values.isInstance(value);
    }

    /** Whether an expression of type {@code actual} can have a value of this type. */
    boolean admits(Type<?> actual) {
        return this == DYN
                || actual == DYN
                || this == actual
                || (this == NUMBER && isNumber(actual));
    }

    private static boolean isNumber(Type<?> type) {
        return type == INT || type == UINT || type == DOUBLE || type == NUMBER;
    }

    /** Whether values of the two can be equal. */
    boolean comparesWith(Type<?> other) {
        return admits(other) || other.admits(this) || (isNumber(this) && isNumber(other));
    }

    /** The type of a value. */
    static Type<?> of(Object value) {
        for (Type<?> type : NAMED) {
            if (type.accepts(value)) {
                return type;
            }
        }
        throw new IllegalStateException("BUG: a value of " + value.getClass());
    }

    /** The type of both: what is known if it is one of the two. */
    static Type<?> either(Type<?> a, Type<?> b) {
        return a == b ? a : DYN;
    }

    @Override
    public String toString() {
        return name;
    }
}
