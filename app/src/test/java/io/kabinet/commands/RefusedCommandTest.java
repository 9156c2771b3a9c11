package io.kabinet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person at the terminal can mend is told in one line on standard error, with exit code 2. */
class RefusedCommandTest {

    @TempDir
    Path folder;

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertRefused("" + taken.getLocalPort(), "start", "--data=" + folder, "--port=" + taken.getLocalPort());
            assertRefused(
                    "--collector-port",
                    "start",
                    "--data=" + folder,
                    "--port=0",
                    "--collector-port=" + taken.getLocalPort());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertRefused(file + "/data", "start", "--data=" + file.resolve("data"), "--port=0", "--collector-port=0");
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword() {
        var said = assertRefused(
                "jdbc:postgresql://127.0.0.1:1/kabinet",
                "start",
                "--data=" + folder,
                "--port=0",
                "--collector-port=0",
                "--database-url=jdbc:postgresql://127.0.0.1:1/kabinet",
                "--database-user=kabinet",
                "--database-password=a-secret");
        assertThat(said).doesNotContain("a-secret");
    }

    @Test
    void anExternalDatabaseNeedsItsUser() {
        assertRefused(
                "--database-user",
                "doctor",
                "--data=" + folder,
                "--database-url=jdbc:postgresql://127.0.0.1:1/kabinet");
    }

    @Test
    void aFolderWithoutAnInstallationIsNamed() {
        assertRefused(folder + "/nothing", "doctor", "--data=" + folder.resolve("nothing"));
        assertRefused(folder.toString(), "doctor", "--data=" + folder);
    }

    @Test
    void optionsThatDoNotFitAreNamed() {
        assertRefused("--port", "start", "--port=99999");
        assertRefused("--port", "start", "--port=many");
        assertRefused("--public-url", "start", "--public-url=kabinet.example");
        assertRefused("--roles", "start", "--roles=king");
        assertRefused("--nonsense", "doctor", "--nonsense");
        assertRefused("nonsense", "nonsense");
    }

    private static String assertRefused(String named, String... arguments) {
        var said = new ByteArrayOutputStream();
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
                var err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            assertThat(Main.run(List.of(arguments), out, err)).isEqualTo(2);
        }
        var line = said.toString(StandardCharsets.UTF_8);
        assertThat(line).startsWith("kabinet: ").contains(named).hasLineCount(1).doesNotContain("\tat ");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        return line;
    }
}
