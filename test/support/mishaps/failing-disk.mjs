/**
 * Loaded before the program: something goes wrong at its nth write to a file. `FAILING_DISK` is `n:before`, `n:torn`
 * (half of the bytes are written) or `n:after` (written, and nobody has heard of it) for a power cut, or `n:full`: half
 * of the bytes find room, and nothing more from then on; then the file `DISK_MISHAP_FILE` is made.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [count, moment] = (process.env.FAILING_DISK ?? '').split(':');
const failsAt = Number(count);
const { writeFileSync } = fs;
let writes = 0;

/** Whether this write is one that fails. */
function isDue() {
  writes += 1;
  return writes === failsAt || (moment === 'full' && writes > failsAt);
}

/** @throws when the disk is full; else the process ends here, and nothing may happen until it has */
function end() {
  if (moment !== 'full') {
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  writeFileSync(process.env.DISK_MISHAP_FILE, moment);
  const error = { code: 'ENOSPC', errno: -28, syscall: 'write' };
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), error);
}

/** @param whole writes all, @param half writes half of it */
async function failing(whole, half) {
  if (!isDue()) return await whole();
  if (moment === 'after') await whole();
  if (moment === 'torn' || (moment === 'full' && writes === failsAt)) await half();
  return end();
}

const handle = await fs.promises.open(process.execPath, 'r');
const FileHandle = Object.getPrototypeOf(handle);
await handle.close();
const { write, writeFile } = FileHandle;
FileHandle.write = async function (...args) {
  const [bytes, from, length, position] = args;
  const half = () => write.call(this, bytes, from, Math.floor(length / 2), position);
  return await failing(() => write.apply(this, args), half);
};
FileHandle.writeFile = async function (...args) {
  return await failing(
    () => writeFile.apply(this, args),
    () => undefined,
  );
};

const { promises, writeSync } = fs;
const writeFileTo = promises.writeFile;
promises.writeFile = async (...args) =>
  await failing(
    () => writeFileTo(...args),
    () => undefined,
  );
fs.writeSync = (...args) => {
  if (!isDue()) return writeSync(...args);
  if (moment === 'after') writeSync(...args);
  return end();
};
syncBuiltinESMExports();
