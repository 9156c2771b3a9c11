package io.kabinet.identity.account;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.kabinet.tenancy.Transactions;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets each night what has served its time: kept answers after 30 days, attempts to sign in after an hour. */
@Configuration(proxyBeanMethods = false)
class ForgetExpired {

    private static final LocalTime NIGHT = LocalTime.of(3, 40);

    @Bean
    RecurringTask<Void> forgetExpiredIdentityData(DSLContext sql, Transactions transactions, SignInThrottle throttle) {
        return Tasks.recurring("forget-expired-identity-data", Schedules.daily(NIGHT))
                .execute((_, _) -> {
                    throttle.forget();
                    transactions.withoutOrganization(() -> sql.execute("SELECT identity.forget_old_answers()"));
                });
    }
}
