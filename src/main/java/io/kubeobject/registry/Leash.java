package io.kubeobject.registry;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;

/**
 * Where a registry may send us. A redirect or a token server that it names could be a server that
 * only we can reach, such as a cloud's metadata service: an address of the inside is allowed only
 * to a registry that is inside itself, and a link-local one to nobody.
 *
 * <p>The address is looked at when the connection stands and before the request is sent, so a name
 * that changes its mind does not help. Behind a proxy, it is the proxy that decides.
 *
 * <p>One per conversation; used by one thread at a time, except that OkHttp may hand it on.
 */
final class Leash {

    /** Addresses that nobody outside should make us talk to. */
    @FunctionalInterface
    interface Inside {

        /** The networks that are not routed in the internet. */
        Inside STANDARD =
                address -> {
                    byte[] bytes = address.getAddress();
                    int first = bytes[0] & 0xff;
                    int second = bytes[1] & 0xff;
                    boolean carrier = bytes.length == 4 && first == 100 && (second & 0xc0) == 64;
                    boolean unique = bytes.length == 16 && (first & 0xfe) == 0xfc;
                    return carrier
                            || unique
                            || address.isLoopbackAddress()
                            || address.isSiteLocalAddress()
                            || address.isLinkLocalAddress()
                            || address.isAnyLocalAddress()
                            || address.isMulticastAddress();
                };

        boolean contains(InetAddress address);
    }

    /**
     * A request on a leash.
     *
     * @param home whether it goes to the registry itself
     */
    record Visit(Leash leash, boolean home) {}

    private final Inside inside;
    private volatile boolean homeInside;

    Leash(Inside inside) {
        this.inside = inside;
    }

    /** Holds every request that has a {@link Visit}. */
    static Response hold(Interceptor.Chain chain) throws IOException {
        Visit visit = chain.request().tag(Visit.class);
        var connection = chain.connection();
        if (visit != null
                && connection != null
                && connection.route().proxy().type() == Proxy.Type.DIRECT) {
            visit.leash.check(connection.socket().getInetAddress(), visit.home);
        }
        return chain.proceed(chain.request());
    }

    /** Refuses an address that stands in the URL before it is even connected to. */
    void checkLiteral(HttpUrl url, boolean home) throws OutsideException {
        boolean literal = url.host().matches("[0-9.]+") || url.host().contains(":");
        if (literal && !home) {
            check(InetAddress.ofLiteral(url.host()), false);
        }
    }

    private void check(InetAddress address, boolean home) throws OutsideException {
        if (home) {
            homeInside = inside.contains(address);
        } else if (address.isLinkLocalAddress() || (inside.contains(address) && !homeInside)) {
            throw new OutsideException(
                    "the registry sends us to an address of the inside, which is not followed");
        }
    }
}
