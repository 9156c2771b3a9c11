package io.kabinet.identity.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A resource of the REST API; its paths stand under {@code /api/v1}. Its methods take a {@code Scope}, and in this order:
 * ask for the right (or find the thing, which is 404 for whoever may not see it), then look at the body of {@link Write}.
 */
@RestController
@RequestMapping("/api/v1")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ApiController {}
