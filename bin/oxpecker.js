#!/usr/bin/env node
// Names are resolved in libuv's threads: four dead name servers must not hold up all others. In a module it is too late.
process.env.UV_THREADPOOL_SIZE ??= '24';
import('../dist/cli/main.js')
  .then(main => main.run())
  .catch(error => {
    process.stderr.write(`oxpecker is not installed completely: ${error.stack}\n`);
    process.exitCode = 1;
  });
