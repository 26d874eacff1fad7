#!/usr/bin/env node
// Names are resolved in libuv's threads: four dead name servers must not hold up all others. In a module it is too late.
process.env.UV_THREADPOOL_SIZE ??= '24';
import('../dist/cli/main.js')
  .then(main => main.run())
  .catch(error => {
    const needed = require('../package.json').engines.node.replace('>=', '');
    process.stderr.write(
      `oxpecker cannot start. It needs Node ${needed} or later (this is ${process.versions.node}) and all of its files, which npx oxpecker@latest brings:\n${error.stack}\n`,
    );
    process.exitCode = 1;
  });
