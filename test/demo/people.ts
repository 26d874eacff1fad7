/** Somebody in the sample archive. All of them are invented. */
export interface Person {
  readonly id: string;
  readonly handle: string;
  /** The display name at export: where most addresses stood in the winter of 2022. */
  readonly name: string;
}

/** Whose archive it is. */
export const OWNER: Person = { id: '21549801', handle: 'maralindqvist', name: 'Mara Lindqvist' };

/** Followed, and met in a tweet, so that their handles are known. */
export const FRIENDS: readonly Person[] = [
  { id: '14210077', handle: 'tomasfield', name: 'Tomás Field (@tomas@seabirds.example)' },
  { id: '30118845', handle: 'IngridCodes', name: 'Ingrid 🐘 ingrid@typewriter.example' },
  { id: '58200413', handle: 'ottoreads', name: 'Otto reads | https://typewriter.example/@otto' },
  { id: '771203344', handle: 'leafletpress', name: 'Leaflet Press ＠leaflet＠printers.example' },
  { id: '1120448', handle: 'noorcycles', name: 'Noor → noor at bikes dot example' },
  { id: '92014471', handle: 'juneberries', name: 'June Berries 🫐' },
  { id: '2290184410', handle: 'halvorsen_t', name: 'Turid Halvorsen' },
  { id: '40913322', handle: 'DrPiotrM', name: 'Piotr M. @piotr@quiet.example' },
  { id: '310488210', handle: 'sofiesketches', name: 'sofie ✏️ @sofie@nightowl.example' },
  { id: '8841207', handle: 'ken_watts', name: 'Ken Watts @ken@hedgerow.example' },
  { id: '1402299871', handle: 'museumofmoss', name: 'Museum of Moss' },
  { id: '66102933', handle: 'bellahops', name: 'Bella Hops' },
  { id: '203311875', handle: 'pavelwalks', name: 'Pavel walks @pavel@typewriter.example' },
  { id: '915400231', handle: 'kitanchorage', name: 'Kit ★ @kit@hoshi.example' },
  { id: '17730042', handle: 'zoe_letters', name: 'Zoe — zoe@letters.example' },
  { id: '5540218', handle: 'agneslund', name: 'Agnes Lund @agnes@seabirds.example' },
  { id: '1288301', handle: 'cityofowls', name: 'City of Owls' },
  { id: '77120934', handle: 'rasmusdraws', name: 'rasmus' },
];

/** Followed, but no tweet names them: the archive has nothing but their ids. */
export const SILENT_IDS = [
  '12044811',
  '18833027',
  '233910045',
  '480021138',
  '2711044980',
  '3300921177',
  '992018834467713024',
  '1304410028871577600',
];

/** Blocked, although the address is real. */
export const BLOCKED: Person = {
  id: '4410092',
  handle: 'grumble99',
  name: 'grumble @grumble@seabirds.example',
};

/** Follows the owner, is not followed. */
export const FOLLOWER: Person = { id: '160033821', handle: 'weatherbergen', name: 'Bergen weather' };

const EVERYBODY: readonly Person[] = [...FRIENDS, BLOCKED, FOLLOWER];

/** @throws when the sample has nobody of this handle */
export function personOf(handle: string): Person {
  const person = EVERYBODY.find(one => one.handle === handle);
  if (!person) throw new Error(`nobody in the sample is @${handle}`);
  return person;
}
