package io.kubeobject.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the events of one watch: one JSON object a line. */
final class WatchStream {

    /** The stream ends here, in good order. */
    static final class EndException extends IOException {

        private static final long serialVersionUID = 1;

        EndException() {
            super("the watch has ended");
        }
    }

    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final Presentation presentation;
    private final ObjectFilter filter;
    private final Effects effects;
    private final OutputStream out;
    private int events;

    WatchStream(Presentation presentation, ObjectFilter filter, Effects effects, OutputStream out) {
        this.presentation = presentation;
        this.filter = filter;
        this.effects = effects;
        this.out = out;
    }

    Effects effects() {
        return effects;
    }

    /** An object of the state that the watch begins with. */
    void initial(Stored object) throws IOException {
        if (filter.matches(object)) {
            event("ADDED", object);
        }
    }

    /** What a change means to those who see only what the filter lets pass. */
    void change(Change change) throws IOException {
        Stored former = change.before();
        boolean before = former != null && filter.matches(former);
        boolean after = !change.deleted() && filter.matches(change.after());
        if (after) {
            event(before ? "MODIFIED" : "ADDED", change.after());
        } else if (before && former != null) {
            // An object that leaves the selection is told as it was, at the version of its leaving.
            byte[] last = Stamp.version(former.body(), change.version());
            event("DELETED", new Stored(former.path(), change.version(), last));
        }
    }

    void bookmark(long version, boolean endOfInitialEvents) throws IOException {
        mayFail();
        begin("BOOKMARK");
        out.write(presentation.bookmark(version, endOfInitialEvents));
        out.write(END);
    }

    /** The last event. */
    void error(Refusal refusal) throws IOException {
        begin("ERROR");
        out.write(Json.bytes(refusal.status()));
        out.write(END);
        out.flush();
        throw new EndException();
    }

    void flush() throws IOException {
        mayFail();
        out.flush();
    }

    private void event(String kind, Stored object) throws IOException {
        boolean twice = kind.equals("ADDED") && effects.has(Effect.Twice.class);
        for (int i = 0; i < (twice ? 2 : 1); i++) {
            mayFail();
            begin(kind);
            presentation.whole(out, object);
            out.write(END);
            events++;
        }
    }

    private void begin(String kind) throws IOException {
        out.write(("{\"type\":\"" + kind + "\",\"object\":").getBytes(StandardCharsets.US_ASCII));
    }

    private void mayFail() throws IOException {
        Effect.Fail fail = effects.first(Effect.Fail.class).orElse(null);
        if (fail != null && events >= fail.afterEvents()) {
            error(fail.status().refusal());
        }
    }
}
