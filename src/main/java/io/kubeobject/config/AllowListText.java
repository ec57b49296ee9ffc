package io.kubeobject.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code pods=[app,team/*],*=[*]}, the form that kube-state-metrics has. */
final class AllowListText {

    private static final Pattern ONE =
            Pattern.compile("([^=,\\[\\]\\s]+)=\\[([^\\[\\]=]*)\\](,|$)");

    private AllowListText() {}

    /**
     * The keys by resource.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> lists = new HashMap<>();
        Matcher matcher = ONE.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException(
                        "expected resource=[key,...],..., for example pods=[app,team/*],*=[*], got "
                                + Settings.quote(text));
            }
            List<String> keys =
                    Arrays.stream(matcher.group(2).split(","))
                            .map(String::strip)
                            .filter(key -> !key.isEmpty())
                            .toList();
            lists.put(matcher.group(1), keys);
            end = matcher.end();
        }
        return lists;
    }
}
