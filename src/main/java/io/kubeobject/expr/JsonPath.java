package io.kubeobject.expr;

import com.google.re2j.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A query of RFC 9535, from the object or from an element that a filter looks at. It selects and
 * computes nothing; a null is what is not there, as everywhere in expressions.
 */
record JsonPath(List<Segment> segments) {

    /** Whether it can select one value at most, which is then its result; else that is a list. */
    boolean isDefinite() {
        return segments.stream().allMatch(Segment::isDefinite);
    }

    /**
     * One step.
     *
     * @param deep whether it is taken from everything below as well
     */
    record Segment(boolean deep, List<Selector> selectors) {

        private boolean isDefinite() {
            return !deep && selectors.size() == 1 && selectors.getFirst().isDefinite();
        }
    }

    /** What a step selects of one value. */
    sealed interface Selector {

        default boolean isDefinite() {
            return false;
        }
    }

    /** A field. */
    record Name(String name) implements Selector {
        @Override
        public boolean isDefinite() {
            return true;
        }
    }

    /** An element, from the end if the index is negative. */
    record Index(long index) implements Selector {
        @Override
        public boolean isDefinite() {
            return true;
        }
    }

    /** Elements. */
    record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {}

    /** All fields or elements. */
    record Wildcard() implements Selector {}

    /** Those fields or elements for which something holds. */
    record Filter(Test test) implements Selector {}

    /** What holds or does not. */
    sealed interface Test {}

    record Or(List<Test> tests) implements Test {}

    record And(List<Test> tests) implements Test {}

    record Not(Test test) implements Test {}

    /** Whether a query selects anything. */
    record Exists(Query query) implements Test {}

    /**
     * {@code a < b}; {@code >} and {@code >=} are written the other way round.
     *
     * @param relation one of {@code == != < <=}
     */
    record Comparison(Operand left, String relation, Operand right) implements Test {}

    /**
     * {@code match(text, pattern)}, {@code search(text, pattern)}.
     *
     * @param known the pattern where it is a literal
     */
    record Match(Operand text, Operand pattern, @Nullable Pattern known, boolean whole)
            implements Test {}

    /** A value to compare, or nothing. */
    sealed interface Operand {}

    record Literal(Object value) implements Operand {}

    /** The value of a query that selects one value; also {@code value(query)}. */
    record Value(Query query) implements Operand {}

    /** {@code length(value)}. */
    record Length(Operand of) implements Operand {}

    /** {@code count(query)}. */
    record Count(Query query) implements Operand {}

    /**
     * A query within a filter.
     *
     * @param ofObject whether it begins with {@code $}, else with {@code @}
     */
    record Query(boolean ofObject, JsonPath path) {}
}
