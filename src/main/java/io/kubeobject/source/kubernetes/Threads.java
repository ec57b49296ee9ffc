package io.kubeobject.source.kubernetes;

/** Ends threads. */
final class Threads {

    private Threads() {}

    /**
     * Interrupts {@code thread} and waits for its end, also through an interrupt of the caller;
     * does not wait for a thread that was not started, or that is the caller.
     */
    static void end(Thread thread) {
        thread.interrupt();
        if (thread == Thread.currentThread() || thread.getState() == Thread.State.NEW) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
