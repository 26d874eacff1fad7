import { ExitError } from './errors.ts';

const ENDINGS = { SIGINT: [130, 'Interrupted'], SIGTERM: [143, 'Terminated'] } as const;

/**
 * conf's when-exit raises a signal once more after its own handler: at once, though a busy machine may deliver it late.
 * Nobody presses Ctrl-C twice this fast.
 */
const ECHO_MS = 50;

/**
 * The first Ctrl-C (or SIGTERM) aborts the signal, so that the run can finish what is in flight and say how to go on;
 * the second ends the process at once.
 * @param from where signals come from: the process
 */
export function stopAtSignals(
  interruption: AbortController,
  from: Pick<NodeJS.EventEmitter, 'on'>,
  exit: (code: 130 | 143) => void,
): void {
  let mayBeEcho = true;
  for (const [name, [code, word]] of Object.entries(ENDINGS)) {
    from.on(name, () => {
      if (interruption.signal.aborted) {
        if (!mayBeEcho) exit(code);
        return;
      }
      // Not by the time that has passed: after a pause of the process what waits is heard before an immediate runs.
      setTimeout(() => setImmediate(() => (mayBeEcho = false)), ECHO_MS).unref();
      const sentence = `${word}: what is done is saved; run the same command again to continue`;
      interruption.abort(new ExitError(code, sentence));
    });
  }
}
