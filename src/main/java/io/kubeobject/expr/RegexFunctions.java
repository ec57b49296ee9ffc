package io.kubeobject.expr;

import static io.kubeobject.expr.Function.either;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.STRING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.kubeobject.expr.Function.Three;
import io.kubeobject.expr.Function.Two;

import java.util.ArrayList;
import java.util.List;

/** Patterns of RE2, whose matching takes time in proportion to the text, whatever the pattern. */
final class RegexFunctions {

    static final List<Function> ALL =
            List.of(
                    either("matches")
                            .takes(STRING, STRING)
                            .gives(BOOL, (s, pattern) -> matches(s, compile(pattern)))
                            .prepared(RegexFunctions::matching)
                            .cost(Cost.REGEX),
                    member("find")
                            .takes(STRING, STRING)
                            .gives(STRING, (s, pattern) -> find(s, compile(pattern)))
                            .prepared(RegexFunctions::finding)
                            .cost(Cost.REGEX),
                    member("findAll")
                            .takes(STRING, STRING)
                            .gives(LIST, (s, pattern) -> findAll(s, compile(pattern), -1L))
                            .prepared(RegexFunctions::findingAll)
                            .cost(Cost.REGEX),
                    member("findAll")
                            .takes(STRING, STRING, INT)
                            .gives(LIST, (s, pattern, most) -> findAll(s, compile(pattern), most))
                            .prepared(RegexFunctions::findingSome)
                            .cost(Cost.REGEX));

    private RegexFunctions() {}

    private static Two<String, String, Boolean> matching(Object regex) {
        Pattern pattern = compile((String) regex);
        return (s, _) -> matches(s, pattern);
    }

    private static Two<String, String, String> finding(Object regex) {
        Pattern pattern = compile((String) regex);
        return (s, _) -> find(s, pattern);
    }

    private static Two<String, String, List<?>> findingAll(Object regex) {
        Pattern pattern = compile((String) regex);
        return (s, _) -> findAll(s, pattern, -1L);
    }

    private static Three<String, String, Long, List<?>> findingSome(Object regex) {
        Pattern pattern = compile((String) regex);
        return (s, _, most) -> findAll(s, pattern, most);
    }

    static Pattern compile(String pattern) {
        if (RegexSize.of(pattern) > RegexSize.MOST) {
            throw EvaluationException.costly("a regular expression of more than 2,000 parts");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new EvaluationException(
                    Values.quote(pattern) + " is not a regular expression: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw nested();
        }
    }

    /** The library goes down into groups, and into what may be empty, by recursion. */
    private static EvaluationException nested() {
        return EvaluationException.costly("a regular expression that is nested too deep");
    }

    static boolean whole(Matcher matcher) {
        try {
            return matcher.matches();
        } catch (StackOverflowError e) {
            throw nested();
        }
    }

    /** Finds from a place on. */
    static boolean find(Matcher matcher, int from) {
        try {
            return matcher.find(from);
        } catch (StackOverflowError e) {
            throw nested();
        }
    }

    private static Boolean matches(String text, Pattern pattern) {
        return find(pattern.matcher(text), 0);
    }

    /** The first match; empty if there is none. */
    private static String find(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return find(matcher, 0) ? matcher.group() : "";
    }

    private static List<?> findAll(String text, Pattern pattern, Long most) {
        List<String> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        int lastEnd = -1;
        while ((most < 0 || matches.size() < most)
                && from <= text.length()
                && find(matcher, from)) {
            // an empty match right behind another does not count
            if (matcher.end() > from || matcher.start() != lastEnd) {
                matches.add(matcher.group());
            }
            lastEnd = matcher.end();
            from = lastEnd > from ? lastEnd : next(text, from);
        }
        return matches;
    }

    /** One character on: to find an empty match between the halves of one would count it twice. */
    private static int next(String text, int from) {
        return from == text.length() ? from + 1 : text.offsetByCodePoints(from, 1);
    }
}
