package io.kabinet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a data folder with mode 0700; run by root, it is root's alone, and the server belongs to somebody else. */
class EmbeddedPostgresTest {

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void closeTheHome() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        folder = home.resolve("database");
    }

    @Test
    void aNewServerIsDurableAndKeepsToItself() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(query(server.owner(), "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(server.owner(), "SELECT current_database()")).isEqualTo("kabinet");
            assertThat(query(server.owner(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(permissions(folder.resolve("owner.password"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("cluster"))).isEqualTo("rwx------");
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertNothingListensBeyondLoopback(port(server.owner()));
            assertThatThrownBy(() -> query(server.owner().as(Cluster.OWNER, "guessed"), "SELECT 1"))
                    .hasMessageContaining("password");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            remember(server.owner());
        }
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertRemembered(server.owner());
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aFolderHasOneServerAtATime() throws Exception {
        try (var other = OtherProcess.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, 0))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("in use by another Kabinet (process ");
            assertThat(other.finish()).isEqualTo("closed");
        }
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, 0)).isInstanceOf(DatabaseUnavailable.class);
            assertThat(query(server.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theServerStopsCleanlyWhenTheProgramAloneIsKilled() throws Exception {
        try (var other = OtherProcess.start(folder)) {
            remember(other.owner());
            long server = postmaster();
            other.kill();
            await(() -> !alive(server));
            assertThat(Files.readString(folder.resolve("postgresql.log"))).contains("database system is shut down");
        }
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertRemembered(server.owner());
        }
    }

    @Test
    void theNextStartRecoversWhenEverythingIsKilled() throws Exception {
        try (var other = OtherProcess.start(folder)) {
            remember(other.owner());
            long server = postmaster();
            kill(server);
            other.kill();
        }
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertRemembered(server.owner());
        }
        assertThat(Files.readString(folder.resolve("postgresql.log"))).contains("automatic recovery in progress");
    }

    @Test
    void aServerThatDiesAloneIsStartedAgainAtTheSameAddress() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            remember(server.owner());
            long killed = server.process();
            kill(killed);
            await(() -> server.process() != killed && answers(server.owner()));
            assertRemembered(server.owner());
        }
    }

    @Test
    void aSurvivorOfAnEarlierProgramIsStopped() throws Exception {
        EmbeddedPostgres.start(folder, 0).close();
        var cluster = new Cluster(folder);
        var binaries = Binaries.in(List.of(Path.of("/var/lib/kabinet"), home));
        var account = ServerAccount.of(binaries, cluster.files());
        var survivor = cluster.server(binaries, account, Guard.freePort()).start();
        await(() -> cluster.ready(survivor.pid()));

        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertThat(survivor.isAlive()).isFalse();
            assertThat(query(server.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aMarkOfLifeWhoseNumberIsNowAnothersDoesNotStopTheStart() throws Exception {
        EmbeddedPostgres.start(folder, 0).close();
        var cluster = folder.resolve("cluster");
        var account = new ServerAccount(List.of(), (Integer) Files.getAttribute(cluster, "unix:uid"), (Integer)
                Files.getAttribute(cluster, "unix:gid"));
        var stranger = new ProcessBuilder(
                        ServerAccount.isRoot()
                                ? List.of("setpriv", "--reuid", "" + account.user(), "--clear-groups", "sleep", "60")
                                : List.of("sleep", "60"))
                .start();
        try {
            var mark = Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    "%d\n/proc/self/cwd\n1\n1\n\n127.0.0.1\n1 1\nready\n".formatted(stranger.pid()));
            account.own(mark);
            try (var server = EmbeddedPostgres.start(folder, 0)) {
                assertThat(query(server.owner(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatAKilledFirstStartLeftIsThrownAway() throws Exception {
        Files.createDirectories(folder.resolve("making/cluster"));
        Files.writeString(folder.resolve("making/cluster/PG_VERSION"), "18");
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertThat(query(server.owner(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("making")).doesNotExist();
    }

    @Test
    void aPortInUseIsToldInOneSentence() throws Exception {
        try (var first = EmbeddedPostgres.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home.resolve("second"), port(first.owner())))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("stopped while starting");
        }
        EmbeddedPostgres.start(home.resolve("second"), 0).close();
    }

    @Test
    void rootGivesTheServerAwayAndKeepsTheFolder() throws Exception {
        assumeTrue(ServerAccount.isRoot(), "run by root only");
        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertThat((Integer) Files.getAttribute(folder, "unix:uid")).isZero();
            assertThat((Integer) Files.getAttribute(Path.of("/proc/" + server.process()), "unix:uid"))
                    .isNotZero();
        }
    }

    @Test
    void whereRootCannotBecomeAnotherUserANamespaceServes() throws Exception {
        assumeTrue(ServerAccount.isRoot(), "run by root only");
        assumeTrue(
                new ProcessBuilder("unshare", "-U", "--", "true").start().waitFor() == 0,
                "user namespaces are forbidden here");
        Files.createDirectories(folder);
        var cluster = new Cluster(folder);
        var binaries = Binaries.in(List.of(Path.of("/var/lib/kabinet"), home));
        cluster.makeUnlessThere(binaries, ServerAccount.ofUser(0, 0));

        try (var server = EmbeddedPostgres.start(folder, 0)) {
            assertThat(query(server.owner(), "SELECT 1")).isEqualTo("1");
            assertThat((Integer) Files.getAttribute(folder.resolve("cluster/base"), "unix:uid"))
                    .isZero();
        }
    }

    @Test
    void anOrdinaryUserNeedsNobodyElse() throws Exception {
        assumeTrue(ServerAccount.isRoot(), "an ordinary user runs all the other tests as such");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var other = OtherProcess.startAsNobody(folder, home)) {
            remember(other.owner());
            assertThat(other.finish()).isEqualTo("closed");
        }
    }

    private static void remember(Login login) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE remembered AS SELECT 42 AS answer");
        }
    }

    private static void assertRemembered(Login login) throws SQLException {
        assertThat(query(login, "SELECT answer FROM remembered")).isEqualTo("42");
    }

    private static String query(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean answers(Login login) {
        try {
            return query(login, "SELECT 1").equals("1");
        } catch (SQLException _) {
            return false;
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst());
    }

    private static boolean alive(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void kill(long process) {
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }

    private static int port(Login login) {
        return Integer.parseInt(login.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertNothingListensBeyondLoopback(int port) throws IOException {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().toList()) {
                if (!network.isLoopback()) {
                    assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress(address, port), 200))
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    private static void await(Callable<Boolean> fact) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!fact.call()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
