package io.kubeobject.images;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.ImageRule.Checking;
import io.kubeobject.images.ImageSource.Look;
import io.kubeobject.images.UnreadableException.Reason;
import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.Mode;
import io.kubeobject.registry.RegistryClient;
import io.kubeobject.registry.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

class ImageDeskTest {

    private static final Verdict THERE = new Verdict.Available("sha256:a");

    private final Map<String, Verdict> world = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Optional<Reason> broken = Optional.empty();
    private final ImageDesk desk =
            new ImageDesk(
                    (question, _) -> answer(question),
                    new PullSecrets((resource, namespace, name, _) -> read(resource, namespace)),
                    Keyring.EMPTY,
                    InstantSource.system(),
                    new Random(1));

    private Verdict answer(RegistryClient.Question question) throws InterruptedException {
        String image = question.image();
        asked.computeIfAbsent(image, _ -> new AtomicInteger()).incrementAndGet();
        if (image.startsWith("dark.example")) {
            never.await();
        }
        if (image.startsWith("secret.example")) {
            List<?> credentials = question.keyring().find(image, (_, _) -> {});
            return credentials.isEmpty() ? new Verdict.AuthenticationFailure("401") : THERE;
        }
        return world.getOrDefault(image, new Verdict.Absent("404"));
    }

    /** Namespaces that begin with {@code same} have one secret, others their own. */
    private Optional<Map<String, Object>> read(String resource, String namespace)
            throws UnreadableException {
        reads.incrementAndGet();
        if (broken.isPresent()) {
            throw new UnreadableException(broken.get(), "no", new IllegalStateException());
        }
        if (resource.equals("serviceaccounts")) {
            return Optional.of(Map.of());
        }
        String user = namespace.startsWith("same") ? "bob" : namespace;
        String config =
                "{\"auths\":{\"secret.example\":{\"username\":\"%s\",\"password\":\"x\"}}}"
                        .formatted(user);
        String text = Base64.getEncoder().encodeToString(config.getBytes(UTF_8));
        return Optional.of(Map.of("data", Map.of(".dockerconfigjson", text)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Look look(String namespace, String image, String... secrets) {
        Checking checking = new Checking("", Duration.ofMinutes(5));
        return desk.look(
                new Wanted(image, new Puller(namespace, Arrays.asList(secrets), ""), checking));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void modes_ofRulesAndOfRegistries_areTheSame() {
        assertThat(ImageRule.MODES)
                .containsExactly(
                        Arrays.stream(Mode.values()).map(Mode::word).toArray(String[]::new));
    }

    @Test
    void verdict_isKnownSoon_andNothingBefore() throws Exception {
        world.put("r.example/a:1", THERE);
        Look a = look("shop", "r.example/a:1");
        Look dark = look("shop", "dark.example/a:1");
        await(() -> a.mode().equals(Optional.of("available")));
        assertThat(dark.mode()).isEmpty();
        assertThat(desk.reading().images()).isEqualTo(2);
        assertThat(desk.reading().unchecked()).isEqualTo(1);
        assertThat(desk.totals().checks()).isEqualTo(1);
        a.end();
        dark.end();
        assertThat(desk.reading().images()).isZero();
    }

    @Test
    void oneImage_ofManyOwners_isAskedForOnce() throws Exception {
        world.put("r.example/a:1", THERE);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            looks.add(look("namespace-" + i, "r.example/a:1"));
        }
        await(() -> looks.stream().allMatch(l -> l.mode().isPresent()));
        assertThat(asked.get("r.example/a:1")).hasValue(1);
    }

    @Test
    void credentials_areThoseOfTheNamespace_andEqualOnesAskOnce() throws Exception {
        Look none = look("poor", "secret.example/a:1");
        Look one = look("same-1", "secret.example/a:1", "pull");
        Look two = look("same-2", "secret.example/a:1", "pull");
        Look other = look("other", "secret.example/a:1", "pull");
        await(() -> List.of(none, one, two, other).stream().allMatch(l -> l.mode().isPresent()));
        assertThat(none.mode()).contains("authentication_failure");
        assertThat(one.mode()).contains("available");
        assertThat(two.mode()).contains("available");
        assertThat(other.mode()).contains("available");
        assertThat(asked.get("secret.example/a:1")).hasValue(3);
    }

    @Test
    void secrets_thatMayNotBeRead_keepOnlyWhatNeedsThemFromBeingSeen() throws Exception {
        broken = Optional.of(Reason.FORBIDDEN);
        world.put("r.example/a:1", THERE);
        Look open = look("shop", "r.example/a:1", "pull");
        Look locked = look("shop", "secret.example/a:1", "pull");
        await(() -> open.mode().isPresent() && locked.mode().isPresent());
        assertThat(open.mode()).contains("available");
        assertThat(locked.mode()).contains("authentication_failure");
        Look another = look("shop", "r.example/b:1", "pull");
        await(() -> another.mode().isPresent());
        assertThat(desk.reading().troubles()).containsEntry(Wallet.Trouble.FORBIDDEN, 1);
    }

    @Test
    void secrets_thatCannotBeReadNow_areNoReasonToAccuseAnyone() throws Exception {
        broken = Optional.of(Reason.UNREACHABLE);
        Look locked = look("shop", "secret.example/a:1", "pull");
        await(() -> asked.containsKey("secret.example/a:1"));
        Thread.sleep(100);
        assertThat(locked.mode()).isEmpty();
    }

    @Test
    void thousandImages_areKnownWithinSeconds_besideARegistryThatHangs() throws Exception {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String image = "r%d.example/a:%d".formatted(i % 5, i);
            world.put(image, THERE);
            looks.add(look("shop", image));
            look("shop", "dark.example/a:" + i);
        }
        await(() -> looks.stream().allMatch(l -> l.mode().isPresent()));
        assertThat(reads.get()).as("looks at secrets").isLessThan(10);
    }
}
