package io.kubeobject.expr;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When a CronJob runs: the schedule in a time zone, with the answers of the library that
 * Kubernetes' own controller asks (robfig/cron), daylight saving included.
 */
sealed interface Cron {

    /** The first time after one; null if there is none within five years. */
    @org.jspecify.annotations.Nullable
    Timestamp next(Timestamp after);

    boolean valid();

    /** Not a schedule, or not a time zone. */
    record Invalid(String message) implements Cron {

        @Override
        public Timestamp next(Timestamp after) {
            throw new EvaluationException(message);
        }

        @Override
        public boolean valid() {
            return false;
        }
    }

    /** {@code @every 1h30m}. */
    record Every(Duration period) implements Cron {

        @Override
        public Timestamp next(Timestamp after) {
            Instant whole = after.instant().truncatedTo(ChronoUnit.SECONDS);
            return Timestamp.of(whole.plus(period), after.offset());
        }

        @Override
        public boolean valid() {
            return true;
        }
    }

    /** Five fields, sets of bits. */
    record Fields(long minutes, long hours, Days days, long months, ZoneId zone) implements Cron {

        private static final int YEARS = 5;
        private static final int HOUR = 3600;
        private static final int MINUTE = 60;
        private static final int NOON = 12;

        /**
         * Which days.
         *
         * @param both whether a day must be of both sets: one of the two is not restricted
         */
        record Days(long ofMonth, long ofWeek, boolean both) {

            boolean match(LocalDateTime time) {
                boolean month = has(ofMonth, time.getDayOfMonth());
                boolean week = has(ofWeek, time.getDayOfWeek().getValue() % 7);
                return both ? month && week : month || week;
            }
        }

        private static boolean has(long bits, int value) {
            return (bits >>> value & 1) != 0;
        }

        @Override
        public boolean valid() {
            return true;
        }

        @Override
        public @org.jspecify.annotations.Nullable Timestamp next(Timestamp after) {
            long time = after.instant().getEpochSecond() + 1;
            int lastYear = local(time).getYear() + YEARS;
            // from then on a whole hour: to cut a local time off twice could go back for ever
            boolean whole = false;
            for (LocalDateTime at = local(time); at.getYear() <= lastYear; at = local(time)) {
                if (!has(months, at.getMonthValue())) {
                    time = midnight(at.withDayOfMonth(1).plusMonths(1));
                    whole = true;
                } else if (!days.match(at)) {
                    time = dayAfter(at);
                    whole = true;
                } else if (!has(hours, at.getHour())) {
                    time = (whole ? time : instant(at.truncatedTo(ChronoUnit.HOURS))) + HOUR;
                    whole = true;
                } else if (!has(minutes, at.getMinute()) || at.getSecond() != 0) {
                    time += MINUTE - at.getSecond();
                    whole = true;
                } else {
                    return Timestamp.of(Instant.ofEpochSecond(time), after.offset());
                }
            }
            return null;
        }

        private LocalDateTime local(long time) {
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(time), zone);
        }

        private long midnight(LocalDateTime day) {
            return instant(day.truncatedTo(ChronoUnit.DAYS));
        }

        /** Where there is no midnight because the clocks go forward then, the hour next to it. */
        private long dayAfter(LocalDateTime at) {
            long time = midnight(at.plusDays(1));
            int hour = local(time).getHour();
            return hour == 0 ? time : time + HOUR * (long) (hour > NOON ? 24 - hour : -hour);
        }

        /** As Go resolves a time that does not exist, or exists twice. */
        private long instant(LocalDateTime local) {
            long utc = local.toEpochSecond(ZoneOffset.UTC);
            long guess = utc - offset(utc);
            return utc - offset(guess);
        }

        private int offset(long time) {
            return zone.getRules().getOffset(Instant.ofEpochSecond(time)).getTotalSeconds();
        }
    }
}
