package io.kabinet.identity.security;

import io.kabinet.identity.FirstStart;
import io.kabinet.identity.account.LiveMemberships;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Who comes in: static files and health for everybody; the API with a token; pages with a session, the way to one
 * excepted. What somebody may do inside is the services' business.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Pattern STORABLE = Pattern.compile("[^\\x00\\p{Cs}]*");

    /** The errors are shown by the error pages, in the form that the request can read. */
    private static final AuthenticationEntryPoint UNAUTHENTICATED =
            (_, response, _) -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED);

    @Bean
    @Order(1)
    SecurityFilterChain publicFiles(HttpSecurity http) {
        return plain(http.securityMatcher("/assets/**", "/favicon.ico", "/health"))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiRequests(HttpSecurity http, LiveMemberships memberships) {
        return plain(http.securityMatcher("/api/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(memberships), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageRequests(HttpSecurity http, Sessions sessions) {
        return plain(http)
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfCookies()))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::deny))
                .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC) // let in when it came
                                .permitAll()
                                .requestMatchers("/sign-in", FirstStart.PATH + "*", "/language/*", "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** PostgreSQL stores neither NUL nor half a character: a parameter with one is a bad request, wherever it goes. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(
                value -> value == null || STORABLE.matcher(value).matches());
        return firewall;
    }

    /** Nobody signs in through the framework: without this it would invent a user and print a password. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("signing in happens on the sign-in page");
        };
    }

    private static HttpSecurity plain(HttpSecurity http) {
        return http.formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(UNAUTHENTICATED));
    }
}
