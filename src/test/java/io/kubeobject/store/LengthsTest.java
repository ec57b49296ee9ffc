package io.kubeobject.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class LengthsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_152, Integer.MAX_VALUE})
    void length_isKept(int length) {
        Lengths lengths = Lengths.NONE.append(2, length);

        assertThat(lengths.find(0)).isEqualTo(new Range(0, 0));
        assertThat(lengths.find(2)).isEqualTo(new Range(0, length));
        assertThat(lengths.find(3)).isEqualTo(new Range(length, 0));
    }

    @Test
    void append_leavesWhatWasThereBefore() {
        Lengths one = Lengths.NONE.append(0, 5);
        Lengths two = one.append(1, 300);

        assertThat(one.find(1)).isEqualTo(new Range(5, 0));
        assertThat(two.find(1)).isEqualTo(new Range(5, 300));
    }

    @Test
    void anyChange_agreesWithAList() {
        SplittableRandom random = new SplittableRandom(3);
        List<Integer> model = new ArrayList<>();
        Lengths lengths = Lengths.NONE;
        for (int step = 0; step < 800; step++) {
            int length = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(1, 16));
            int index = model.isEmpty() ? 0 : random.nextInt(model.size());
            switch (model.isEmpty() ? 0 : random.nextInt(model.size() > 100 ? 4 : 3)) {
                case 0 -> {
                    for (int gap = random.nextInt(3); gap > 0; gap--) {
                        model.add(0);
                    }
                    lengths = lengths.append(model.size(), length);
                    model.add(length);
                }
                case 1 -> {
                    lengths = lengths.with(index, length);
                    model.set(index, length);
                }
                case 2 -> lengths = lengths.trimmed();
                default -> {
                    lengths = lengths.without(index);
                    model.remove(index);
                }
            }
            assertSame(lengths, model);
        }
    }

    @Test
    void concat_fillsTheGapBetweenTheBlocks() {
        Lengths lengths = Lengths.NONE.append(0, 200).concat(3, Lengths.NONE.append(1, 7));

        assertSame(lengths, List.of(200, 0, 0, 0, 7));
    }

    private static void assertSame(Lengths lengths, List<Integer> model) {
        int from = 0;
        for (int i = 0; i < model.size(); i++) {
            assertThat(lengths.find(i)).isEqualTo(new Range(from, model.get(i)));
            from += model.get(i);
        }
        assertThat(lengths.find(model.size() + 1)).isEqualTo(new Range(from, 0));
    }
}
