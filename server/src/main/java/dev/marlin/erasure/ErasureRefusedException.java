package dev.marlin.erasure;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.List;
import java.util.Map;

/** Refusal of an erasure while something still needs the person; names all of it. */
public final class ErasureRefusedException extends MarlinException {
    private static final long serialVersionUID = 1L;

    private final List<String> obstacles;

    ErasureRefusedException(List<String> obstacles) {
        super(Problem.CONFLICT, "Not yet: " + String.join(" ", obstacles) + " Nothing was changed.");
        this.obstacles = List.copyOf(obstacles);
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("obstacles", obstacles);
    }
}
