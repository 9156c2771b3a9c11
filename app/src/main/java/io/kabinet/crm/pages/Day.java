package io.kabinet.crm.pages;

import io.kabinet.timeline.Agenda;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The open reminders by urgency. */
public record Day(List<Agenda.Item> overdue, List<Agenda.Item> today, List<Agenda.Item> later) {

    static Day of(List<Agenda.Item> items, Instant now, ZoneId zone) {
        var tomorrow =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return new Day(
                items.stream().filter(item -> !due(item).isAfter(now)).toList(),
                items.stream()
                        .filter(item -> due(item).isAfter(now) && due(item).isBefore(tomorrow))
                        .toList(),
                items.stream().filter(item -> !due(item).isBefore(tomorrow)).toList());
    }

    public boolean isEmpty() {
        return overdue.isEmpty() && today.isEmpty() && later.isEmpty();
    }

    private static Instant due(Agenda.Item item) {
        return item.reminder().dueAt();
    }
}
