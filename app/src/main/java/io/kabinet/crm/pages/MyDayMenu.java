package io.kabinet.crm.pages;

import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.timeline.Agenda;
import io.kabinet.ui.MenuEntry;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class MyDayMenu implements MenuEntry {

    private final Agenda agenda;

    MyDayMenu(Agenda agenda) {
        this.agenda = agenda;
    }

    @Override
    public Group group() {
        return Group.WORK;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String key() {
        return "crm.my_day";
    }

    @Override
    public String icon() {
        return "sun";
    }

    @Override
    public String href() {
        return "/my-day";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return Agenda.isFor(scope);
    }

    @Override
    public String shortcut() {
        return "KeyM";
    }

    @Override
    public Optional<Counter> counter(Scope scope) {
        int due = agenda.dueToday(scope);
        return due == 0 ? Optional.empty() : Optional.of(new Counter(due, "crm.my_day.due", true));
    }

    @Override
    public String topics() {
        return Topic.REMINDERS.code();
    }
}
