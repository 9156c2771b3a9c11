package io.kabinet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.database.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program, its database and both while visitors open pages: every acknowledged page view is counted exactly
 * once. Once each in the suite; {@code ./kabinet test -Dtest=KilledProgramTest -Dkabinet.kills=10} ten times.
 */
class KilledProgramTest {

    private static final String SITE = "kb_0123456789abcdef";
    private static final int KILLS = Integer.getInteger("kabinet.kills", 1);
    private static final long BETWEEN_KILLS = 200;

    @TempDir
    Path folder;

    private Path data;
    private final AtomicReference<URI> collector = new AtomicReference<>(URI.create("http://localhost:1"));

    @BeforeEach
    void makeTheFolder() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void everyPageViewCountsOnceWhenTheProgramAloneIsKilled() throws Exception {
        var program = startWithASite();
        try (var visitors = new VisitorsOfASite(SITE, collector::get)) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitPageViews(visitors);
                program.kill();
                program = restart();
            }
            awaitPageViews(visitors);
            assertCountedOnce(program, visitors.leave());
        } finally {
            program.close();
        }
    }

    @Test
    void everyPageViewCountsOnceWhenTheDatabaseAloneIsKilled() throws Exception {
        try (var program = startWithASite();
                var visitors = new VisitorsOfASite(SITE, collector::get)) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitPageViews(visitors);
                program.killDatabase();
                RunningProgram.await("the database's return", () -> counted(program) >= 0);
            }
            awaitPageViews(visitors);
            assertCountedOnce(program, visitors.leave());
        }
    }

    @Test
    void everyPageViewCountsOnceWhenBothAreKilled() throws Exception {
        var program = startWithASite();
        try (var visitors = new VisitorsOfASite(SITE, collector::get)) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitPageViews(visitors);
                program.killDatabase();
                program.kill();
                program = restart();
            }
            awaitPageViews(visitors);
            assertCountedOnce(program, visitors.leave());
        } finally {
            program.close();
        }
    }

    private RunningProgram startWithASite() throws Exception {
        var program = restart();
        try (var connection = program.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO organizations.organization (id, kind, parent_id, name) VALUES
                        ('01980000-0000-7000-8000-000000000001', 'HEAD_OFFICE', NULL, 'Головной офис'),
                        ('01980000-0000-7000-8000-000000000002', 'REPRESENTATION',
                         '01980000-0000-7000-8000-000000000001', 'Представительство');
                    INSERT INTO sites.site (id, organization_id, host, key, settings, created_by) VALUES
                        ('01980000-0000-7000-8000-000000000003', '01980000-0000-7000-8000-000000000002',
                         'shop.example', '%s', '{}', '01980000-0000-7000-8000-000000000004')
                    """.formatted(SITE));
        }
        return program;
    }

    private RunningProgram restart() throws Exception {
        var program = RunningProgram.start(data);
        collector.set(program.collector());
        return program;
    }

    private static void awaitPageViews(VisitorsOfASite visitors) throws Exception {
        long before = visitors.accepted();
        RunningProgram.await("page views", () -> visitors.accepted() >= before + BETWEEN_KILLS);
    }

    private void assertCountedOnce(RunningProgram program, long accepted) throws Exception {
        RunningProgram.await("the projection", () -> counted(program) >= accepted);
        assertThat(counted(program)).as("page views counted").isEqualTo(accepted);
        assertThat(number(program.owner(), "SELECT sum(amount) FROM visitors.hour_total WHERE figure = 'PAGE_VIEWS'"))
                .as("page views in the totals by hour")
                .isEqualTo(accepted);
        assertThat(number(program.owner(), "SELECT sum(amount) FROM visitors.day_total WHERE figure = 'PAGE_VIEWS'"))
                .as("page views in the totals by day")
                .isEqualTo(accepted);
        assertThat(number(program.owner(), "SELECT sum(pages) FROM visitors.visit"))
                .as("pages of the visits")
                .isEqualTo(accepted);
        assertDoctorIsContent();
    }

    private void assertDoctorIsContent() {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            assertThat(Main.run(List.of("doctor", "--data=" + data), out, out))
                    .as(() -> said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }

    /** -1 while the database does not answer. */
    private static long counted(RunningProgram program) {
        try {
            return number(program.owner(), "SELECT count(*) FROM visitors.event WHERE type = 'page_view'");
        } catch (SQLException | java.util.NoSuchElementException _) {
            return -1;
        } catch (UncheckedIOException cause) {
            throw new AssertionError(cause);
        }
    }

    private static long number(Login owner, String sql) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
