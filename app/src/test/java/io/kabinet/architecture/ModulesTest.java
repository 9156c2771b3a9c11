package io.kabinet.architecture;

import io.kabinet.Kabinet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modulesUseWhatTheyDeclareAndOnlyEachOthersApi() {
        ApplicationModules.of(Kabinet.class).verify();
    }
}
