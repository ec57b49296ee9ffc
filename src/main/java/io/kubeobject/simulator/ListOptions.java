package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The query of a list or watch.
 *
 * @param limit objects of a page; 0 = all
 * @param token {@code continue}; empty for a first page
 * @param timeoutSeconds of a watch; 0 = not given
 * @param start where it begins
 */
record ListOptions(
        boolean watch,
        long limit,
        String token,
        long timeoutSeconds,
        boolean bookmarks,
        Start start) {

    /** Which state a list shows, or a watch begins with. */
    record Start(String version, String match, @Nullable Boolean sendInitialEvents) {

        /** The resource version as a number; 0 if none is given. */
        long number() {
            return version.isEmpty() ? 0 : Long.parseUnsignedLong(version);
        }

        boolean exact() {
            return match.equals("Exact");
        }

        boolean wantsInitialEvents() {
            return Boolean.TRUE.equals(sendInitialEvents);
        }
    }

    private static final String MATCH = "resourceVersionMatch";
    private static final String WITH_TOKEN =
            "resourceVersionMatch is forbidden when continue is provided";

    /**
     * Reads and checks the query.
     *
     * @throws Refusal 400, 422 or 500, as the real server answers
     */
    static ListOptions of(HttpRequest request) {
        String initial = request.parameter("sendInitialEvents");
        ListOptions options =
                new ListOptions(
                        flag(request.parameter("watch")),
                        Math.max(0, number(request, "limit")),
                        text(request, "continue"),
                        number(request, "timeoutSeconds"),
                        flag(request.parameter("allowWatchBookmarks")),
                        new Start(
                                text(request, "resourceVersion"),
                                text(request, MATCH),
                                initial == null ? null : flag(initial)));
        if (options.watch) {
            options.checkWatch();
        } else {
            options.checkList();
        }
        options.checkVersion();
        return options;
    }

    private static String text(HttpRequest request, String name) {
        String value = request.parameter(name);
        return value == null ? "" : value;
    }

    /** As the API server reads booleans: anything but false and 0 is true. */
    static boolean flag(@Nullable String value) {
        return value != null
                && !value.toLowerCase(Locale.ROOT).equals("false")
                && !value.equals("0");
    }

    private static long number(HttpRequest request, String name) {
        String value = text(request, name);
        try {
            return value.isEmpty() ? 0 : Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw Refusal.badRequest("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
        }
    }

    private void checkVersion() {
        try {
            start.number();
        } catch (NumberFormatException _) {
            String message =
                    "resourceVersion: Invalid value: \""
                            + start.version()
                            + "\": strconv.ParseUint: parsing \""
                            + start.version()
                            + "\": invalid syntax";
            throw watch
                    ? new Refusal(500, "", message, null)
                    : Refusal.badRequest("invalid resource version: " + message);
        }
    }

    private void checkWatch() {
        String match = start.match();
        boolean initialGiven = start.sendInitialEvents() != null;
        boolean notOlderThan = match.equals("NotOlderThan");
        List<OptionProblem> problems = new ArrayList<>();
        if (initialGiven && !notOlderThan) {
            problems.add(
                    OptionProblem.forbidden(
                            MATCH,
                            "sendInitialEvents requires setting resourceVersionMatch to"
                                    + " NotOlderThan"));
        }
        if (!match.isEmpty() && !initialGiven) {
            problems.add(
                    OptionProblem.forbidden(
                            MATCH,
                            "resourceVersionMatch is forbidden for watch unless sendInitialEvents"
                                    + " is provided"));
        }
        if (!match.isEmpty() && !notOlderThan) {
            problems.add(OptionProblem.unsupported(MATCH, match, "\"NotOlderThan\""));
        }
        if (!token.isEmpty()) {
            problems.add(OptionProblem.forbidden(MATCH, WITH_TOKEN));
        }
        OptionProblem.refuse(problems);
    }

    private void checkList() {
        String match = start.match();
        List<OptionProblem> problems = new ArrayList<>();
        if (!match.isEmpty() && start.version().isEmpty()) {
            problems.add(
                    OptionProblem.forbidden(
                            MATCH,
                            "resourceVersionMatch is forbidden unless resourceVersion is"
                                    + " provided"));
        }
        if (!match.isEmpty() && !token.isEmpty()) {
            problems.add(OptionProblem.forbidden(MATCH, WITH_TOKEN));
        }
        if (!match.isEmpty() && !start.exact() && !match.equals("NotOlderThan")) {
            problems.add(
                    OptionProblem.unsupported(MATCH, match, "\"Exact\", \"NotOlderThan\", \"\""));
        }
        if (start.exact() && start.version().equals("0")) {
            problems.add(
                    OptionProblem.forbidden(
                            MATCH,
                            "resourceVersionMatch \"exact\" is forbidden for resourceVersion"
                                    + " \"0\""));
        }
        if (start.sendInitialEvents() != null) {
            problems.add(
                    OptionProblem.forbidden(
                            "sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        OptionProblem.refuse(problems);
    }
}
