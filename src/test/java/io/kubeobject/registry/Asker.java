package io.kubeobject.registry;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of a test, with the steps that it told. */
final class Asker implements AutoCloseable {

    static final ProxySelector DIRECT =
            new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, java.io.IOException e) {}
            };

    private final RegistryClient client;
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private Keyring keyring = Keyring.EMPTY;
    private Optional<Platform> platform = Optional.empty();

    private Asker(RegistryClient client) {
        this.client = client;
    }

    static Asker standard() {
        return of(RegistryHosts.standard());
    }

    static Asker of(RegistryHosts hosts) {
        return of(hosts, InstantSource.system(), Duration.ofSeconds(10), Leash.Inside.STANDARD);
    }

    static Asker of(
            RegistryHosts hosts, InstantSource clock, Duration patience, Leash.Inside inside) {
        return new Asker(new RegistryClient(hosts, new Transport(DIRECT), clock, patience, inside));
    }

    Asker with(Keyring given) {
        keyring = given;
        return this;
    }

    /** Holds one credential for every place that begins so. */
    Asker with(String place, Credential credential) {
        return with((asked, _) -> asked.startsWith(place) ? List.of(credential) : List.of());
    }

    Asker on(String wanted) {
        platform = Optional.of(Platform.parse(wanted));
        return this;
    }

    Verdict check(String image) throws InterruptedException {
        return client.check(
                new RegistryClient.Question(image, keyring, platform),
                (what, detail) -> steps.add(what + " " + detail));
    }

    List<String> steps() {
        return steps;
    }

    @Override
    public void close() {
        client.close();
    }
}
