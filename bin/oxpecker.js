#!/usr/bin/env node
// Old versions of Node have to read this file, to say that they are: no syntax here that came after import().
// Names are resolved in libuv's threads: four dead name servers must not hold up all others. In a module it is too late.
if (process.env.UV_THREADPOOL_SIZE === undefined) process.env.UV_THREADPOOL_SIZE = '24';

import('../dist/cli/main.js').then(main => main.run(), cannotStart).catch(stopped);

function cannotStart(error) {
  const needed = require('../package.json').engines.node.replace('>=', '');
  end(
    `oxpecker cannot start. It needs Node ${needed} or later (this is ${process.versions.node}) and all of its files, which npx oxpecker@latest brings:\n${error.stack}`,
  );
}

function stopped(error) {
  end(
    error.syscall === 'uv_cwd'
      ? 'error: The folder you are in was deleted or moved: change into one that is there (cd), then run the same command again'
      : `error: This is a mistake in oxpecker, please report it:\n${error.stack}`,
  );
}

function end(text) {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
