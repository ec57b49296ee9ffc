package io.kubeobject.expr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding in the parts of a URL, as Go has it. */
enum UrlEscape {
    USER("$&+,;="),
    HOST("!$&'()*+,;=:[]<>\""),
    /** The zone of an IPv6 address: as the host, but more may be written escaped. */
    ZONE("!$&'()*+,;=:[]<>\""),
    PATH("$&+,/:;=@"),
    QUERY(""),
    FRAGMENT("$&+,/:;=?@!()*");

    private static final String UNRESERVED = "-_.~";
    private static final int ESCAPE = 3;

    /** What stands for itself, beside letters, digits and the unreserved marks. */
    private final String plain;

    UrlEscape(String plain) {
        this.plain = plain;
    }

    private boolean isPlain(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || (c < 128 && (UNRESERVED.indexOf(c) >= 0 || plain.indexOf(c) >= 0));
    }

    String encode(String text) {
        StringBuilder result = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xff;
            result.append(isPlain(c) ? String.valueOf((char) c) : "%%%02X".formatted(c));
        }
        return result.toString();
    }

    String decode(String text) throws UrlReader.NoUrl {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int c = octets[i] & 0xff;
            boolean host = this == HOST || this == ZONE;
            if (c == '%') {
                result.write(escaped(octets, i));
                i += ESCAPE - 1;
            } else if (host && c < 128 && !isPlain(c)) {
                throw new UrlReader.NoUrl();
            } else {
                result.write(c == '+' && this == QUERY ? ' ' : c);
            }
        }
        return result.toString(StandardCharsets.UTF_8);
    }

    private int escaped(byte[] octets, int at) throws UrlReader.NoUrl {
        int high = at + 2 < octets.length ? Character.digit(octets[at + 1], 16) : -1;
        int low = at + 2 < octets.length ? Character.digit(octets[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new UrlReader.NoUrl();
        }
        int value = high << 4 | low;
        boolean allowed =
                switch (this) {
                    case HOST -> high >= 8 || value == '%';
                    case ZONE -> value == '%' || value == ' ' || isPlain(value);
                    default -> true;
                };
        if (!allowed) {
            throw new UrlReader.NoUrl();
        }
        return value;
    }

    /** As it was written if that is legal, else as it has to be. */
    String written(String text) throws UrlReader.NoUrl {
        boolean legal =
                text.chars().allMatch(c -> isPlain(c) || "!$&'()*+,;=:@[]%".indexOf(c) >= 0);
        String decoded = decode(text);
        return legal ? text : encode(decoded);
    }

    static String lower(String scheme) {
        return scheme.toLowerCase(Locale.ROOT);
    }
}
