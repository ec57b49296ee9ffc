package io.kubeobject.expr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads URLs by the rules of Go's {@code url.Parse}, which Kubernetes goes by. */
final class UrlReader {

    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");

    private final boolean request;
    private String scheme = "";
    private String query = "";
    private boolean questioned;
    private String user = "";
    private boolean hasUser;
    private String host = "";
    private String path = "";
    private String opaque = "";
    private boolean rootless;
    private boolean hostless;

    private UrlReader(boolean request) {
        this.request = request;
    }

    /** The text is no URL. */
    static final class NoUrl extends Exception {

        private static final long serialVersionUID = 1L;

        NoUrl() {
            super("", null, false, false);
        }
    }

    /** Whether it is absolute, or a path from the root. */
    static boolean isRequest(String text) {
        try {
            new UrlReader(true).parse(text);
            return !text.isEmpty();
        } catch (NoUrl e) {
            return false;
        }
    }

    static Url read(String text) throws NoUrl {
        if (!isRequest(text)) {
            throw new NoUrl();
        }
        int hash = text.indexOf('#');
        UrlReader reader = new UrlReader(false);
        reader.parse(hash < 0 ? text : text.substring(0, hash));
        return reader.url(hash < 0 ? "" : UrlEscape.FRAGMENT.written(text.substring(hash + 1)));
    }

    private void parse(String text) throws NoUrl {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f) || text.startsWith(":")) {
            throw new NoUrl();
        }
        if (text.equals("*")) {
            path = "*";
            return;
        }
        Matcher schemed = SCHEME.matcher(text);
        String rest = text;
        if (schemed.matches()) {
            scheme = UrlEscape.lower(schemed.group(1));
            rest = schemed.group(2);
        }
        int question = rest.indexOf('?');
        if (question >= 0) {
            questioned = true;
            query = rest.substring(question + 1);
            rest = rest.substring(0, question);
        }
        hierarchy(rest);
    }

    private void hierarchy(String rest) throws NoUrl {
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                opaque = rest;
                rootless = true;
                return;
            }
            String segment = rest.split("/", 2)[0];
            if (request || segment.contains(":")) {
                throw new NoUrl();
            }
        }
        boolean authority = !scheme.isEmpty() || (!request && !rest.startsWith("///"));
        String following = rest;
        if (authority && rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            following = slash < 0 ? "" : rest.substring(slash);
            authority(rest.substring(2, slash < 0 ? rest.length() : slash));
        } else if (!scheme.isEmpty() && rest.startsWith("/")) {
            hostless = true;
        }
        path = UrlEscape.PATH.written(following);
    }

    private void authority(String authority) throws NoUrl {
        int at = authority.lastIndexOf('@');
        host = host(authority.substring(at + 1));
        if (at >= 0) {
            hasUser = true;
            user = user(authority.substring(0, at));
        }
    }

    private static String user(String info) throws NoUrl {
        if (!USER.matcher(info).matches()) {
            throw new NoUrl();
        }
        int colon = info.indexOf(':');
        if (colon < 0) {
            return userPart(info);
        }
        return userPart(info.substring(0, colon)) + ":" + userPart(info.substring(colon + 1));
    }

    private static String userPart(String text) throws NoUrl {
        return UrlEscape.USER.encode(UrlEscape.USER.decode(text));
    }

    private String host(String text) throws NoUrl {
        int open = text.lastIndexOf('[');
        if (open > 0) {
            throw new NoUrl();
        }
        if (open == 0) {
            return literal(text);
        }
        int first = text.indexOf(':');
        boolean web = scheme.equals("http") || scheme.equals("https");
        int colon = web ? first : text.lastIndexOf(':');
        if (colon >= 0) {
            requirePort(text.substring(colon));
        }
        return UrlEscape.HOST.decode(text);
    }

    /** An IPv6 address in brackets. */
    private static String literal(String text) throws NoUrl {
        int close = text.lastIndexOf(']');
        if (close < 0) {
            throw new NoUrl();
        }
        String port = text.substring(close + 1);
        requirePort(port);
        String inner = text.substring(1, close);
        int zone = inner.indexOf("%25");
        String name =
                zone < 0
                        ? UrlEscape.HOST.decode(inner)
                        : UrlEscape.HOST.decode(inner.substring(0, zone))
                                + UrlEscape.ZONE.decode(inner.substring(zone));
        int percent = name.indexOf('%');
        boolean legal = percent != name.length() - 1 || percent < 0;
        if (!legal || !AddressReader.isWide(percent < 0 ? name : name.substring(0, percent))) {
            throw new NoUrl();
        }
        return "[" + name + "]" + port;
    }

    private static void requirePort(String port) throws NoUrl {
        if (!port.isEmpty() && !port.matches(":[0-9]*")) {
            throw new NoUrl();
        }
    }

    private Url url(String fragment) {
        StringBuilder text = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
        if (rootless) {
            text.append(opaque);
        } else {
            boolean local = hostless && host.isEmpty() && !hasUser;
            boolean slashes = !host.isEmpty() || !path.isEmpty() || hasUser;
            if (!local && slashes && (!scheme.isEmpty() || !host.isEmpty() || hasUser)) {
                text.append("//").append(user).append(hasUser ? "@" : "");
                text.append(UrlEscape.HOST.encode(host));
            }
            text.append(path);
        }
        text.append(questioned ? "?" : "").append(query);
        text.append(fragment.isEmpty() ? "" : "#").append(fragment);
        return new Url(scheme, host, path, query, text.toString());
    }
}
