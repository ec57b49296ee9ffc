package io.kubeobject.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.derive.ImageRule.Checking;
import io.kubeobject.registry.Mode;
import io.kubeobject.registry.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** When which image is asked for, by a clock that the test moves. */
class AgendaTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Verdict THERE = new Verdict.Available("sha256:a");
    private static final Verdict GONE = new Verdict.Absent("404");
    private static final Verdict DARK = new Verdict.RegistryUnavailable("timeout");

    private final Agenda agenda = new Agenda(new Random(1));
    private Instant now = START;

    private static Wanted wanted(String image) {
        Puller puller = new Puller("shop", List.of(), "");
        return new Wanted(image, puller, new Checking("", Duration.ofMinutes(5)));
    }

    private Check look(String image) {
        return agenda.add(wanted(image), now);
    }

    /**
     * Lets time pass, with answers that take no time.
     *
     * @return when what was asked, in seconds since the start
     */
    private Map<String, List<Long>> play(Duration time, Function<String, Verdict> answers) {
        Map<String, List<Long>> asked = new HashMap<>();
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            for (Check check : agenda.start(now)) {
                String image = check.wanted().image();
                long second = Duration.between(START, now).toSeconds();
                asked.computeIfAbsent(image, _ -> new ArrayList<>()).add(second);
                agenda.done(check, answers.apply(image), now);
            }
            Instant next = agenda.next().orElse(end);
            now = next.isAfter(now) ? next : now.plusMillis(1);
        }
        now = end;
        return asked;
    }

    @Test
    void newImage_isAskedForAtOnce_andThenOnceInAWhile() {
        look("r.example/a:1");
        List<Long> times =
                play(Duration.ofHours(1), _ -> THERE).getOrDefault("r.example/a:1", List.of());
        assertThat(times.getFirst()).isZero();
        assertThat(times).hasSizeBetween(11, 15);
        play(Duration.ofMinutes(1), _ -> THERE);
        look("r.example/b:1");
        assertThat(agenda.start(now)).extracting(c -> c.wanted().image()).contains("r.example/b:1");
    }

    @Test
    void missingImage_isAskedForSooner_andLessOftenTheLongerItLasts() {
        look("r.example/a:1");
        List<Long> times = play(Duration.ofMinutes(30), _ -> GONE).get("r.example/a:1");
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        assertThat(gaps.getFirst()).isBetween(17L, 23L);
        assertThat(gaps.get(1)).isBetween(35L, 45L);
        assertThat(gaps.get(2)).isBetween(71L, 89L);
        assertThat(gaps).allMatch(gap -> gap <= 331);
        assertThat(gaps.getLast()).isGreaterThan(260);
    }

    @Test
    void digest_isAskedForLessOften() {
        String digest = "r.example/a@sha256:" + "a".repeat(64);
        look(digest);
        look("r.example/a:1");
        Map<String, List<Long>> asked = play(Duration.ofHours(3), _ -> THERE);
        assertThat(asked.get(digest)).hasSizeLessThan(asked.get("r.example/a:1").size() / 3);
    }

    @Test
    void image_thatSeemsGone_isGoneIfItIsSoTwice() {
        Check check = look("r.example/a:1");
        play(Duration.ofSeconds(1), _ -> THERE);
        List<Verdict> answers = new ArrayList<>(List.of(GONE, THERE));
        play(Duration.ofMinutes(6), _ -> answers.isEmpty() ? THERE : answers.removeFirst());
        assertThat(answers).isEmpty();
        assertThat(check.verdict()).isEqualTo(THERE);

        Map<String, List<Long>> asked = play(Duration.ofMinutes(7), _ -> GONE);
        assertThat(check.verdict()).isEqualTo(GONE);
        List<Long> times = asked.get("r.example/a:1");
        assertThat(times.get(1) - times.getFirst()).isBetween(4L, 6L);
    }

    @Test
    void firstAnswer_isBelieved() {
        Check check = look("r.example/a:1");
        play(Duration.ofSeconds(1), _ -> GONE);
        assertThat(check.verdict()).isEqualTo(GONE);
    }

    @Test
    void limitOfRequests_silencesItsRegistryAlone_andKeepsWhatIsKnown() {
        Check known = look("hub.example/a:1");
        look("other.example/a:1");
        play(Duration.ofSeconds(1), _ -> THERE);
        Check fresh = look("hub.example/b:1");
        Instant until = now.plus(Duration.ofMinutes(20));
        Verdict limited = new Verdict.RateLimited("429", until);
        Map<String, List<Long>> asked =
                play(Duration.ofMinutes(20), image -> image.startsWith("hub") ? limited : THERE);
        assertThat(asked.get("hub.example/b:1")).hasSize(1);
        assertThat(asked).doesNotContainKey("hub.example/a:1");
        assertThat(asked.get("other.example/a:1")).hasSizeGreaterThan(2);
        assertThat(known.verdict()).isEqualTo(THERE);
        assertThat(fresh.verdict()).isNotNull();
        assertThat(fresh.verdict().mode()).isEqualTo(Mode.UNKNOWN_ERROR);
        play(Duration.ofMinutes(1), _ -> THERE);
        assertThat(fresh.verdict()).isEqualTo(THERE);
    }

    @Test
    void registry_thatIsBack_isAskedForAllThatItMissed() {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            checks.add(look("r.example/a:" + i));
        }
        play(Duration.ofHours(1), _ -> DARK);
        Instant back = now;
        while (checks.stream().noneMatch(c -> THERE.equals(c.verdict()))) {
            play(Duration.ofSeconds(1), _ -> THERE);
        }
        assertThat(Duration.between(back, now)).isLessThan(Duration.ofMinutes(6));
        play(Duration.ofSeconds(12), _ -> THERE);
        assertThat(checks).allMatch(c -> THERE.equals(c.verdict()));
    }

    @Test
    void registry_thatDoesNotAnswer_delaysNoOther() {
        for (int i = 0; i < 100; i++) {
            look("dark.example/a:" + i);
            look("good.example/a:" + i);
        }
        List<Check> hanging = new ArrayList<>();
        Map<String, Integer> answered = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            for (Check check : agenda.start(now)) {
                if (check.registry().startsWith("dark")) {
                    hanging.add(check);
                } else {
                    answered.merge(check.wanted().image(), 1, Integer::sum);
                    agenda.done(check, THERE, now);
                }
            }
            now = now.plusMillis(1);
        }
        assertThat(answered).hasSize(100);
        assertThat(hanging).hasSize(RegistryQueue.WIDTH);
    }

    @Test
    void image_thatNobodyWants_isForgotten_evenWhileItIsAskedFor() {
        Check check = look("r.example/a:1");
        assertThat(look("r.example/a:1")).isSameAs(check);
        List<Check> asked = agenda.start(now);
        assertThat(asked).containsExactly(check);
        agenda.remove(check);
        assertThat(agenda.size()).isEqualTo(1);
        agenda.remove(check);
        assertThat(agenda.size()).isZero();
        Check again = look("r.example/a:1");
        agenda.done(check, THERE, now);
        assertThat(again.verdict()).isNull();
        agenda.remove(again);
        assertThat(agenda.next()).isEmpty();
    }

    @Test
    void manyImages_areSpreadOverTheInterval() {
        for (int i = 0; i < 1000; i++) {
            look("r.example/a:" + i);
        }
        play(Duration.ofMinutes(20), _ -> THERE);
        Map<Long, Integer> perMinute = new HashMap<>();
        play(Duration.ofMinutes(20), _ -> THERE)
                .values()
                .forEach(times -> times.forEach(t -> perMinute.merge(t / 60, 1, Integer::sum)));
        assertThat(perMinute.values()).allMatch(count -> count > 130 && count < 280);
    }
}
