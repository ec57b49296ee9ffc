package io.kubeobject.pipeline;

/** Waits for what another thread does. */
final class Eventually {

    private static final long LIMIT_NANOS = 40_000_000_000L;

    private Eventually() {}

    /** Repeats an assertion until it holds; after forty seconds it fails as it did last. */
    static void holds(Runnable assertion) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end >= 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
