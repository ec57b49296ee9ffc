package io.kubeobject.expr;

import static io.kubeobject.expr.Function.either;
import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.OPTIONAL;

import io.kubeobject.expr.Function.Reads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CEL's optional values. {@code or} and {@code orValue} are no functions: see {@link Form}. */
final class OptionalFunctions {

    static final List<Function> ALL =
            List.of(
                    global("optional.none").gives(OPTIONAL, () -> Possible.NONE),
                    global("optional.of")
                            .takes(DYN)
                            .gives(OPTIONAL, Possible::of)
                            .reads(Reads.THROUGH),
                    global("optional.ofNonZeroValue")
                            .takes(DYN)
                            .gives(OPTIONAL, v -> isZero(v) ? Possible.NONE : Possible.of(v)),
                    member("hasValue")
                            .takes(OPTIONAL)
                            .gives(BOOL, p -> p.value() != null)
                            .reads(Reads.SIZE),
                    member("value")
                            .takes(OPTIONAL)
                            .gives(DYN, OptionalFunctions::value)
                            .reads(Reads.THROUGH),
                    global("optional.unwrap")
                            .takes(LIST)
                            .gives(LIST, OptionalFunctions::unwrap)
                            .reads(Reads.THROUGH)
                            .cost(Cost.SIZE),
                    either("unwrapOpt")
                            .takes(LIST)
                            .gives(LIST, OptionalFunctions::unwrap)
                            .reads(Reads.THROUGH)
                            .cost(Cost.SIZE));

    private OptionalFunctions() {}

    private static boolean isZero(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Number number -> number.doubleValue() == 0;
            case Boolean truth -> !truth;
            case Bytes bytes -> bytes.length() == 0;
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Duration duration -> duration.isZero();
            case Null _ -> true;
            case Possible possible -> possible.value() == null;
            default -> false;
        };
    }

    private static Object value(Possible possible) {
        if (possible.value() == null) {
            throw new EvaluationException("value() of an optional without a value");
        }
        return possible.value();
    }

    private static List<?> unwrap(List<?> list) {
        List<Object> values = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Possible possible)) {
                throw new EvaluationException(
                        "expected optionals, got " + Values.describe(element));
            }
            if (possible.value() != null) {
                values.add(possible.value());
            }
        }
        return values;
    }
}
