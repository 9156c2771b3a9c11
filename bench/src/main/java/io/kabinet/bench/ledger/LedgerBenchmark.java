package io.kabinet.bench.ledger;

import io.kabinet.bench.Benchmark;
import io.kabinet.bench.Installation;
import io.kabinet.bench.Table;
import io.kabinet.bench.Table.Ceiling;
import io.kabinet.bench.Table.Target;
import io.kabinet.billing.Charge;
import io.kabinet.billing.Ledger;
import io.kabinet.installation.Database;
import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.sites.SiteKey;
import io.kabinet.sites.SiteKeys;
import io.kabinet.tenancy.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Charges a second, each in a transaction of its own, on 50 accounts and on a single one, beside single-row commits of the
 * same database in the same run. {@code KABINET_BENCH_SECONDS} says how long each takes; 10 by default.
 */
public final class LedgerBenchmark implements Benchmark {

    private static final int CALLERS = 64;
    private static final int ACCOUNTS = 50;
    private static final long PLENTY = 1_000_000_000L;
    private static final double PROMISED = 3_000;
    private static final double PROMISED_HOT = 1_500;

    private final Duration each =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("KABINET_BENCH_SECONDS", "10")));

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void run(Table table) throws Exception {
        Path folder = Files.createTempDirectory("kabinet-bench");
        try (var installation = Installation.start(folder.resolve("data"))) {
            var keys = installation.makeSites(ACCOUNTS);
            var accounts = installation.bean(SiteKeys.class).all().stream()
                    .filter(site -> keys.contains(site.key()))
                    .map(SiteKey::organization)
                    .toList();
            fill(installation.bean(Database.class), accounts);
            measure(installation, accounts, table);
        } finally {
            delete(folder);
        }
    }

    private void measure(Installation installation, List<OrganizationId> accounts, Table table) throws SQLException {
        var transactions = installation.bean(Transactions.class);
        var sql = installation.bean(DSLContext.class);
        var ledger = installation.bean(Ledger.class);
        Consumer<OrganizationId> row = organization -> transactions.forOrganization(
                organization, () -> sql.execute("INSERT INTO public.bench_row (id) VALUES (?)", Ids.next()));
        Consumer<OrganizationId> charge = organization -> charge(ledger, organization);
        say("warming up");
        double unused = perSecond(accounts, row) + perSecond(accounts, charge);
        say("single-row commits");
        var ceiling = new Ceiling("single-row commits", perSecond(accounts, row));
        say("charges on 50 accounts");
        double spread = perSecond(accounts, charge);
        say("charges on one account");
        double hot = perSecond(accounts.subList(0, 1), charge);
        table.add("charges on 50 accounts, 64 callers", spread, "1/s", ceiling);
        table.add("charges on 50 accounts, as promised", spread, "1/s", Target.atLeast(PROMISED));
        table.add("charges on one hot account, 64 callers", hot, "1/s", ceiling);
        table.add("charges on one hot account, as promised", hot, "1/s", Target.atLeast(PROMISED_HOT));
        table.add("broken invariants afterwards", breaches(installation.bean(Database.class)), "", Target.atMost(0));
    }

    private static void charge(Ledger ledger, OrganizationId organization) {
        if (ledger.charge(organization, Ids.next(), 1, 1) != Charge.CHARGED) {
            throw new IllegalStateException("a charge was refused");
        }
    }

    private double perSecond(List<OrganizationId> organizations, Consumer<OrganizationId> work) {
        var done = new LongAdder();
        long start = System.nanoTime();
        long end = start + each.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> CompletableFuture.runAsync(
                            () -> {
                                while (System.nanoTime() < end) {
                                    work.accept(organizations.get(
                                            ThreadLocalRandom.current().nextInt(organizations.size())));
                                    done.increment();
                                }
                            },
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(callers).join();
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    /** Gives each account plenty, as its representation would, and makes the table of the ceiling. */
    private static void fill(Database database, List<OrganizationId> accounts) throws SQLException {
        try (var owner = database.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE public.bench_row (id uuid PRIMARY KEY)");
            statement.execute("GRANT INSERT ON public.bench_row TO kabinet_serving");
            owner.setAutoCommit(false);
            accrue(owner, "parent.parent_id", "parent.id", accounts.getFirst(), PLENTY);
            for (var account : accounts) {
                accrue(owner, "parent.id", "child.id", account, PLENTY / ACCOUNTS);
            }
            owner.commit();
        }
    }

    private static void accrue(Connection owner, String seller, String buyer, OrganizationId client, long units)
            throws SQLException {
        try (var statement = owner.prepareStatement("""
                WITH parties AS MATERIALIZED (
                    SELECT set_config('kabinet.organization_id', %s::text, true), %s AS buyer
                    FROM organizations.organization child
                    JOIN organizations.organization parent ON parent.id = child.parent_id WHERE child.id = ?)
                SELECT (billing.accrue(?, buyer, ?, 0, NULL, ?, ?, ?)).result FROM parties
                """.formatted(seller, buyer))) {
            statement.setObject(1, client.value());
            statement.setObject(2, Ids.next());
            statement.setLong(3, units);
            statement.setObject(4, Ids.next());
            statement.setObject(5, Ids.next());
            statement.setObject(6, Ids.next());
            try (var row = statement.executeQuery()) {
                if (!row.next() || !"POSTED".equals(row.getString(1))) {
                    throw new IllegalStateException("nothing was accrued");
                }
            }
        }
    }

    private static long breaches(Database database) throws SQLException {
        try (var owner = database.owner().connect();
                var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM billing.check_invariants()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void say(String what) {
        System.err.println("ledger: " + what);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
