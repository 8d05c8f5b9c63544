package dev.postroom;

import java.io.IOException;
import java.nio.file.Path;

/** The command line: prints the forecast of every queue in the file that is named. */
public final class PostRoom {
    private PostRoom() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: postroom QUEUE_FILE");
            System.exit(2);
        }
        var queues = QueueFile.load(Path.of(arguments[0]));
        Forecast forecast = new Forecast(new RetryPlanner(queues));
        queues.keySet().forEach(queue -> System.out.println(forecast.sentence(queue)));
    }
}
