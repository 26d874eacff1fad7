/**
 * Waits for something that the signal does not end.
 * @param tell called once when the signal is aborted meanwhile, or was before
 * @throws what `work` throws
 */
export async function finishing<T>(work: Promise<T>, signal: AbortSignal, tell: () => void): Promise<T> {
  if (signal.aborted) tell();
  else signal.addEventListener('abort', tell, { once: true });
  try {
    return await work;
  } finally {
    signal.removeEventListener('abort', tell);
  }
}
