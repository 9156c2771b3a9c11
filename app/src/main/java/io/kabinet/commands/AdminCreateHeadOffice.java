package io.kabinet.commands;

import io.kabinet.identity.AdminCommands;
import io.kabinet.installation.Database;
import io.kabinet.installation.RunningInstallation;
import io.kabinet.shared.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./kabinet admin create-head-office}: the first account without the link. */
@Command(
        name = "create-head-office",
        description = "Opens the head office and makes its head's account",
        sortOptions = false)
final class AdminCreateHeadOffice implements Callable<Integer> {

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the head office")
    private String name = "";

    @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "Sign-in of its head")
    private String email = "";

    @Option(
            names = "--password-stdin",
            required = true,
            description = "The password is the first line of standard input")
    private boolean passwordOnStandardInput;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    private final Texts texts;
    private final PrintStream out;

    AdminCreateHeadOffice(Texts texts, PrintStream out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var password = firstLineOfStandardInput();
        if (password == null) {
            throw new CannotRun(texts.text("admin.no_password"));
        }
        var properties = options.properties();
        DataFolder.prepare(properties.data(), texts);
        boolean runs = RunningInstallation.of(properties.data()).isPresent();
        try (var database = runs ? Database.reach(properties) : Database.open(properties)) {
            new AdminCommands(database.serving()).createHeadOffice(name, email, password);
        } catch (Refused refused) {
            throw new CannotRun(AdminRefusals.line(refused, texts));
        }
        out.println(texts.text("admin.head_office", name, email));
        return 0;
    }

    private static @Nullable String firstLineOfStandardInput() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
}
