package io.kubeobject.exposition;

/**
 * A pattern over a whole name: {@code *} is any text, {@code ?} any character.
 *
 * @param pattern as the client wrote it
 */
record Glob(String pattern) {

    /** In time of at most pattern × name: on a mismatch only the last star takes one more. */
    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
