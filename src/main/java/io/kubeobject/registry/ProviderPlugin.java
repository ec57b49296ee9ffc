package io.kubeobject.registry;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One credential provider plugin, with what it answered as long as it said that this holds. Safe
 * for use by several threads: one asks, the others wait and find the answer.
 */
final class ProviderPlugin {

    /** A failing plugin is not asked for every image. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private static final String EVERYWHERE = "*";

    private record Entry(PlacePattern pattern, Credential credential) {

        @Override
        public String toString() {
            return pattern + ": " + credential;
        }
    }

    private record Answered(List<Entry> entries, Instant until) {}

    private final String name;
    private final List<PlacePattern> images;
    private final Duration standardLife;
    private final OutsideProgram program;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();

    /** By image, registry or {@link #EVERYWHERE}; guarded by the lock. */
    private final Map<String, Answered> answers = new HashMap<>();

    ProviderPlugin(
            String name,
            List<PlacePattern> images,
            Duration standardLife,
            OutsideProgram program,
            InstantSource clock) {
        this.name = name;
        this.images = images;
        this.standardLife = standardLife;
        this.program = program;
        this.clock = clock;
    }

    List<Credential> find(String place, Steps steps) throws InterruptedException {
        if (images.stream().noneMatch(pattern -> pattern.matches(place))) {
            return List.of();
        }
        lock.lockInterruptibly();
        try {
            answers.values().removeIf(a -> !clock.instant().isBefore(a.until));
            for (String key : List.of(place, registry(place), EVERYWHERE)) {
                Answered answered = answers.get(key);
                if (answered != null) {
                    return matching(answered.entries, place);
                }
            }
            return matching(ask(place, steps), place);
        } finally {
            lock.unlock();
        }
    }

    private static String registry(String place) {
        return place.substring(0, place.indexOf('/'));
    }

    private static List<Credential> matching(List<Entry> entries, String place) {
        return entries.stream()
                .filter(e -> e.pattern.matches(place))
                .map(Entry::credential)
                .toList();
    }

    private List<Entry> ask(String place, Steps steps) throws InterruptedException {
        try {
            OutsideProgram.Output output = program.run(KubeletProviders.request(place));
            if (output.code() != 0) {
                throw new OutsideException("it ended with exit code " + output.code());
            }
            Map<String, Object> answer = Json.object(output.text());
            if (!Json.text(answer, "kind").equals("CredentialProviderResponse")
                    || !Json.text(answer, "apiVersion").equals(KubeletProviders.API)) {
                throw new OutsideException(
                        "expected a CredentialProviderResponse of " + KubeletProviders.API);
            }
            List<Entry> entries = entries(answer);
            Duration life =
                    answer.containsKey("cacheDuration")
                            ? GoDuration.parse(Json.text(answer, "cacheDuration"))
                            : standardLife;
            remember(key(Json.text(answer, "cacheKeyType"), place), entries, life);
            return entries;
        } catch (IOException e) {
            steps.told("credentials", "the plugin " + name + " failed: " + NetworkTrouble.words(e));
            remember(place, List.of(), AFTER_FAILURE);
            return List.of();
        }
    }

    private void remember(String key, List<Entry> entries, Duration life) {
        if (life.isPositive()) {
            answers.put(key, new Answered(entries, clock.instant().plus(life)));
        }
    }

    private static String key(String type, String place) throws OutsideException {
        return switch (type) {
            case "Image" -> place;
            case "Registry" -> registry(place);
            case "Global" -> EVERYWHERE;
            default ->
                    throw new OutsideException("expected cacheKeyType Image, Registry or Global");
        };
    }

    private List<Entry> entries(Map<String, Object> answer) {
        Map<String, Object> auth = Json.object(answer, "auth");
        List<Entry> entries = new ArrayList<>();
        for (String key : auth.keySet()) {
            Map<String, Object> given = Json.object(auth, key);
            Credential credential =
                    Credential.ofPassword(
                            Json.text(given, "username"),
                            Json.text(given, "password"),
                            "the plugin " + name);
            if (credential.hasPassword()) {
                entries.add(new Entry(PlacePattern.of(key), credential));
            }
        }
        entries.sort(Comparator.comparing(Entry::pattern, PlacePattern.SPECIFIC_FIRST));
        return entries;
    }
}
