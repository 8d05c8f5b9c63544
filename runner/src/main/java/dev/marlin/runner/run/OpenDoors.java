package dev.marlin.runner.run;

import dev.marlin.runner.agent.AgentNeeds;
import dev.marlin.runner.egress.EgressGrant;
import dev.marlin.runner.egress.EgressRecord;
import dev.marlin.runner.gateway.GatewayReport;
import dev.marlin.runner.gateway.GrantRequest;
import dev.marlin.runner.gateway.ModelGateway;
import dev.marlin.runner.gateway.ModelGrant;
import dev.marlin.runner.sandbox.Openings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leads out of one sandbox for the time of one turn: to a model, to allowed hosts, or nowhere. */
final class OpenDoors implements AutoCloseable {
    private final Optional<ModelGrant> model;
    private final Optional<EgressGrant> egress;

    private OpenDoors(Optional<ModelGrant> model, Optional<EgressGrant> egress) {
        this.model = model;
        this.egress = egress;
    }

    /** Why what the agent needs, or was promised, is not to be had here; empty when it is. */
    static Optional<String> obstacle(Workbench bench, RunSpec spec, AgentNeeds needs) {
        if (spec.doors().egress().isPresent() && bench.egress().isEmpty()) {
            return Optional.of("The task allows hosts, but no proxy runs here.");
        }
        return needs.model().flatMap(access -> obstacle(bench, spec, access.model()));
    }

    private static Optional<String> obstacle(Workbench bench, RunSpec spec, String model) {
        if (spec.doors().model().isEmpty()) {
            return Optional.of("The agent calls the model " + model + ", but it was given no route to one.");
        }
        String route = spec.doors().model().get().route().name();
        if (spec.doors().model().get().route().sentFor(model).isEmpty()) {
            return Optional.of("The route " + route + " does not lead to the model " + model + ".");
        }
        return bench.gateway().isEmpty()
                ? Optional.of("The agent calls a model, but no gateway runs here.")
                : Optional.empty();
    }

    /** @throws dev.marlin.runner.gateway.GatewayException when the gateway cannot open a way */
    static OpenDoors open(Workbench bench, RunSpec spec, AgentNeeds needs) {
        Optional<EgressGrant> egress =
                spec.doors().egress().map(policy -> bench.egress().orElseThrow().open(policy));
        try {
            return new OpenDoors(needs.model().map(access -> open(bench, spec, access)), egress);
        } catch (RuntimeException failed) {
            egress.ifPresent(EgressGrant::close);
            throw failed;
        }
    }

    private static ModelGrant open(Workbench bench, RunSpec spec, AgentNeeds.ModelAccess access) {
        ModelGateway gateway = bench.gateway().orElseThrow();
        ModelUse use = spec.doors().model().orElseThrow();
        return gateway.open(new GrantRequest(spec.id(), use.route(), use.budget(), access, use.recording()));
    }

    List<Openings.SocketGrant> sockets() {
        List<Openings.SocketGrant> sockets = new ArrayList<>();
        model.ifPresent(grant -> sockets.add(grant.socket()));
        egress.ifPresent(grant -> sockets.add(grant.socket()));
        return sockets;
    }

    /** Variables by which programs inside find the way to allowed hosts. */
    Map<String, String> environment() {
        return egress.map(EgressGrant::environment).orElse(Map.of());
    }

    /** Closes the way to the model and tells all that went over it; empty when there is none. */
    Optional<GatewayReport> called() {
        return model.map(ModelGrant::close);
    }

    /** Closes the way to hosts and tells what was asked for; empty when there is none, or nothing was. */
    List<EgressRecord> visited() {
        return egress.map(EgressGrant::close).orElse(List.of());
    }

    @Override
    public void close() {
        model.ifPresent(ModelGrant::close);
        egress.ifPresent(EgressGrant::close);
    }
}
