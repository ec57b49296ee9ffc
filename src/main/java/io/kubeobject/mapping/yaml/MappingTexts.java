package io.kubeobject.mapping.yaml;

import java.util.List;

/**
 * Mapping files as they were read.
 *
 * @param sources in the order in which they count
 * @param problems with reading them: a folder that is not there, a file that is not UTF-8
 */
public record MappingTexts(List<MappingSource> sources, List<Problem> problems) {

    public MappingTexts {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }
}
