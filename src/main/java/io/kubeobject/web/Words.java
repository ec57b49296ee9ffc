package io.kubeobject.web;

import io.kubeobject.pipeline.LaneStatus;

/** What people are told of a resource. */
final class Words {

    private Words() {}

    /** So many files. */
    static String files(int number) {
        return number == 1 ? "1 mapping file" : number + " mapping files";
    }

    /** How it goes, with its trouble. */
    static String state(LaneStatus resource) {
        String problem = resource.contact().problem();
        String state =
                switch (resource.state()) {
                    case WAITING -> "not served by the API server";
                    case UNKNOWN -> "waiting to learn what the API server has";
                    case STALE -> "dropped for lack of contact";
                    case ASIDE -> "being listed for new mappings";
                    case SERVING -> serving(resource);
                };
        return problem.isEmpty() ? state : state + ": " + problem;
    }

    private static String serving(LaneStatus resource) {
        if (!resource.synced()) {
            return resource.up() ? "being listed" : "not listed yet";
        }
        String extent = resource.objects() + " objects, " + resource.series() + " series";
        return resource.up() ? extent : extent + ", no contact";
    }
}
