package io.kubeobject.derive;

import io.kubeobject.metric.Family;

import java.util.List;
import java.util.function.Predicate;

/** What is derived, under which names. Rules of one id, of one resource, share their memory. */
public sealed interface Rule permits TrackRule, CountRule, AggregateRule, ImageRule {

    /** Keeps its memory through changes of everything else; unique among those of a resource. */
    String id();

    /** Of distinct names, in the order in which they are written. */
    List<Family> families();

    /** The same with those families alone whose names are wanted. */
    Rule wanting(Predicate<String> names);
}
