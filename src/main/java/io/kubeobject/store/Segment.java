package io.kubeobject.store;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The text of one family for one block of objects, and how much of it belongs to each of them.
 * Never empty: a family without text in a block has no segment there.
 *
 * <p>Immutable to its readers, who look at the first {@link #length} bytes of {@link #text} only.
 * What is appended goes behind them into the same array while there is room, so that a new object
 * costs its own bytes and not those of its block. Therefore nothing is appended twice to one
 * instance: the writer goes on with what {@link #append} gives.
 */
final class Segment {

    private final byte[] text;
    private final int length;
    private final Lengths lengths;

    private Segment(byte[] text, int length, Lengths lengths) {
        this.text = text;
        this.length = length;
        this.lengths = lengths;
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** A segment that has text of one object only. */
    static Segment of(int index, ObjectText source, FamilySlot family) {
        byte[] text = new byte[family.length()];
        source.copy(family, text, 0);
        return new Segment(text, text.length, Lengths.NONE.append(index, text.length));
    }

    /** Where the text of an object stands. */
    Range find(int index) {
        return lengths.find(index);
    }

    /** With the text of an object behind all others. */
    Segment append(int index, ObjectText source, FamilySlot family) {
        int needed = Math.addExact(length, family.length());
        byte[] to =
                needed <= text.length
                        ? text
                        : Arrays.copyOf(text, Math.max(needed, length + (length >> 1)));
        source.copy(family, to, length);
        return new Segment(to, needed, lengths.append(index, family.length()));
    }

    /** With another text of an object, which stood at {@code old}; null if nothing is left. */
    @Nullable Segment with(int index, Range old, ObjectText source, FamilySlot family) {
        byte[] to = resized(old, family.length());
        if (to == null) {
            return null;
        }
        source.copy(family, to, old.from());
        return new Segment(to, to.length, lengths.with(index, family.length()));
    }

    /** Without an object, which leaves the block: those behind it move up. */
    @Nullable Segment without(int index) {
        Range old = lengths.find(index);
        if (old.length() == 0) {
            return new Segment(text, length, lengths.without(index));
        }
        byte[] to = resized(old, 0);
        return to == null ? null : new Segment(to, to.length, lengths.without(index));
    }

    /** With the objects only that are kept. */
    @Nullable Segment retain(boolean[] kept) {
        byte[] to = new byte[length];
        int at = 0;
        Lengths remaining = Lengths.NONE;
        int index = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                Range range = lengths.find(i);
                System.arraycopy(text, range.from(), to, at, range.length());
                at += range.length();
                remaining = remaining.append(index++, range.length());
            }
        }
        return at == 0 ? null : new Segment(to, at, remaining).trimmed();
    }

    /** The segment, if any, of a block of {@code size} objects, and that of the block behind. */
    static Segment concat(@Nullable Segment first, int size, Segment second) {
        Lengths before = first == null ? Lengths.NONE : first.lengths;
        int length = first == null ? 0 : first.length;
        byte[] to = new byte[Math.addExact(length, second.length)];
        if (first != null) {
            System.arraycopy(first.text, 0, to, 0, length);
        }
        System.arraycopy(second.text, 0, to, length, second.length);
        return new Segment(to, to.length, before.concat(size, second.lengths));
    }

    /** The same without room to grow. */
    Segment trimmed() {
        return length == text.length
                ? this
                : new Segment(Arrays.copyOf(text, length), length, lengths.trimmed());
    }

    /** A copy of the text with a gap of {@code size} in place of {@code old}; null if empty. */
    private byte @Nullable [] resized(Range old, int size) {
        int from = old.from();
        int behind = from + old.length();
        int rest = length - behind;
        int total = Math.addExact(from + rest, size);
        if (total == 0) {
            return null;
        }
        byte[] to = new byte[total];
        System.arraycopy(text, 0, to, 0, from);
        System.arraycopy(text, behind, to, from + size, rest);
        return to;
    }
}
