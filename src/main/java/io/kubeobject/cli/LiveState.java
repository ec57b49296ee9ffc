package io.kubeobject.cli;

import io.kubeobject.derive.Checkpoint;
import io.kubeobject.state.Checkpoints;
import io.kubeobject.state.StateFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What is remembered over a restart, if the user names a folder for it. */
final class LiveState {

    private final Optional<StateFile> file;

    private LiveState(Optional<StateFile> file) {
        this.file = file;
    }

    /**
     * Makes the folder ready.
     *
     * @throws Failure if nothing can be kept there
     */
    static LiveState in(Optional<Path> folder) throws Failure {
        if (folder.isEmpty()) {
            return new LiveState(Optional.empty());
        }
        try {
            return new LiveState(Optional.of(StateFile.in(folder.get())));
        } catch (IOException e) {
            throw new Failure(e.getMessage() + "; choose another folder with --state-dir", e);
        }
    }

    /** What the program before this one remembered. */
    Checkpoint before() {
        return file.map(StateFile::read).orElse(Checkpoint.EMPTY);
    }

    /** From now on keeps what {@code memory} says, until it is closed and at its close. */
    Keeping keep(Supplier<Checkpoint> memory) {
        return file.<Keeping>map(f -> Checkpoints.start(f, memory, Checkpoints.INTERVAL)::close)
                .orElse(() -> {});
    }

    /** The keeping. */
    interface Keeping extends AutoCloseable {

        @Override
        void close();
    }
}
