import fc from 'fast-check';
import { ArchiveError } from '../../../src/archive/errors.ts';
import { readArchive } from '../../../src/archive/open.ts';
import { FULL_ARCHIVES } from '../../support/full-archives.ts';
import { pathsOf, replaced } from '../../support/json-paths.ts';
import { MemoryContainer } from '../../support/memory-container.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { json } from '../inputs/json.ts';
import { refusedBy } from '../sentences.ts';
import { target } from '../target.ts';
import { useArchive } from '../use-archive.ts';

const MARK = '"a value that is replaced"';

/** Every value in every data file. */
const PLACES = FULL_ARCHIVES.flatMap(([, sample], archive) =>
  [...sample.files()]
    .filter(([name]) => name.endsWith('.js'))
    .flatMap(([name, content]) => {
      const text = String(content);
      const start = text.indexOf('=') + 1;
      const value: unknown = JSON.parse(text.slice(start));
      return pathsOf(value).map(path => ({ archive, name, head: text.slice(0, start), value, path }));
    }),
);

/** Archives of every era with other values in a place, and damage of bytes in the file that has it. */
const inputs = fc.record({ place: fc.constantFrom(...PLACES), value: json, damage: fc.option(changes) });

export const ARCHIVE = target(inputs, async ({ place, value, damage }) => {
  const { archive, name, head } = place;
  const whole = JSON.stringify(replaced(place.value, place.path, JSON.parse(MARK))).replace(
    MARK,
    () => value,
  );
  const files = FULL_ARCHIVES[archive]?.[1].files() ?? new Map<string, string>();
  files.set(name, changed(Buffer.from(head + whole), damage ?? []));
  await refusedBy([ArchiveError], async () => useArchive(await readArchive(new MemoryContainer(files))));
});
