package io.kubeobject.derive;

import java.math.BigDecimal;
import java.util.TreeMap;

/** A number that is made of numbers, which come and go in any order; a NaN is one as in PromQL. */
sealed interface Fold {

    /** An empty one. */
    static Fold of(AggregateRule.Function function) {
        return switch (function) {
            case COUNT -> new Count();
            case SUM -> new Sum(false);
            case AVG -> new Sum(true);
            case MIN -> new Extreme(false);
            case MAX -> new Extreme(true);
        };
    }

    void add(double value);

    /** Takes away a value that was added. */
    void remove(double value);

    /**
     * What they come to.
     *
     * @param count how many there are: one or more
     */
    double value(long count);

    /** How many. */
    record Count() implements Fold {

        @Override
        public void add(double value) {
            // They are counted already.
        }

        @Override
        public void remove(double value) {
            // As above.
        }

        @Override
        public double value(long count) {
            return count;
        }
    }

    /**
     * Their sum, or their mean. It is kept in full, since adding and taking away doubles for months
     * leaves a rest: 0.1 + 0.2 - 0.2 is not 0.1.
     */
    final class Sum implements Fold {

        private final boolean mean;
        private BigDecimal finite = BigDecimal.ZERO;
        private long notNumbers;
        private long positive;
        private long negative;

        Sum(boolean mean) {
            this.mean = mean;
        }

        @Override
        public void add(double value) {
            if (Double.isFinite(value)) {
                finite = finite.add(new BigDecimal(value));
            } else {
                addNonFinite(value, 1);
            }
        }

        @Override
        public void remove(double value) {
            if (Double.isFinite(value)) {
                finite = finite.subtract(new BigDecimal(value));
            } else {
                addNonFinite(value, -1);
            }
        }

        private void addNonFinite(double value, int times) {
            notNumbers += Double.isNaN(value) ? times : 0;
            positive += value == Double.POSITIVE_INFINITY ? times : 0;
            negative += value == Double.NEGATIVE_INFINITY ? times : 0;
        }

        @Override
        public double value(long count) {
            if (notNumbers > 0 || (positive > 0 && negative > 0)) {
                return Double.NaN;
            }
            if (positive > 0 || negative > 0) {
                return positive > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
            double sum = finite.doubleValue();
            return mean ? sum / count : sum;
        }
    }

    /** The least, or the greatest; a NaN only if there is nothing else. */
    final class Extreme implements Fold {

        private final boolean greatest;
        private final TreeMap<Double, Integer> times = new TreeMap<>();

        Extreme(boolean greatest) {
            this.greatest = greatest;
        }

        @Override
        public void add(double value) {
            if (!Double.isNaN(value)) {
                times.merge(value, 1, Integer::sum);
            }
        }

        @Override
        public void remove(double value) {
            if (!Double.isNaN(value)) {
                times.computeIfPresent(value, (_, n) -> n == 1 ? null : n - 1);
            }
        }

        @Override
        public double value(long count) {
            if (times.isEmpty()) {
                return Double.NaN;
            }
            return greatest ? times.lastKey() : times.firstKey();
        }
    }
}
