package io.kubeobject.state;

import static java.util.Objects.requireNonNull;

import io.kubeobject.derive.Checkpoint;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file of a folder that keeps what is remembered. For one thread at a time; several programs
 * that share the folder do each other no harm, and the last one that writes is remembered.
 */
public final class StateFile {

    private static final Logger LOG = System.getLogger(StateFile.class.getName());

    private static final String NAME = "koe.state";
    private static final String PREFIX = NAME + ".";
    private static final String UNFINISHED = ".tmp";
    private static final int SET_ASIDE_AT_MOST = 10;

    private final Path folder;
    private final Path file;

    private StateFile(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
        this.file = folder.resolve(NAME);
    }

    /**
     * The file of a folder, which is made if it is not there.
     *
     * @throws IOException if files cannot be written in it; the message is for the user
     */
    public static StateFile in(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            StateFile state = new StateFile(folder);
            state.clean();
            Files.delete(state.beside());
            return state;
        } catch (IOException e) {
            throw new IOException("state cannot be kept in " + folder + ": " + words(e), e);
        }
    }

    /** Writes that were cut off leave their files behind. */
    private void clean() throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder, PREFIX + "*" + UNFINISHED)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Path beside() throws IOException {
        return Files.createTempFile(folder, PREFIX, UNFINISHED);
    }

    /** What was written last; nothing if that cannot be read, which is told and set aside. */
    public Checkpoint read() {
        try {
            return StateFormat.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Checkpoint.EMPTY;
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "{0} cannot be read: {1}; what it remembers is lost, {2}",
                    file,
                    words(e),
                    setAside());
            return Checkpoint.EMPTY;
        }
    }

    private String setAside() {
        for (int i = 1; i <= SET_ASIDE_AT_MOST; i++) {
            Path aside = folder.resolve(PREFIX + "damaged-" + i);
            try {
                if (Files.notExists(aside)) {
                    return "and it is kept as " + Files.move(file, aside).getFileName();
                }
            } catch (IOException e) {
                return "and it cannot be set aside: " + words(e);
            }
        }
        return "and it will be overwritten: there are enough that were set aside before";
    }

    /**
     * Replaces what was written before. Afterwards it is on the disk, if the disk tells the truth.
     *
     * @throws IOException if that is impossible; what was written before is still there then, and
     *     the message is for the user
     */
    public void write(Checkpoint checkpoint) throws IOException {
        try {
            Path beside = beside();
            try {
                fill(beside, StateFormat.encode(checkpoint));
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            forceNames();
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + words(e), e);
        }
    }

    private static void fill(Path path, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A rename is in the folder's own data, which has to reach the disk, too. */
    private void forceNames() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case StateFormat.ForeignException foreign -> String.valueOf(foreign.getMessage());
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case NotDirectoryException other -> other.getFile() + " is no folder";
            case FileSystemException other when other.getReason() != null ->
                    other.getReason() + ": " + other.getFile();
            case FileSystemException other -> other.getFile() + " is no folder";
            default -> String.valueOf(e.getMessage());
        };
    }
}
