package dev.marlin.runs.work;

import dev.marlin.runs.bases.BaseChecks;
import dev.marlin.runs.bases.BasePreparation;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.steering.QuestionDesk;
import org.springframework.stereotype.Component;

/** What a run is done with, handed on together. */
@Component
record WorkPlace(
        Machinery machinery,
        BasePreparation bases,
        BaseChecks checks,
        Adapters adapters,
        Recording recording,
        Metering metering,
        CallRecordings recordings,
        QuestionDesk desk) {}
