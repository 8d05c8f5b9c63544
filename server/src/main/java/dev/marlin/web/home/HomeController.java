package dev.marlin.web.home;

import dev.marlin.attention.Attention;
import dev.marlin.identity.Visitor;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomeController {
    private final Attention attention;
    private final Clock clock;

    HomeController(Attention attention, Clock clock) {
        this.attention = attention;
        this.clock = clock;
    }

    @GetMapping("/")
    HomePage home(Visitor visitor) {
        return new HomePage(attention.of(visitor.id()), clock.instant());
    }
}
