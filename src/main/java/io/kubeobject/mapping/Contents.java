package io.kubeobject.mapping;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a document makes of an object.
 *
 * @param flatten null for none
 */
public record Contents(List<Entry> entries, @Nullable Flatten flatten, List<Observer> observers) {

    public Contents {
        entries = List.copyOf(entries);
        observers = List.copyOf(observers);
    }
}
