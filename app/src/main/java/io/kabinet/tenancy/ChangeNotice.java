package io.kabinet.tenancy;

import io.kabinet.shared.OrganizationId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** One line of a notification: an organization and what changed in it. Never any content. */
record ChangeNotice(OrganizationId organization, Set<Topic> topics) {

    String encode() {
        return organization + " " + topics.stream().map(Topic::code).collect(Collectors.joining(","));
    }

    static ChangeNotice decode(String line) {
        int space = line.indexOf(' ');
        var topics = EnumSet.noneOf(Topic.class);
        Arrays.stream(Topic.values())
                .filter(topic ->
                        Arrays.asList(line.substring(space + 1).split(",", -1)).contains(topic.code()))
                .forEach(topics::add);
        return new ChangeNotice(OrganizationId.of(line.substring(0, space)), topics);
    }
}
