package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.CRON;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.STRING;
import static io.kubeobject.expr.Type.TIMESTAMP;

import java.util.List;
import java.util.Objects;

/** Ours: what metrics of Kubernetes objects need and CEL does not have. */
final class MetricFunctions {

    static final List<Function> ALL =
            List.of(
                    global("sanitize")
                            .takes(STRING)
                            .gives(STRING, MetricFunctions::sanitize)
                            .cost(Cost.SIZE),
                    global("labelName")
                            .takes(STRING)
                            .gives(STRING, MetricFunctions::labelName)
                            .cost(Cost.SIZE),
                    global("scaled")
                            .takes(INT, INT, STRING)
                            .gives(INT, (count, _, rounding) -> checked(count, rounding)),
                    global("scaled").takes(STRING, INT, STRING).gives(INT, MetricFunctions::scaled),
                    global("cron")
                            .takes(STRING)
                            .gives(CRON, schedule -> CronReader.read(schedule, "")),
                    global("cron").takes(STRING, STRING).gives(CRON, CronReader::read),
                    member("valid").takes(CRON).gives(BOOL, Cron::valid),
                    member("next")
                            .takes(CRON, TIMESTAMP)
                            .gives(DYN, MetricFunctions::next)
                            .cost(Cost.SEARCH));

    private static final int PERCENT = 100;

    private MetricFunctions() {}

    private static Object next(Cron schedule, Timestamp after) {
        return Objects.requireNonNullElse(schedule.next(after), Absent.ABSENT);
    }

    /** {@code _} in place of each character that no label name may have. */
    private static String sanitize(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> result.append(isLegal(c) ? (char) c : '_'));
        return Text.limited(result.toString());
    }

    /** A legal name of a label, whatever the text: not empty, and no digit first. */
    private static String labelName(String text) {
        String name = sanitize(text);
        return name.isEmpty() || isDigit(name.charAt(0)) ? Text.limited("_" + name) : name;
    }

    private static boolean isLegal(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A count as it is, a percentage of the total, as fields of type IntOrString mean it. */
    private static Long scaled(String text, Long total, String rounding) {
        boolean up = isUp(rounding);
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : "";
        try {
            long product = Math.multiplyExact(Integer.parseInt(digits), total);
            return up ? Math.ceilDiv(product, PERCENT) : Math.floorDiv(product, PERCENT);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new EvaluationException(
                    Values.quote(text) + " is neither a count nor a percentage such as 25%");
        }
    }

    private static Long checked(Long count, String rounding) {
        isUp(rounding);
        return count;
    }

    private static boolean isUp(String rounding) {
        if (!rounding.equals("ceil") && !rounding.equals("floor")) {
            throw new EvaluationException(
                    "scaled rounds by \"ceil\" or \"floor\", got " + Values.quote(rounding));
        }
        return rounding.equals("ceil");
    }
}
