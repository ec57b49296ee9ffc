package io.kubeobject.config;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where to listen.
 *
 * @param host name or address, an IPv6 address without brackets; empty for every address of the
 *     machine
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

    public ListenAddress {
        requireNonNull(host, "host is null");
    }

    /**
     * Reads {@code :9101}, {@code 127.0.0.1:9101}, {@code localhost:9101} or {@code [::1]:9101}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0 || colon != end + 1) {
                throw wrong(text, "an IPv6 address with a port is written [::1]:9101");
            }
            return new ListenAddress(text.substring(1, end), port(text, colon));
        }
        if (colon < 0) {
            boolean number = text.matches("\\d{1,5}");
            throw wrong(text, number ? "did you mean :" + text + "?" : "the port is missing");
        }
        if (text.indexOf(':') != colon) {
            throw wrong(text, "an IPv6 address with a port is written [::1]:9101");
        }
        return new ListenAddress(text.substring(0, colon), port(text, colon));
    }

    private static int port(String text, int colon) {
        String digits = text.substring(colon + 1);
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65535) {
            throw wrong(text, "a port is a number from 0 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String text, String hint) {
        return new IllegalArgumentException(
                "expected host:port, such as :9101 or 127.0.0.1:9101, got "
                        + Settings.quote(text)
                        + "; "
                        + hint);
    }

    /** The address to bind. */
    public InetSocketAddress resolve() throws UnknownHostException {
        return host.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
