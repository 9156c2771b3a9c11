package io.kabinet;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every module. The program that runs it is {@link io.kabinet.commands}. */
@SpringBootApplication
public class Kabinet {}
