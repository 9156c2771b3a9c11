package io.kabinet.testing;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/**
 * Counts the SQL statements of a piece of work on this thread, so that a query per row cannot creep in. The statement
 * that binds the organization to the transaction does not count.
 */
@Component
public class StatementCount implements ExecuteListener, ExecuteListenerProvider {

    private static final long serialVersionUID = 1L;
    private static final ScopedValue<int[]> COUNT = ScopedValue.newInstance();

    /** How many statements the work executed. */
    public static int of(Runnable work) {
        int[] count = {0};
        ScopedValue.where(COUNT, count).run(work);
        return count[0];
    }

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        if (COUNT.isBound()) {
            COUNT.get()[0]++;
        }
    }
}
