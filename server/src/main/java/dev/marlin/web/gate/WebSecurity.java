package dev.marlin.web.gate;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.People;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.transaction.support.TransactionTemplate;

/** The order in which a request is let in: token, CSRF, table, idempotency. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(11);
    }

    /** Spring's own user store is not used; this keeps it from inventing a user with a printed password. */
    @Bean
    UserDetailsService userDetailsService() {
        return name -> {
            throw new UsernameNotFoundException("Marlin signs people in by itself");
        };
    }

    /** Addresses that no page of ours has, such as one with a hidden semicolon, are refused as everything else is. */
    @Bean
    @ConditionalOnWebApplication
    RequestRejectedHandler rejectedRequests(Problems problems) {
        return (request, response, rejected) -> problems.write(
                request,
                response,
                new MarlinException(
                        Problem.MALFORMED,
                        "This address holds characters that no address of Marlin has. Nothing was changed."));
    }

    /** Commands have the doors and no requests. */
    @Bean
    @ConditionalOnWebApplication
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
    SecurityFilterChain chain(
            HttpSecurity http,
            ApiTokens tokens,
            AuthorizationTable table,
            People people,
            IdempotentRequestStore requests,
            TransactionTemplate transactions,
            Problems problems)
            throws Exception {
        http.csrf(csrf -> csrf.ignoringRequestMatchers(BearerFilter::presentsToken, WebSecurity::endsMails));
        http.authorizeHttpRequests(all -> all.anyRequest().permitAll()); // the table decides, in GateFilter
        http.requestCache(cache -> cache.disable());
        http.anonymous(anonymous -> anonymous.disable());
        http.logout(logout -> logout.disable());
        http.headers(headers -> headers.disable()); // SecurityHeaders writes them
        http.exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> problems.write(
                request,
                response,
                MarlinException.forbidden(
                        "This form is older than your session. Reload the page and send it again; what you typed is"
                                + " still in your browser's back history."))));
        http.addFilterBefore(new BearerFilter(tokens, problems), CsrfFilter.class);
        http.addFilterAfter(new GateFilter(table, people, requests, problems), AuthorizationFilter.class);
        http.addFilterAfter(new IdempotencyFilter(requests, transactions, problems), GateFilter.class);
        return http.build();
    }

    /** Sent by mail programs, which have no page of ours; the word in the address is the proof (RFC 8058). */
    private static boolean endsMails(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/mail/off/");
    }
}
