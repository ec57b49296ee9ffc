package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/** The values that an expression is evaluated over. Used again for the next row; one thread. */
public final class Frame {

    /** The most steps that one evaluation may take. */
    static final int STEPS = 1_000_000;

    /** The most steps of all evaluations over one object. */
    static final int STEPS_PER_OBJECT = 10_000_000;

    private Map<String, Object> object = Map.of();
    private Object[] slots;
    private long budget;
    private long steps;
    private long stepsOfObject = STEPS_PER_OBJECT;

    /** For expressions of {@code environment} or of those that it was made from. */
    public Frame(Environment environment) {
        this.slots = new Object[environment.slots() + 4];
        Arrays.fill(slots, Absent.ABSENT);
    }

    /** The object to read from now on; variables keep their values. */
    public void object(Map<String, Object> fields) {
        this.object = fields;
        this.stepsOfObject = STEPS_PER_OBJECT;
    }

    /** Gives a variable its value; null, as a JSON null in a list, is absent. */
    public void set(int slot, @Nullable Object value) {
        slots[slot] = value == null ? Absent.ABSENT : value;
    }

    /** The values of the variables from a slot on. */
    Object[] from(int slot) {
        return Arrays.copyOfRange(slots, Math.min(slot, slots.length), slots.length);
    }

    /** Gives variables from a slot on the values that they had. */
    void put(int slot, Object[] values) {
        System.arraycopy(values, 0, slots, Math.min(slot, slots.length), values.length);
    }

    Map<String, Object> object() {
        return object;
    }

    Object get(int slot) {
        return slots[slot];
    }

    /** Before an evaluation that has so many variables of its own macros on top. */
    void begin(int slotsNeeded) {
        if (slots.length < slotsNeeded) {
            int length = slots.length;
            slots = Arrays.copyOf(slots, slotsNeeded);
            Arrays.fill(slots, length, slotsNeeded, Absent.ABSENT);
        }
        budget = Math.min(STEPS, stepsOfObject);
        steps = budget;
    }

    /** After it. */
    void end() {
        stepsOfObject -= budget - Math.max(0, steps);
    }

    /** Charges for work that depends on the data. */
    void spend(long count) {
        steps -= count;
        if (steps < 0) {
            throw EvaluationException.costly(
                    budget < STEPS
                            ? "the expressions over this object take more than 10,000,000 steps"
                            : "more than 1,000,000 steps");
        }
    }
}
