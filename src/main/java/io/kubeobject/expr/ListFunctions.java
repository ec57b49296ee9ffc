package io.kubeobject.expr;

import static io.kubeobject.expr.Function.either;
import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.MAP;
import static io.kubeobject.expr.Type.OPTIONAL;

import io.kubeobject.expr.Function.Reads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Of lists and maps: CEL's own, its extensions "lists" and "sets", and Kubernetes' lists. */
final class ListFunctions {

    static final List<Function> ALL =
            List.of(
                    either("size")
                            .takes(LIST)
                            .gives(INT, list -> (long) list.size())
                            .reads(Reads.SIZE),
                    either("size")
                            .takes(MAP)
                            .gives(INT, map -> (long) map.size())
                            .reads(Reads.SIZE),
                    member("sum").takes(LIST).gives(DYN, ListFunctions::sum).cost(Cost.SIZE),
                    member("min")
                            .takes(LIST)
                            .gives(DYN, list -> extreme(list, "min", -1))
                            .cost(Cost.SIZE),
                    member("max")
                            .takes(LIST)
                            .gives(DYN, list -> extreme(list, "max", 1))
                            .cost(Cost.SIZE),
                    member("isSorted")
                            .takes(LIST)
                            .gives(BOOL, ListFunctions::isSorted)
                            .cost(Cost.SIZE),
                    member("indexOf")
                            .takes(LIST, DYN)
                            .gives(INT, (list, value) -> indexOf(list, value))
                            .cost(Cost.DEEP),
                    member("lastIndexOf")
                            .takes(LIST, DYN)
                            .gives(INT, (list, value) -> lastIndexOf(list, value))
                            .cost(Cost.DEEP),
                    member("distinct")
                            .takes(LIST)
                            .gives(LIST, ListFunctions::distinct)
                            .cost(Cost.SQUARE),
                    member("reverse").takes(LIST).gives(LIST, List::reversed).reads(Reads.THROUGH),
                    member("slice")
                            .takes(LIST, INT, INT)
                            .gives(LIST, ListFunctions::slice)
                            .reads(Reads.THROUGH),
                    member("flatten")
                            .takes(LIST)
                            .gives(LIST, list -> flatten(list, 1L))
                            .reads(Reads.THROUGH)
                            .cost(Cost.DEEP),
                    member("flatten")
                            .takes(LIST, INT)
                            .gives(LIST, ListFunctions::flatten)
                            .reads(Reads.THROUGH)
                            .cost(Cost.DEEP),
                    member("sort").takes(LIST).gives(LIST, ListFunctions::sort).cost(Cost.DEEP),
                    member("first")
                            .takes(LIST)
                            .gives(OPTIONAL, list -> element(list, 0))
                            .reads(Reads.THROUGH),
                    member("last")
                            .takes(LIST)
                            .gives(OPTIONAL, list -> element(list, list.size() - 1))
                            .reads(Reads.THROUGH),
                    global("lists.range").takes(INT).gives(LIST, ListFunctions::range),
                    global("sets.contains")
                            .takes(LIST, LIST)
                            .gives(BOOL, ListFunctions::containsAll)
                            .cost(Cost.SQUARE),
                    global("sets.equivalent")
                            .takes(LIST, LIST)
                            .gives(BOOL, (a, b) -> containsAll(a, b) && containsAll(b, a))
                            .cost(Cost.SQUARE),
                    global("sets.intersects")
                            .takes(LIST, LIST)
                            .gives(BOOL, (a, b) -> b.stream().anyMatch(v -> Values.contains(a, v)))
                            .cost(Cost.SQUARE));

    private ListFunctions() {}

    /** Of numbers or durations; 0 if there are none. */
    private static Object sum(List<?> list) {
        Object sum = 0L;
        for (Object element : list) {
            if (!(element instanceof Number) && !(element instanceof Duration)) {
                throw new EvaluationException(
                        "sum takes numbers or durations, got " + Values.describe(element));
            }
            sum = Arithmetic.add(sum.equals(0L) ? zero(element) : sum, element);
        }
        return sum;
    }

    private static Object zero(Object like) {
        return switch (like) {
            case Double _ -> 0.0;
            case Unsigned _ -> new Unsigned(0);
            case Duration _ -> Duration.ZERO;
            default -> 0L;
        };
    }

    private static Object extreme(List<?> list, String name, int sign) {
        if (list.isEmpty()) {
            throw new EvaluationException(name + " of an empty list");
        }
        Object best = comparable(list.getFirst());
        for (Object element : list) {
            if (Values.compare(comparable(element), best) * sign > 0) {
                best = element;
            }
        }
        return best;
    }

    private static Object comparable(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case Number n -> n;
            case String s -> s;
            case Boolean b -> b;
            case Bytes b -> b;
            case Timestamp t -> t;
            case Duration d -> d;
            case null, default ->
                    throw new EvaluationException("cannot compare " + Values.describe(value));
        };
    }

    private static Boolean isSorted(List<?> list) {
        Object before = null;
        for (Object element : list) {
            Object value = comparable(element);
            if (before != null && Values.compare(before, value) > 0) {
                return false;
            }
            before = value;
        }
        return true;
    }

    private static Long indexOf(List<?> list, Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (Values.equal(list.get(i), value)) {
                return (long) i;
            }
        }
        return -1L;
    }

    private static Long lastIndexOf(List<?> list, Object value) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (Values.equal(list.get(i), value)) {
                return (long) i;
            }
        }
        return -1L;
    }

    private static List<?> distinct(List<?> list) {
        List<Object> distinct = new ArrayList<>();
        for (Object element : list) {
            if (!Values.contains(distinct, element)) {
                distinct.add(element);
            }
        }
        return distinct;
    }

    private static List<?> slice(List<?> list, Long start, Long end) {
        if (start < 0 || end < start || end > list.size()) {
            throw new EvaluationException(
                    "slice from %d to %d of a list of %d".formatted(start, end, list.size()));
        }
        return list.subList(start.intValue(), end.intValue());
    }

    private static List<?> flatten(List<?> list, Long levels) {
        if (levels < 0) {
            throw new EvaluationException("flatten takes a number of levels, got " + levels);
        }
        List<Object> flat = new ArrayList<>();
        addFlat(list, levels, flat);
        return flat;
    }

    private static void addFlat(List<?> list, long levels, List<Object> flat) {
        for (Object element : list) {
            if (levels > 0 && element instanceof List<?> nested) {
                addFlat(nested, levels - 1, flat);
            } else {
                flat.add(element);
            }
        }
    }

    /** Of values of one type, as CEL demands; ints and doubles mix. */
    private static List<?> sort(List<?> list) {
        List<Object> sorted = new ArrayList<>(list.size());
        list.forEach(element -> sorted.add(comparable(element)));
        sorted.sort(Values::compare);
        return sorted;
    }

    private static Possible element(List<?> list, int index) {
        Object value = list.isEmpty() ? null : list.get(index);
        return value == null ? Possible.NONE : Possible.of(value);
    }

    private static List<?> range(Long count) {
        if (count > Frame.STEPS) {
            throw EvaluationException.costly("a list of more than 1,000,000 elements");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static boolean containsAll(List<?> list, List<?> values) {
        return values.stream().allMatch(value -> Values.contains(list, value));
    }
}
