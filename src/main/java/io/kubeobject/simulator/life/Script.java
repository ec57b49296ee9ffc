package io.kubeobject.simulator.life;

import io.kubeobject.simulator.Simulation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What people do to the world, over and over:
 *
 * <ul>
 *   <li>{@code shop/checkout} is down for 20 s of every minute;
 *   <li>{@code shop/frontend} gets a new image every two minutes, which its controller notices 25 s
 *       later;
 *   <li>{@code shop/cart} is scaled up and down every 45 s;
 *   <li>{@code shop/search} is given an image that does not exist, and keeps it;
 *   <li>{@code preview/preview} comes and goes with its namespace, every five minutes.
 * </ul>
 */
final class Script implements Actor {

    private static final String SHOP = "shop";
    private static final String PREVIEW = "preview";

    private final Simulation store;
    private final Outages outages;
    private final Instant begin;
    private long done;

    Script(Simulation store, Outages outages, Instant begin) {
        this.store = store;
        this.outages = outages;
        this.begin = begin;
    }

    @Override
    public void act(Instant now) {
        long second = Duration.between(begin, now).toSeconds();
        for (long s = done + 1; s <= second; s++) {
            at(s, now);
        }
        done = Math.max(done, second);
    }

    private void at(long second, Instant now) {
        if (second == 40) {
            setImage("search", "registry.example.com/search/search" + Pods.MISSING);
            edit(
                    "frontend",
                    frontend ->
                            Tree.into(frontend, "metadata", "annotations")
                                    .put(Deployments.LAG, "25"));
        }
        if (second % 60 == 20) {
            outages.strike(SHOP, "checkout", now.plusSeconds(20));
        }
        if (second % 120 == 50) {
            setImage(
                    "frontend",
                    "registry.example.com/storefront/frontend:1." + second / 120 + ".1");
        }
        if (second % 45 == 0) {
            long replicas = 2 + second / 45 % 4;
            edit("cart", cart -> Tree.into(cart, "spec").put("replicas", replicas));
        }
        if (second % 300 == 60) {
            openPreview();
        } else if (second % 300 == 210) {
            store.delete("namespaces", "", PREVIEW);
        }
    }

    private void setImage(String deployment, String image) {
        edit(
                deployment,
                found ->
                        Tree.maps(found, "spec", "template", "spec", "containers")
                                .forEach(container -> container.put("image", image)));
    }

    private void edit(String deployment, Consumer<Map<String, @Nullable Object>> change) {
        store.update(
                "deployments.apps",
                SHOP,
                deployment,
                found -> {
                    change.accept(found);
                    return found;
                });
    }

    private void openPreview() {
        store.put(
                Tree.map(
                        "kind", "Namespace",
                        "apiVersion", "v1",
                        "metadata",
                                Tree.map(
                                        "name",
                                        PREVIEW,
                                        "labels",
                                        Tree.map(
                                                "kubernetes.io/metadata.name",
                                                PREVIEW,
                                                "team",
                                                "storefront")),
                        "spec", Tree.map("finalizers", Tree.list("kubernetes")),
                        "status", Tree.map("phase", "Active")));
        store.get("deployments.apps", SHOP, "frontend")
                .ifPresent(
                        frontend ->
                                store.put(
                                        Tree.map(
                                                "kind", "Deployment",
                                                "apiVersion", "apps/v1",
                                                "metadata",
                                                        Tree.map(
                                                                "name", PREVIEW,
                                                                "namespace", PREVIEW,
                                                                "labels", Tree.map("app", PREVIEW)),
                                                "spec", Tree.copy(Tree.into(frontend, "spec")),
                                                "status", Tree.map())));
    }
}
