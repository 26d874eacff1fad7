/** What no input may cost. An order above what the worst honest one does, so that a slow machine fails nothing. */
export const LIMITS = {
  /** Seconds of this process's own work for one input. */
  cpuSeconds: 5,
  /**
   * Megabytes the process may take more than when it was loaded: the built program takes 80 then, and 200 are promised.
   * Here the loader of TypeScript and the generators come on top.
   */
  moreMegabytes: 120,
  /** Seconds after which the parent process ends one that says nothing any more. */
  silenceSeconds: 60,
} as const;
