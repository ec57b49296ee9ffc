package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

/** A value of CEL's optional type: {@code optional.of(x)}, {@code optional.none()}. */
record Possible(@Nullable Object value) {

    static final Possible NONE = new Possible(null);

    static Possible of(Object value) {
        return new Possible(value);
    }

    /** Of what may be absent. */
    static Possible ofAbsent(Object value) {
        return value == Absent.ABSENT ? NONE : new Possible(value);
    }

    /** What it holds, absent if nothing. */
    Object orAbsent() {
        return value == null ? Absent.ABSENT : value;
    }
}
