package io.kabinet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one process with every role by default. */
@SpringBootApplication
public class Kabinet {

    static void main(String[] arguments) {
        SpringApplication.run(Kabinet.class, arguments);
    }
}
