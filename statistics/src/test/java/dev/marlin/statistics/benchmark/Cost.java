package dev.marlin.statistics.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * What a job costs in this process.
 *
 * @param coldSeconds the first call, by the clock: what a command in a process of its own waits for
 * @param seconds the fastest of the calls, by the clock
 * @param coldProcessorSeconds what the first call took of all processors together, compiler and collector included
 * @param processorSeconds the least that a call took, likewise; below a tenth of a second, which the system counts
 *     coarsely, of the calling thread alone
 * @param allocatedBytes by the calling thread in the last call
 * @param peakHeapBytes the most the heap held during all calls, the job's input included
 */
record Cost(
        double coldSeconds,
        double seconds,
        double coldProcessorSeconds,
        double processorSeconds,
        long allocatedBytes,
        long peakHeapBytes) {

    private static final double COARSE_SECONDS = 0.1;

    private static final int LEAST_CALLS = 7;
    private static final long LEAST_NANOS = 2_000_000_000L;
    private static final long MOST_NANOS = 60_000_000_000L;

    /** A step of a job that may fail to read its input. */
    interface Work {
        Object run() throws Exception;
    }

    private static volatile Object kept = "";

    /** Calls at least seven times and for two seconds, but no more once a minute is over. */
    static Cost of(Work work) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        double cold = 0;
        double best = Double.MAX_VALUE;
        double coldProcessor = 0;
        double processor = Double.MAX_VALUE;
        long allocated = 0;
        for (int call = 0; isWanted(call, System.nanoTime() - begin); call++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long own = threads.getCurrentThreadCpuTime();
            long all = machine.getProcessCpuTime();
            long start = System.nanoTime();
            kept = work.run();
            double took = (System.nanoTime() - start) / 1e9;
            cold = call == 0 ? took : cold;
            best = Math.min(best, took);
            double busy = (machine.getProcessCpuTime() - all) / 1e9;
            busy = busy < COARSE_SECONDS ? (threads.getCurrentThreadCpuTime() - own) / 1e9 : busy;
            coldProcessor = call == 0 ? busy : coldProcessor;
            processor = Math.min(processor, busy);
            allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
        }
        return new Cost(cold, best, coldProcessor, processor, allocated, peakHeap());
    }

    private static boolean isWanted(int call, long nanos) {
        return nanos < MOST_NANOS && (call < LEAST_CALLS || nanos < LEAST_NANOS);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
