/**
 * Loaded before the program: ends the process at its nth write to a file, as a power cut does. `POWER_CUT` is
 * `n:before`, `n:torn` (half of the bytes are written) or `n:after` (written, and nobody has heard of it).
 */
import { open } from 'node:fs/promises';

const [count, moment] = (process.env.POWER_CUT ?? '').split(':');
const cutAt = Number(count);
let writes = 0;

const handle = await open(process.execPath, 'r');
const FileHandle = Object.getPrototypeOf(handle);
const write = FileHandle.write;
FileHandle.write = async function (...args) {
  writes += 1;
  if (writes !== cutAt) return await write.apply(this, args);
  if (moment === 'torn') {
    const [bytes, from, length, position] = args;
    await write.call(this, bytes, from, Math.floor(length / 2), position);
  }
  if (moment === 'after') await write.apply(this, args);
  process.kill(process.pid, 'SIGKILL');
  // Nothing may happen between the signal and its effect.
  return await new Promise(() => undefined);
};
await handle.close();
