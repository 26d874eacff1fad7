import { pageForEverything, redirectsTo } from '../support/fediverse/odd-hosts.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';

/** The invented fediverse that the people of the sample archive moved to. */
export async function startDemoFediverse(): Promise<World> {
  return (await startDemo()).world;
}

/** The same, with an access token of the archive's owner at her new home, `mara@seabirds.example`. */
export async function startDemo(): Promise<{ readonly world: World; readonly token: string }> {
  const world = await startFediverse();
  const token = settleSeabirds(world);

  const typewriter = world.mastodon('typewriter.example', { version: '4.4.8' });
  typewriter.account('ingrid', {
    displayName: 'Ingrid',
    note: 'Parsers. Also at https://twitter.com/IngridCodes',
  });
  typewriter.account('otto', { displayName: 'Otto reads', note: 'One comma at a time.' });
  typewriter.account('pawel', { displayName: 'Pavel walks' });

  const printers = world.mastodon('social.printers.example', { handleHost: 'printers.example' });
  printers.account('leaflet', {
    displayName: 'Leaflet Press',
    fields: [
      { name: 'Bird site', value: 'https://x.com/leafletpress' },
      { name: 'Shop', value: 'https://printers.example', verifiedAt: '2022-11-10T10:00:00.000+00:00' },
    ],
  });
  world.host('printers.example', redirectsTo(printers.instance.origin));

  const bikes = world.mastodon('bikes.example', { software: 'gotosocial' });
  bikes.account('noor', { displayName: 'Noor' });
  bikes.account('spokes', { displayName: 'Spokes, a magazine' });

  world.mastodon('quiet.example').account('piotr', { gone: true });
  world.dead('nightowl.example');
  world.host('letters.example', pageForEverything());
  world.host('post.example', pageForEverything());

  const hedgerow = world.mastodon('hedgerow.example', { closedApi: true, authorizedFetch: true });
  hedgerow.account('ken', { displayName: 'Ken Watts', locked: true });

  const museums = world.mastodon('museums.example');
  museums.account('moss', {
    displayName: 'Museum of Moss',
    fields: [{ name: 'Twitter', value: 'https://twitter.com/MuseumOfMoss' }],
  });

  world.mastodon('hoshi.example', { software: 'misskey' }).account('kit', {
    displayName: 'Kit',
    note: 'formerly https://twitter.com/kitanchorage',
  });
  return { world, token };
}

/** The big server of this world: the owner's own, and where Turid moved to. @returns the owner's token */
function settleSeabirds(world: World): string {
  const seabirds = world.mastodon('seabirds.example', { anonymousLimit: true });
  const mara = seabirds.account('mara', { displayName: 'Mara Lindqvist' });
  seabirds.account('tomas', {
    displayName: 'Tomás Field',
    fields: [
      {
        name: 'Twitter',
        value: 'https://twitter.com/tomasfield',
        verifiedAt: '2022-11-06T11:20:00.000+00:00',
      },
    ],
  });
  seabirds.account('june', { displayName: 'June Berries' });
  seabirds.account('agnes', { displayName: 'Agnes Lund', memorial: true });
  seabirds.account('grumble', { displayName: 'grumble', note: 'https://twitter.com/grumble99' });
  const turid = seabirds.account('halvorsen', {
    displayName: 'Turid Halvorsen',
    note: 'Harbours. https://twitter.com/halvorsen_t',
  });
  world.mastodon('oldtown.example').account('turid').moveTo(turid);
  return seabirds.token(mara);
}
