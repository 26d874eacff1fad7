/** What no input may cost. An order above what the worst honest one does, so that a slow machine fails nothing. */
export const LIMITS = {
  /** Seconds of this process's own work for one input. */
  cpuSeconds: 2,
  /** Resident memory of the process at its peak, the loader of TypeScript and the generators included. */
  peakMegabytes: 200,
  /** Seconds after which the parent process ends one that says nothing any more. */
  silenceSeconds: 60,
} as const;
