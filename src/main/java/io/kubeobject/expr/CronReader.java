package io.kubeobject.expr;

import io.kubeobject.expr.Cron.Fields;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads schedules by the rules of robfig/cron's {@code ParseStandard}. */
final class CronReader {

    /** That a field is not restricted. */
    private static final long STAR = 1L << 63;

    private static final Map<String, String> NAMED =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");
    private static final String EVERY = "@every ";
    private static final List<String> ZONED = List.of("TZ=", "CRON_TZ=");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private CronReader() {}

    /**
     * Reads a schedule.
     *
     * @param zone its time zone; empty for the one that the schedule names, {@code TZ=Asia/Tokyo 0
     *     5 * * *}, else UTC
     */
    static Cron read(String schedule, String zone) {
        int space = schedule.indexOf(' ');
        if (zone.isEmpty() && space > 0 && ZONED.stream().anyMatch(schedule::startsWith)) {
            String named = schedule.substring(schedule.indexOf('=') + 1, space);
            return readIn(named, schedule.substring(space + 1));
        }
        return readIn(zone, schedule);
    }

    private static Cron readIn(String zone, String schedule) {
        try {
            ZoneId in = zone(zone);
            return schedule.startsWith(EVERY) ? every(schedule) : fields(schedule, in);
        } catch (NumberFormatException e) {
            return new Cron.Invalid(
                    Values.quote(schedule)
                            + " is not a schedule; expected for example */5 * * * *");
        } catch (EvaluationException e) {
            return new Cron.Invalid(e.getMessage());
        }
    }

    /** By its name in the time zone database; nothing is UTC. */
    private static ZoneId zone(String name) {
        if (!name.isEmpty() && !ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw new EvaluationException(
                    Values.quote(name) + " is not a time zone; expected for example Europe/Berlin");
        }
        return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    }

    /** In whole seconds, at least one. */
    private static Cron every(String schedule) {
        long seconds = Durations.parse(schedule.substring(EVERY.length())).toSeconds();
        return new Cron.Every(Duration.ofSeconds(Math.max(1, seconds)));
    }

    private static Cron fields(String schedule, ZoneId zone) {
        String[] parts = NAMED.getOrDefault(schedule, schedule).strip().split("\\s+", -1);
        if (parts.length != 5) {
            throw new NumberFormatException();
        }
        long minutes = field(parts[0], 0, 59, List.of());
        long hours = field(parts[1], 0, 23, List.of());
        long ofMonth = field(parts[2], 1, 31, List.of());
        long months = field(parts[3], 1, 12, MONTHS);
        long ofWeek = field(parts[4], 0, 6, DAYS);
        boolean both = ((ofMonth | ofWeek) & STAR) != 0;
        Fields.Days days = new Fields.Days(ofMonth & ~STAR, ofWeek & ~STAR, both);
        return new Fields(minutes & ~STAR, hours & ~STAR, days, months & ~STAR, zone);
    }

    private static long field(String text, int least, int most, List<String> names) {
        long bits = 0;
        for (String range : text.split(",", -1)) {
            bits |= range.isEmpty() ? 0 : range(range, least, most, names);
        }
        return bits;
    }

    private static long range(String text, int least, int most, List<String> names) {
        String[] stepped = text.split("/", -1);
        String[] ends = stepped[0].split("-", -1);
        boolean star = ends[0].equals("*") || ends[0].equals("?");
        if (stepped.length > 2 || (!star && ends.length > 2)) {
            throw new NumberFormatException();
        }
        int step = stepped.length == 2 ? number(stepped[1]) : 1;
        int first = star ? least : named(ends[0], least, names);
        int last = star || (ends.length == 1 && stepped.length == 2) ? most : first;
        if (!star && ends.length == 2) {
            last = named(ends[1], least, names);
        }
        if (first < least || last > most || first > last || step == 0) {
            throw new NumberFormatException();
        }
        long bits = star && step == 1 ? STAR : 0;
        for (long i = first; i <= last; i += step) {
            bits |= 1L << i;
        }
        return bits;
    }

    private static int named(String text, int least, List<String> names) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? name + least : number(text);
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 0 || text.chars().anyMatch(c -> c > 127)) {
            throw new NumberFormatException();
        }
        return number;
    }
}
