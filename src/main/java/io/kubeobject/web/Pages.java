package io.kubeobject.web;

import io.kubeobject.pipeline.Pipeline;

import java.util.List;

/**
 * Which page is where.
 *
 * @param health kept apart, since it learns of the end
 */
record Pages(
        Pipeline pipeline,
        Mappings mappings,
        ImageChecks images,
        BuildInfo build,
        ScrapePage metrics,
        HealthPages health) {

    Pages(
            Pipeline pipeline,
            Mappings mappings,
            ImageChecks images,
            BuildInfo build,
            ScrapePage metrics) {
        this(pipeline, mappings, images, build, metrics, new HealthPages(pipeline));
    }

    /** Of the address of the objects' metrics. */
    Router forMetrics(boolean withTelemetry) {
        LandingPage landing =
                new LandingPage(
                        pipeline,
                        mappings,
                        build,
                        withTelemetry
                                ? List.of("/metrics", "/telemetry", "/-/ready?verbose")
                                : List.of("/metrics", "/-/ready?verbose"));
        Router router =
                new Router()
                        .get(
                                "/",
                                exchange -> {
                                    boolean person =
                                            ScrapePage.all(exchange, "Accept")
                                                    .contains("text/html");
                                    (person ? landing : metrics).serve(exchange);
                                })
                        .get("/metrics", metrics)
                        .post("/-/reload", new ReloadPage(mappings));
        return withHealth(withTelemetry ? withTelemetry(router) : router);
    }

    /** Of an address for own metrics alone, where {@code /metrics} are those. */
    Router forTelemetry() {
        Router router = withHealth(withTelemetry(new Router()));
        return router.get("/metrics", new TelemetryPage(pipeline, mappings, images, build));
    }

    private Router withTelemetry(Router router) {
        return router.get("/telemetry", new TelemetryPage(pipeline, mappings, images, build));
    }

    private Router withHealth(Router router) {
        for (String path : List.of("/-/healthy", "/livez", "/healthz")) {
            router.get(path, health::healthy);
        }
        for (String path : List.of("/-/ready", "/readyz")) {
            router.get(path, health::ready);
        }
        return router;
    }
}
