package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.IP;
import static io.kubeobject.expr.Type.MAP;
import static io.kubeobject.expr.Type.NETWORK;
import static io.kubeobject.expr.Type.STRING;
import static io.kubeobject.expr.Type.URL;

import java.util.List;
import java.util.function.Predicate;

/** IP addresses, networks and URLs: Kubernetes' libraries, strict as they are. */
final class NetworkFunctions {

    static final List<Function> ALL =
            List.of(
                    global("ip").takes(STRING).gives(IP, Address::parse),
                    global("isIP").takes(STRING).gives(BOOL, s -> Address.read(s) != null),
                    global("ip.isCanonical")
                            .takes(STRING)
                            .gives(BOOL, s -> Address.parse(s).toString().equals(s)),
                    member("family").takes(IP).gives(INT, a -> a.wide() ? 6L : 4L),
                    is("isUnspecified", Address::isUnspecified),
                    is("isLoopback", Address::isLoopback),
                    is("isLinkLocalMulticast", Address::isLinkLocalMulticast),
                    is("isLinkLocalUnicast", Address::isLinkLocalUnicast),
                    is("isGlobalUnicast", Address::isGlobalUnicast),
                    global("string").takes(IP).gives(STRING, Address::toString),
                    global("cidr").takes(STRING).gives(NETWORK, Network::parse),
                    global("isCIDR").takes(STRING).gives(BOOL, s -> Network.read(s) != null),
                    member("containsIP")
                            .takes(NETWORK, STRING)
                            .gives(BOOL, (n, s) -> n.contains(Address.parse(s))),
                    member("containsIP").takes(NETWORK, IP).gives(BOOL, Network::contains),
                    member("containsCIDR")
                            .takes(NETWORK, STRING)
                            .gives(BOOL, (n, s) -> n.contains(Network.parse(s))),
                    member("containsCIDR").takes(NETWORK, NETWORK).gives(BOOL, Network::contains),
                    member("ip").takes(NETWORK).gives(IP, Network::address),
                    member("masked").takes(NETWORK).gives(NETWORK, Network::masked),
                    member("prefixLength").takes(NETWORK).gives(INT, n -> (long) n.length()),
                    global("string").takes(NETWORK).gives(STRING, Network::toString),
                    global("url").takes(STRING).gives(URL, Url::parse).cost(Cost.SIZE),
                    global("isURL").takes(STRING).gives(BOOL, Url::isUrl).cost(Cost.SIZE),
                    member("getScheme").takes(URL).gives(STRING, Url::scheme),
                    member("getHost").takes(URL).gives(STRING, Url::host),
                    member("getHostname").takes(URL).gives(STRING, Url::hostname),
                    member("getPort").takes(URL).gives(STRING, Url::port),
                    member("getEscapedPath").takes(URL).gives(STRING, Url::path),
                    member("getQuery").takes(URL).gives(MAP, Url::parameters));

    private NetworkFunctions() {}

    private static Function is(String name, Predicate<Address> test) {
        return member(name).takes(IP).gives(BOOL, test::test);
    }
}
