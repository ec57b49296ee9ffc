package io.kubeobject.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which namespaces are wanted. Objects that are in none are always wanted.
 *
 * @param wanted names, or patterns with {@code *} and {@code ?}; none = all
 * @param denied likewise; none = none
 */
public record NamespaceFilter(List<String> wanted, List<String> denied) {

    public NamespaceFilter {
        wanted = List.copyOf(wanted);
        denied = List.copyOf(denied);
    }

    /** Whether objects have to be looked at: not if all pass, or are asked for by namespace. */
    boolean isToBeApplied() {
        return (!wanted.isEmpty() || !denied.isEmpty()) && names().isEmpty();
    }

    /** Whether the wanted namespaces are names. */
    private boolean isNames() {
        return !wanted.isEmpty() && wanted.stream().noneMatch(NamespaceFilter::isPattern);
    }

    /**
     * The namespaces to ask for one by one, so that a role in each of them suffices; none if not
     * every one is known by name.
     */
    public List<String> names() {
        return isNames()
                ? wanted.stream().distinct().filter(name -> !matches(denied, name)).toList()
                : List.of();
    }

    boolean admits(String namespace) {
        return namespace.isEmpty()
                || ((wanted.isEmpty() || matches(wanted, namespace))
                        && !matches(denied, namespace));
    }

    private static boolean matches(List<String> globs, String name) {
        return globs.stream()
                .anyMatch(glob -> glob.equals(name) || pattern(glob).matcher(name).matches());
    }

    private static boolean isPattern(String glob) {
        return glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '*' -> regex.append(".*");
                                case '?' -> regex.append('.');
                                default -> regex.append(Pattern.quote(Character.toString(c)));
                            }
                        });
        return Pattern.compile(regex.toString());
    }
}
