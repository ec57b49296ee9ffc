package io.kubeobject.source.kubernetes;

import java.time.InstantSource;

/** What the feeds of one source share. */
record Surroundings(
        ClusterAccess access,
        CatalogPoll catalog,
        Pulse pulse,
        Turnstile turnstile,
        Timing timing,
        InstantSource clock) {}
