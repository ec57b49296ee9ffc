package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The operator of a custom resource: numbers that move, a condition that turns over. */
final class Widgets implements Actor {

    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String RESOURCE = "widgets.demo.kubeobject.io";
    private static final Duration PACE = Duration.ofSeconds(5);

    private final View view;
    private Instant next = Instant.MIN;

    Widgets(View view) {
        this.view = view;
    }

    @Override
    public void act(Instant now) {
        if (view.find(DEFINITIONS, "", RESOURCE).isEmpty()) {
            view.forget(RESOURCE);
            return;
        }
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PACE);
        for (Map<String, @Nullable Object> widget : view.list(RESOURCE)) {
            view.edit(RESOURCE, widget, found -> work(found, now));
        }
    }

    private static void work(Map<String, @Nullable Object> widget, Instant now) {
        long second = now.getEpochSecond();
        long size = Tree.number(widget, "spec", "size");
        Seeded own = new Seeded(second).of(Tree.text(widget, "metadata", "name"));
        Map<String, @Nullable Object> status = Tree.into(widget, "status");
        boolean flaky = Boolean.TRUE.equals(Tree.at(widget, "spec", "flaky"));
        boolean ready = !flaky || second / 40 % 2 == 0;
        status.put("observedGeneration", Tree.number(widget, "metadata", "generation"));
        status.put("produced", Tree.number(status, "produced") + (ready ? size : 0));
        status.put("temperature", BigDecimal.valueOf(200 + own.below(60), 1));
        status.put("parts", Tree.list(part("gear", size * 2), part("spring", size)));
        Tree.condition(
                status,
                Tree.map(
                        "type", "Ready",
                        "status", ready ? "True" : "False",
                        "reason", ready ? "AllPartsMove" : "SpringIsStuck",
                        "message", ready ? "the widget works" : "a spring is stuck"),
                Times.of(now));
    }

    private static Map<String, @Nullable Object> part(String name, long count) {
        return Tree.map("name", name, "count", count);
    }
}
