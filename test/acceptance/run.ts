/**
 * The built program against two real servers, snac2, that federate with each other on this machine: logging in by
 * their own form, following across servers, taking it back, posting an archive, taking that back, logging out.
 * Usage: npm run test:acceptance [-- --required]
 * Where snac2 cannot be had this says so and passes; with `--required` or `CI` it fails.
 */
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { migrate } from './scenario.ts';
import { obtainSnac, type Snac } from './snac-package.ts';

const isRequired = process.argv.includes('--required') || Boolean(process.env['CI']);

async function obtain(): Promise<Snac | string> {
  if (spawnSync('script', ['--version']).status !== 0) return 'there is no `script` (util-linux) here';
  return await obtainSnac().catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

const snac = await obtain();
if (typeof snac !== 'string') {
  process.stdout.write(`Two servers: ${snac.version}\n`);
  await test(`a person moves between two ${snac.version}`, { timeout: 180_000 }, async t => {
    await migrate(t, snac);
  });
} else if (isRequired) {
  process.stderr.write(`The acceptance tests cannot run: ${snac}\n`);
  process.exitCode = 1;
} else {
  process.stderr.write(`\n*** SKIPPED: the acceptance tests did not run. ${snac}\n\n`);
}
