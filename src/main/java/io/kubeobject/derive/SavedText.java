package io.kubeobject.derive;

import io.kubeobject.metric.Labels;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Labels in a checkpoint. Their values may be longer than {@code writeUTF} takes. */
final class SavedText {

    private static final int MAX_LABELS = 10_000;
    private static final int MAX_BYTES = 1 << 24;

    private SavedText() {}

    static void write(DataOutput out, Labels labels) throws IOException {
        out.writeInt(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            write(out, labels.name(i));
            write(out, labels.value(i));
        }
    }

    private static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Labels readLabels(DataInput in) throws IOException {
        int size = limited(in.readInt(), MAX_LABELS);
        String[] names = new String[size];
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            names[i] = read(in);
            values[i] = read(in);
        }
        return Labels.of(names, values);
    }

    private static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[limited(in.readInt(), MAX_BYTES)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What is out of bounds is not what was written: nothing is allocated for it. */
    private static int limited(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("expected a length of up to " + most + ", got " + number);
        }
        return number;
    }
}
