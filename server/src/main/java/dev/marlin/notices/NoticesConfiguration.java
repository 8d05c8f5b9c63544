package dev.marlin.notices;

import dev.marlin.notices.outbound.Resolver;
import dev.marlin.notices.outbound.Sender;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out that deliveries take. */
@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Bean
    Sender webhookSender(NoticeSettings settings) {
        return new Sender(Resolver.system(), settings.rules(), (SSLSocketFactory) SSLSocketFactory.getDefault(), LIMIT);
    }
}
