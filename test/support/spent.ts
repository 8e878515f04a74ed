/** Milliseconds that the processor has spent so far. On a machine with much else to do, a clock tells of that. */
export const spent = (): number => process.cpuUsage().user / 1000;
