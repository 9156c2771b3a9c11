package io.kabinet.commands;

import io.kabinet.commands.Check.Finding;
import io.kabinet.commands.Check.Patient;
import io.kabinet.installation.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./kabinet doctor}: a line per check; exit 1 when one fails. */
@Command(name = "doctor", description = "Checks an installation, running or not", sortOptions = false)
final class Doctor implements Callable<Integer> {

    private static final List<Check> CHECKS = List.of(
            new DatabaseIsDurable(),
            new MigrationsAreCurrent(),
            new ServingRoleIsRestricted(),
            new LedgerBalances(),
            new EventsAreProjected(),
            new QuarantineIsShown(),
            new SecretsAreSecret());

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    private final Texts texts;
    private final PrintStream out;

    Doctor(Texts texts, PrintStream out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public Integer call() {
        var properties = options.properties();
        if (!Files.isDirectory(properties.data())) {
            throw new CannotRun(texts.text("no_installation", properties.data()));
        }
        try (var database = Database.reach(properties)) {
            var patient = new Patient(properties.data(), database.owner(), texts);
            long failed =
                    CHECKS.stream().filter(check -> !passes(check, patient)).count();
            out.println(failed == 0 ? texts.text("doctor.well") : texts.text("doctor.ill", failed));
            return failed == 0 ? 0 : 1;
        }
    }

    private boolean passes(Check check, Patient patient) {
        var finding = examine(check, patient);
        out.printf(
                "%-4s %s: %s%n",
                finding.passed() ? "ok" : "FAIL", texts.text("check." + check.name()), finding.detail());
        return finding.passed();
    }

    private static Finding examine(Check check, Patient patient) {
        try {
            return check.examine(patient);
        } catch (SQLException | IOException cause) {
            return Finding.failed(
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
