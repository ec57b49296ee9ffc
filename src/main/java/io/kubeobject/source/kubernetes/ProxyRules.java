package io.kubeobject.source.kubernetes;

import okhttp3.Authenticator;
import okhttp3.Credentials;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy to take: the one that the kubeconfig names, else by {@code HTTPS_PROXY}, {@code
 * HTTP_PROXY} and {@code NO_PROXY} as Go's {@code httpproxy} reads them, else by the system
 * properties of the JDK.
 */
final class ProxyRules extends ProxySelector {

    private final String fixed;
    private final AccessOptions options;

    private ProxyRules(String fixed, AccessOptions options) {
        this.fixed = fixed;
        this.options = options;
    }

    /**
     * @param fixed URL of a proxy for everything; empty for none
     * @throws AccessException if a proxy is named that cannot be used
     */
    static ProxyRules of(String fixed, AccessOptions options) throws AccessException {
        ProxyRules rules = new ProxyRules(fixed, options);
        for (String url :
                List.of(fixed, rules.variable("https_proxy"), rules.variable("http_proxy"))) {
            try {
                if (!url.isEmpty()) {
                    proxy(url);
                }
            } catch (IllegalArgumentException e) {
                throw new AccessException("proxy \"%s\": %s".formatted(url, e.getMessage()), e);
            }
        }
        return rules;
    }

    private String variable(String lowerCase) {
        String upper = options.variable(lowerCase.toUpperCase(Locale.ROOT));
        return upper.isEmpty() ? options.variable(lowerCase) : upper;
    }

    /** URL of the proxy for {@code uri}; empty for none. */
    private String url(URI uri) {
        if (!fixed.isEmpty()) {
            return fixed;
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String url = variable(secure ? "https_proxy" : "http_proxy");
        return url.isEmpty() || isExcluded(uri) ? "" : url;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String url = url(uri);
        if (!url.isEmpty()) {
            return List.of(proxy(url));
        }
        boolean configured =
                !variable("https_proxy").isEmpty() || !variable("http_proxy").isEmpty();
        ProxySelector system = ProxySelector.getDefault();
        return configured || system == null ? List.of(Proxy.NO_PROXY) : system.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // The call itself fails with this problem.
    }

    /** Answers a proxy that asks for the name and password of its URL. */
    Authenticator authenticator() {
        return (route, response) -> {
            String user =
                    Optional.ofNullable(uri(url(response.request().url().uri())).getUserInfo())
                            .orElse("");
            if (user.isEmpty() || response.request().header("Proxy-Authorization") != null) {
                return null;
            }
            int colon = user.indexOf(':');
            String name = colon < 0 ? user : user.substring(0, colon);
            String credentials =
                    Credentials.basic(
                            name,
                            colon < 0 ? "" : user.substring(colon + 1),
                            StandardCharsets.UTF_8);
            return response.request()
                    .newBuilder()
                    .header("Proxy-Authorization", credentials)
                    .build();
        };
    }

    private static URI uri(String url) {
        return URI.create(url.contains("://") ? url : "http://" + url);
    }

    private static Proxy proxy(String url) {
        URI uri = uri(url);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("expected http://host:port or socks5://host:port");
        }
        return switch (scheme) {
            case "http" -> proxy(Proxy.Type.HTTP, uri, 80);
            case "socks5", "socks5h" -> proxy(Proxy.Type.SOCKS, uri, 1080);
            default ->
                    throw new IllegalArgumentException(
                            "scheme " + scheme + " is not supported; expected http or socks5");
        };
    }

    private static Proxy proxy(Proxy.Type type, URI uri, int defaultPort) {
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return new Proxy(type, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    private boolean isExcluded(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        int port = uri.getPort() < 0 ? ("https".equals(uri.getScheme()) ? 443 : 80) : uri.getPort();
        Optional<InetAddress> address = address(host);
        if (host.equals("localhost")
                || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
            return true;
        }
        return Arrays.stream(variable("no_proxy").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .anyMatch(rule -> matches(rule, host, port, address));
    }

    private static boolean matches(
            String rule, String host, int port, Optional<InetAddress> address) {
        if (rule.equals("*")) {
            return true;
        }
        int slash = rule.indexOf('/');
        if (slash > 0) {
            return address.filter(
                            a -> isWithin(a, rule.substring(0, slash), rule.substring(slash + 1)))
                    .isPresent();
        }
        int colon = rule.indexOf(':');
        boolean hasPort = colon >= 0 && colon == rule.lastIndexOf(':');
        if (hasPort && !rule.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String name = hasPort ? rule.substring(0, colon) : rule;
        if (address.isPresent()) {
            return address(name.replaceAll("[\\[\\]]", "")).equals(address);
        }
        String domain = name.startsWith("*.") ? name.substring(1) : name;
        return domain.startsWith(".")
                ? host.endsWith(domain)
                : host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isWithin(InetAddress address, String network, String bits) {
        byte[] a = address.getAddress();
        byte[] b = address(network).map(InetAddress::getAddress).orElse(new byte[0]);
        if (a.length != b.length || !bits.matches("\\d{1,3}")) {
            return false;
        }
        for (int i = 0; i < Math.min(Integer.parseInt(bits), a.length * 8); i++) {
            if (((a[i / 8] ^ b[i / 8]) >> (7 - i % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The address that a literal says; never asks a name server. */
    private static Optional<InetAddress> address(String literal) {
        if (!literal.matches("\\d+\\.\\d+\\.\\d+\\.\\d+") && !literal.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
