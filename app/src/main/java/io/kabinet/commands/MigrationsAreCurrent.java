package io.kabinet.commands;

import io.kabinet.database.Migrations;
import java.util.Arrays;

/** Every migration of this version has been applied, and none was changed since. */
final class MigrationsAreCurrent implements Check {

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public Finding examine(Patient patient) {
        var flyway = Migrations.flyway(patient.owner());
        var result = flyway.validateWithResult();
        if (result.validationSuccessful) {
            int applied = flyway.info().applied().length;
            return Finding.passed(patient.texts().text("check.migrations.yes", applied));
        }
        var pending = Arrays.stream(flyway.info().pending())
                .map(one -> one.getScript())
                .toList();
        return Finding.failed(
                pending.isEmpty()
                        ? patient.texts().text("check.migrations.changed", result.invalidMigrations.size())
                        : patient.texts().text("check.migrations.pending", String.join(", ", pending)));
    }
}
