package io.kubeobject.expr;

import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.DURATION;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.STRING;
import static io.kubeobject.expr.Type.TIMESTAMP;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Parts of timestamps, in UTC or a zone, and whole units of durations. */
final class TimeFunctions {

    private static final int DAYS_PER_WEEK = 7;
    private static final int NANOS_PER_MILLI = 1_000_000;

    static final List<Function> ALL = all();

    private TimeFunctions() {}

    /** Months and days count from 0, but {@code getDate} from 1; a week begins on Sunday. */
    private static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(part("getFullYear", LocalDateTime::getYear));
        all.addAll(part("getMonth", t -> t.getMonthValue() - 1));
        all.addAll(part("getDayOfYear", t -> t.getDayOfYear() - 1));
        all.addAll(part("getDayOfMonth", t -> t.getDayOfMonth() - 1));
        all.addAll(part("getDate", LocalDateTime::getDayOfMonth));
        all.addAll(part("getDayOfWeek", t -> t.getDayOfWeek().getValue() % DAYS_PER_WEEK));
        all.addAll(part("getHours", LocalDateTime::getHour));
        all.addAll(part("getMinutes", LocalDateTime::getMinute));
        all.addAll(part("getSeconds", LocalDateTime::getSecond));
        all.addAll(part("getMilliseconds", t -> t.get(ChronoField.MILLI_OF_SECOND)));
        all.add(member("getHours").takes(DURATION).gives(INT, d -> whole(d, 3600)));
        all.add(member("getMinutes").takes(DURATION).gives(INT, d -> whole(d, 60)));
        all.add(member("getSeconds").takes(DURATION).gives(INT, d -> whole(d, 1)));
        all.add(
                member("getMilliseconds")
                        .takes(DURATION)
                        .gives(INT, d -> d.toNanos() / NANOS_PER_MILLI));
        return List.copyOf(all);
    }

    private static List<Function> part(String name, ToIntFunction<LocalDateTime> part) {
        return List.of(
                member(name)
                        .takes(TIMESTAMP)
                        .gives(INT, t -> (long) part.applyAsInt(local(t, ZoneOffset.UTC))),
                member(name)
                        .takes(TIMESTAMP, STRING)
                        .gives(INT, (t, zone) -> (long) part.applyAsInt(local(t, zone(zone)))));
    }

    /** Towards zero, by way of a double as in Go: a nanosecond less than 2e9 seconds are 2e9. */
    private static Long whole(Duration duration, long seconds) {
        long nanos = duration.toNanos();
        long unit = seconds * 1_000_000_000L;
        long units = nanos / unit;
        return (long) (units + (double) (nanos % unit) / unit);
    }

    private static LocalDateTime local(Timestamp time, ZoneId zone) {
        return LocalDateTime.ofInstant(time.instant(), zone);
    }

    /** {@code Europe/Berlin}, {@code UTC}, {@code +05:30}, {@code 05:30}; nothing is UTC. */
    private static ZoneId zone(String name) {
        try {
            if (name.isEmpty()) {
                return ZoneOffset.UTC;
            }
            boolean unsigned = name.contains(":") && Character.isDigit(name.charAt(0));
            return ZoneId.of(unsigned ? "+" + name : name);
        } catch (DateTimeException e) {
            throw new EvaluationException(
                    Values.quote(name)
                            + " is not a time zone; expected for example Europe/Berlin or +05:30");
        }
    }
}
