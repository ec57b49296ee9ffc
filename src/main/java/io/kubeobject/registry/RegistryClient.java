package io.kubeobject.registry;

import java.net.ProxySelector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks registries whether images exist. Keeps connections, tokens and what it learned about rate
 * limits from check to check. Safe for use by several threads; each check blocks its own.
 */
public final class RegistryClient implements AutoCloseable {

    /** For one server, with all attempts; a registry with mirrors has several. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

    private final RegistryHosts hosts;
    private final Transport transport;
    private final RateLimits limits;
    private final Authorizer authorizer;
    private final Duration patience;
    private final Leash.Inside inside;

    /** The way of the standard settings. */
    public static RegistryClient of(
            RegistryHosts hosts, ProxySelector proxies, InstantSource clock) {
        return new RegistryClient(
                hosts, new Transport(proxies), clock, PATIENCE, Leash.Inside.STANDARD);
    }

    RegistryClient(
            RegistryHosts hosts,
            Transport transport,
            InstantSource clock,
            Duration patience,
            Leash.Inside inside) {
        this.hosts = hosts;
        this.transport = transport;
        this.limits = new RateLimits(clock);
        this.authorizer = new Authorizer(clock);
        this.patience = patience;
        this.inside = inside;
    }

    /**
     * A question.
     *
     * @param image as it stands in a container
     * @param keyring what may be used
     * @param platform that has to be there; empty for any. Reads the whole manifest, which counts
     *     as a pull where pulls are counted
     */
    public record Question(String image, Keyring keyring, Optional<Platform> platform) {}

    /** Finds out; every failure of the world is a verdict. */
    public Verdict check(Question question, Steps steps) throws InterruptedException {
        ImageName image;
        List<RegistryHost> servers;
        try {
            image = ImageName.parse(question.image());
            steps.told("image", image.toString());
            servers = hosts.of(image);
        } catch (BadImageNameException e) {
            return new Verdict.BadImageFormat(e.sentence());
        } catch (OutsideException e) {
            return new Verdict.Unclear(e.sentence());
        }
        if (image.digest().isEmpty() && image.tag().matches("[.-].*")) {
            // Runtimes accept it and registries have none; as a path, some would mean another one.
            return new Verdict.Absent("no registry has a tag that begins with . or -");
        }
        Verdict verdict = new Verdict.Unclear("no server is configured");
        for (RegistryHost server : servers) {
            verdict = ask(server, image, question, steps);
            if (verdict instanceof Verdict.Available) {
                break;
            }
            if (server.isMirror()) {
                steps.told("mirror", server + ": " + verdict.reason());
            }
        }
        return verdict;
    }

    /** Tries every credential, as the kubelet does; nobody's name only where there is none. */
    private Verdict ask(RegistryHost server, ImageName image, Question question, Steps steps)
            throws InterruptedException {
        List<Optional<Credential>> tries = new ArrayList<>();
        for (Credential credential : question.keyring().find(server.place(image), steps)) {
            tries.add(Optional.of(credential));
        }
        if (tries.isEmpty()) {
            tries.add(Optional.empty());
        }
        Line.Asking asking = new Line.Asking(Deadline.in(patience), steps, inside);
        Line line = new Line(transport, limits, server, asking);
        List<Verdict> verdicts = new ArrayList<>();
        for (Optional<Credential> credential : tries) {
            steps.told(
                    "credentials",
                    credential.map(Credential::origin).orElse("none")
                            + " for "
                            + server.place(image));
            Conversation conversation = new Conversation(line, authorizer, image, credential);
            Verdict verdict = insist(conversation, image, question.platform(), asking);
            switch (verdict) {
                case Verdict.Absent _,
                        Verdict.AuthenticationFailure _,
                        Verdict.AuthorizationFailure _ ->
                        verdicts.add(verdict);
                case Verdict.Available _,
                        Verdict.BadImageFormat _,
                        Verdict.RegistryUnavailable _,
                        Verdict.Unclear _,
                        Verdict.RateLimited _ -> {
                    return verdict;
                }
            }
        }
        return best(verdicts);
    }

    /** Of those that were let in furthest: modes are in that order. */
    private static Verdict best(List<Verdict> verdicts) {
        Verdict best = verdicts.getFirst();
        for (Verdict verdict : verdicts) {
            best = rank(verdict) < rank(best) ? verdict : best;
        }
        return best;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Available _ -> 0;
            case Verdict.Absent _ -> 1;
            case Verdict.AuthorizationFailure _ -> 2;
            case Verdict.AuthenticationFailure _ -> 3;
            case Verdict.BadImageFormat _,
                    Verdict.RegistryUnavailable _,
                    Verdict.Unclear _,
                    Verdict.RateLimited _ ->
                    4;
        };
    }

    /** Asks again after what may pass, within the deadline. */
    private Verdict insist(
            Conversation conversation,
            ImageName image,
            Optional<Platform> platform,
            Line.Asking asking)
            throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(conversation, image, platform);
            } catch (Setback e) {
                boolean late = asking.deadline().left().compareTo(pause.multipliedBy(2)) < 0;
                if (!e.isPassing() || attempt == ATTEMPTS || late) {
                    return e.verdict();
                }
                asking.steps().told("again", "in less than a second or two");
                // Spread, so that all the images of a registry do not come back at once.
                long spread = ThreadLocalRandom.current().nextLong(pause.toMillis());
                Thread.sleep(pause.plusMillis(spread));
                pause = pause.multipliedBy(3);
            }
        }
    }

    /** HEAD first, which costs nothing where pulls are counted; GET where it does not convince. */
    private Verdict once(Conversation conversation, ImageName image, Optional<Platform> platform)
            throws Setback {
        if (platform.isEmpty()) {
            Reply head = conversation.ask(Conversation.Method.HEAD);
            if (Manifest.isConvincing(head)) {
                return Manifest.ofHead(head, image);
            }
            boolean unsure = head.code() == 200 || head.code() == 405 || head.code() == 501;
            if (!unsure) {
                throw head.refusal(image.registry(), "the manifest");
            }
        }
        Reply get = conversation.ask(Conversation.Method.GET);
        if (get.code() != 200) {
            throw get.refusal(image.registry(), "the manifest");
        }
        return Manifest.ofBody(get, image, platform);
    }

    @Override
    public void close() {
        transport.close();
    }
}
