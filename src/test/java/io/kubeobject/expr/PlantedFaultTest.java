package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** That the faults that {@link PlantedFaults} plants still have a place. */
final class PlantedFaultTest {

    @Test
    void textOfEachFault_isInItsFileOnce() throws IOException {
        for (PlantedFault fault : PlantedFault.all()) {
            assertThat(fault.occurrences()).as(fault.title()).isEqualTo(1);
        }
    }
}
