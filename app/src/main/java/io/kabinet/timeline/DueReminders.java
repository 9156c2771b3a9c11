package io.kabinet.timeline;

import static io.kabinet.timeline.jooq.Tables.REMINDER;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the interface when a reminder falls due. Each due moment is a job of its own, written in the transaction that
 * sets it; a job whose reminder was since moved, done or deleted finds nothing to announce.
 */
@Configuration(proxyBeanMethods = false)
class DueReminders {

    private static final TaskDescriptor<Void> FALLS_DUE = TaskDescriptor.of("reminder-falls-due");

    /** The organization and the reminder stand in the job's name, so that it needs no data. */
    static void schedule(SchedulerClient scheduler, OrganizationId organization, Reminder reminder) {
        var unused = scheduler.scheduleIfNotExists(FALLS_DUE
                .instance("%s/%s/%d"
                        .formatted(organization, reminder.id(), reminder.dueAt().toEpochMilli()))
                .scheduledTo(reminder.dueAt()));
    }

    @Bean
    OneTimeTask<Void> reminderFallsDue(DSLContext sql, Transactions transactions, Changes changes) {
        return Tasks.oneTime(FALLS_DUE).execute((job, _) -> {
            var parts = job.getId().split("/", -1);
            announce(sql, transactions, changes, OrganizationId.of(parts[0]), UUID.fromString(parts[1]));
        });
    }

    private static void announce(
            DSLContext sql, Transactions transactions, Changes changes, OrganizationId organization, UUID reminder) {
        transactions.forOrganization(organization, () -> {
            int announced = sql.update(REMINDER)
                    .set(REMINDER.ANNOUNCED_AT, org.jooq.impl.DSL.currentOffsetDateTime())
                    .where(REMINDER.ID.eq(reminder), REMINDER.ANNOUNCED_AT.isNull())
                    .and(REMINDER.DONE_AT.isNull())
                    .and(REMINDER.DELETED_AT.isNull())
                    .and(REMINDER.DUE_AT.le(Instant.now().atOffset(java.time.ZoneOffset.UTC)))
                    .execute();
            if (announced > 0) {
                changes.changed(organization, Topic.REMINDERS);
            }
        });
    }
}
