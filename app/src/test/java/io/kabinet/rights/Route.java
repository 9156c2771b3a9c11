package io.kabinet.rights;

import io.kabinet.testing.TestNetwork.Person;
import java.util.Arrays;
import java.util.List;

/**
 * One way into the system, as a line of {@code routes/<module>.csv} describes it.
 *
 * @param rights capabilities, one of which opens it, with {@code |} between; {@code session} for everybody who is signed
 *     in, {@code stream} for the same and an answer that does not end, {@code public} for everybody
 * @param thing what the ids in the path stand for, see {@link Things}; empty when there are none
 * @param form what a page needs to be asked at all, as a query or a form: {@code stage_id={stage}}
 */
record Route(String method, String path, String rights, String thing, String form) {

    boolean isApi() {
        return path.startsWith("/api/");
    }

    boolean isPublic() {
        return rights.equals("public");
    }

    boolean isStream() {
        return rights.equals("stream");
    }

    boolean hasId() {
        return path.contains("{");
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** The path with this id in place of every variable; the kind of a card is its thing. */
    String with(Object id) {
        return path.replace("{kind}", thing).replaceAll("\\{[^}]*}", id.toString());
    }

    boolean opensTo(Person person) {
        return rights.equals("session")
                || isStream()
                || capabilities().stream().anyMatch(capability -> Permissions.allow(person, capability));
    }

    private List<String> capabilities() {
        return Arrays.asList(rights.split("\\|"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
