package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/** The values that an expression is evaluated over. Used again for the next row; one thread. */
public final class Frame {

    private Map<String, Object> object = Map.of();
    private Object[] slots;

    /** For expressions of {@code environment} or of those that it was made from. */
    public Frame(Environment environment) {
        this.slots = new Object[environment.slots() + 4];
        Arrays.fill(slots, Absent.ABSENT);
    }

    /** The object to read from now on; variables keep their values. */
    public void object(Map<String, Object> fields) {
        this.object = fields;
    }

    /** Gives a variable its value; null, as a JSON null in a list, is absent. */
    public void set(int slot, @Nullable Object value) {
        slots[slot] = value == null ? Absent.ABSENT : value;
    }

    Map<String, Object> object() {
        return object;
    }

    Object get(int slot) {
        return slots[slot];
    }
}
