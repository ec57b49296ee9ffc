package io.kubeobject.expr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written like a function and is none: it binds variables, or does not evaluate all that it
 * is given. CEL calls most of these macros.
 *
 * @param arguments how many, with the names of the variables
 * @param variables how many of the arguments, from the first, are names of variables
 * @param usage for messages
 */
record Form(String name, boolean member, int arguments, int variables, Kind kind, String usage) {

    /** What a form does. */
    enum Kind {
        ALL,
        EXISTS,
        EXISTS_ONE,
        FILTER,
        /** A list of what the body gives, without what is absent. */
        MAP,
        /** A map of the same keys. */
        MAP_VALUES,
        /** A map of what the body gives: one map per element. */
        MAP_ENTRIES,
        SORT_BY,
        OPT_MAP,
        OPT_FLAT_MAP,
        OR_VALUE,
        OR,
        HAS,
        CONDITION
    }

    private static final List<Form> ALL =
            List.of(
                    member("all", 2, 1, Kind.ALL, "list.all(x, condition)"),
                    member("all", 3, 2, Kind.ALL, "list.all(i, x, condition)"),
                    member("exists", 2, 1, Kind.EXISTS, "list.exists(x, condition)"),
                    member("exists", 3, 2, Kind.EXISTS, "list.exists(i, x, condition)"),
                    member("exists_one", 2, 1, Kind.EXISTS_ONE, "list.exists_one(x, condition)"),
                    member("exists_one", 3, 2, Kind.EXISTS_ONE, "list.exists_one(i, x, condition)"),
                    member("existsOne", 2, 1, Kind.EXISTS_ONE, "list.existsOne(x, condition)"),
                    member("existsOne", 3, 2, Kind.EXISTS_ONE, "list.existsOne(i, x, condition)"),
                    member("filter", 2, 1, Kind.FILTER, "list.filter(x, condition)"),
                    member("map", 2, 1, Kind.MAP, "list.map(x, value)"),
                    member("map", 3, 1, Kind.MAP, "list.map(x, condition, value)"),
                    member("transformList", 3, 2, Kind.MAP, "list.transformList(i, x, value)"),
                    member(
                            "transformList",
                            4,
                            2,
                            Kind.MAP,
                            "list.transformList(i, x, condition, value)"),
                    member("transformMap", 3, 2, Kind.MAP_VALUES, "map.transformMap(k, v, value)"),
                    member(
                            "transformMap",
                            4,
                            2,
                            Kind.MAP_VALUES,
                            "map.transformMap(k, v, condition, value)"),
                    member(
                            "transformMapEntry",
                            3,
                            2,
                            Kind.MAP_ENTRIES,
                            "map.transformMapEntry(k, v, {key: value})"),
                    member(
                            "transformMapEntry",
                            4,
                            2,
                            Kind.MAP_ENTRIES,
                            "map.transformMapEntry(k, v, condition, {key: value})"),
                    member("sortBy", 2, 1, Kind.SORT_BY, "list.sortBy(x, key)"),
                    member("optMap", 2, 1, Kind.OPT_MAP, "optional.optMap(x, value)"),
                    member(
                            "optFlatMap",
                            2,
                            1,
                            Kind.OPT_FLAT_MAP,
                            "optional.optFlatMap(x, optional)"),
                    member("orValue", 1, 0, Kind.OR_VALUE, "value.orValue(other)"),
                    member("or", 1, 0, Kind.OR, "optional.or(optional)"),
                    new Form("has", false, 1, 0, Kind.HAS, "has(path)"),
                    new Form("condition", false, 1, 0, Kind.CONDITION, "condition(type)"));

    private static Form member(String name, int arguments, int variables, Kind kind, String usage) {
        return new Form(name, true, arguments, variables, kind, usage);
    }

    /** Whether the first argument after the variables says which elements count. */
    boolean filters() {
        return arguments == variables + 2;
    }

    /** The forms of a name, by number of arguments; none if it is unknown. */
    static List<Form> named(String name, boolean member) {
        return ALL.stream().filter(f -> f.member == member && f.name.equals(name)).toList();
    }

    static Set<String> names(boolean member) {
        return ALL.stream()
                .filter(f -> f.member == member)
                .map(Form::name)
                .collect(Collectors.toSet());
    }
}
