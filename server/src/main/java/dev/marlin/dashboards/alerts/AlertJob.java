package dev.marlin.dashboards.alerts;

import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Checks every five minutes what campaigns are watched for. */
@Component
class AlertJob implements RecurringJob {
    private final Alerts alerts;

    AlertJob(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "campaign-alerts";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        alerts.check();
    }
}
