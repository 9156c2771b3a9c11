package io.kabinet.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CapabilityTest {

    @Test
    void theConstantsSayWhatThePermissionsTableSays() throws IOException {
        assertThat(Arrays.stream(Capability.values()).map(CapabilityTest::line))
                .containsExactlyElementsOf(permissions());
    }

    private static String line(Capability capability) {
        boolean everyKind = capability.kinds().size() == OrganizationKind.values().length;
        return String.join(
                ",",
                capability.code(),
                capability.section() == null ? "" : capability.section().name(),
                capability.need().name(),
                "yes",
                capability.need() == Capability.Need.HEAD_ONLY ? "no" : "yes",
                switch (capability.reachOfManager()) {
                    case NONE -> "no,";
                    case OWN, ASSIGNED, ORGANIZATION, CHILDREN ->
                        (capability.need() == Capability.Need.ANY ? "yes," : "grant,")
                                + capability.reachOfManager().name().toLowerCase(Locale.ROOT);
                },
                everyKind
                        ? "all"
                        : capability.kinds().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }

    private static List<String> permissions() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CapabilityTest.class.getResourceAsStream("/permissions.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> {
                        var fields = line.split(",", 9);
                        fields[7] = Arrays.stream(fields[7].split(" ")).sorted().collect(Collectors.joining(" "));
                        return String.join(",", Arrays.copyOf(fields, 8));
                    })
                    .toList();
        }
    }
}
