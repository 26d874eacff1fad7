import test from 'node:test';
import fc from 'fast-check';
import { readArchive } from '../../src/archive/open.ts';
import { FULL_ARCHIVES, readAll } from '../support/full-archives.ts';
import { pathsOf, replaced } from '../support/json-paths.ts';
import { MemoryContainer } from '../support/memory-container.ts';

for (const [era, sample] of FULL_ARCHIVES) {
  const files = [...sample.files()].filter(([name]) => name.endsWith('.js'));
  const places = files.flatMap(([name, content]) => {
    const text = String(content);
    const start = text.indexOf('=') + 1;
    const value: unknown = JSON.parse(text.slice(start));
    return pathsOf(value).map(path => ({ name, head: text.slice(0, start), value, path }));
  });

  test(`no value in any place makes the reader of ${era} throw`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue(), async (place, odd) => {
        const content = place.head + JSON.stringify(replaced(place.value, place.path, odd));
        await readAll(await readArchive(new MemoryContainer(sample.files().set(place.name, content))));
      }),
      { seed: 2022, numRuns: 600 },
    );
  });
}
