/** One tweet of the sample archive: when (UTC), what, and to whom it replies. */
export interface DemoTweet {
  readonly at: string;
  /** As people typed it; `@handle` of somebody in the sample becomes a mention. */
  readonly text: string;
  /** The handle of the person it answers. */
  readonly to?: string;
}

/** A message somebody sent to the owner, or the owner to them. */
export interface DemoMessage {
  /** The handle of the other person. */
  readonly with: string;
  readonly mine: boolean;
  readonly text: string;
}

export const TWEETS: readonly DemoTweet[] = [
  {
    at: '2014-03-09T08:12',
    text: 'First waxwings of the year in the rowan outside the library. Twelve of them!',
  },
  { at: '2014-03-11T17:40', text: '@tomasfield Twelve, and one very cross blackbird.', to: 'tomasfield' },
  { at: '2014-05-02T06:55', text: 'Cycled to work along the canal. Recommended: coffee, then hills.' },
  {
    at: '2014-09-20T19:03',
    text: 'Reading group tonight: we argued two hours about one comma. @ottoreads won.',
  },
  { at: '2015-01-14T07:30', text: 'Minus fourteen. The bicycle refuses, and I agree with the bicycle.' },
  { at: '2015-04-26T12:21', text: '@noorcycles Which tyres do you use on ice & gravel?', to: 'noorcycles' },
  { at: '2015-04-26T13:02', text: '@noorcycles Thank you! Studs it is.', to: 'noorcycles' },
  {
    at: '2015-08-08T10:00',
    text: 'Letterpress workshop with @leafletpress. My fingers are blue, my heart is full.',
  },
  { at: '2015-12-24T15:15', text: 'God jul, everyone.' },
  { at: '2016-02-29T09:29', text: 'A day that does not exist three years out of four deserves cake.' },
  {
    at: '2016-06-17T21:48',
    text: 'RT @cityofowls: Please keep your cats in this week, the fledglings are on the ground.',
  },
  {
    at: '2016-06-18T07:10',
    text: '@cityofowls Found one under the lilac. Mother nearby, both fine.',
    to: 'cityofowls',
  },
  { at: '2016-10-03T18:18', text: 'New job! Same library, now with the maps. There are 40,000 of them.' },
  {
    at: '2017-01-20T20:20',
    text: '@IngridCodes The catalogue export is ISO 2709 from 1994. Send help.',
    to: 'IngridCodes',
  },
  { at: '2017-01-20T20:41', text: '@IngridCodes You wrote a parser in twenty minutes?!', to: 'IngridCodes' },
  { at: '2017-05-05T11:11', text: 'Map of the day: somebody drew a sea serpent over Jutland in 1572. Fair.' },
  { at: '2017-07-30T16:00', text: 'Three weeks without a screen. What did I miss?' },
  {
    at: '2017-11-12T09:45',
    text: '@sofiesketches The owl one, please. For the kitchen.',
    to: 'sofiesketches',
  },
  {
    at: '2018-03-08T12:00',
    text: 'Talk at the map day went well. Thanks to @DrPiotrM for the kind introduction.',
  },
  {
    at: '2018-06-02T22:31',
    text: 'Midnight and still light enough to read. Love this country for six weeks a year.',
  },
  { at: '2018-09-09T14:14', text: '@pavelwalks Is the ridge path open again?', to: 'pavelwalks' },
  { at: '2018-12-01T10:10', text: 'Snow. Bicycle put away. Bicycle taken out again.' },
  {
    at: '2019-02-14T18:05',
    text: '@agneslund Your essay on lighthouses made me miss my stop. Twice.',
    to: 'agneslund',
  },
  { at: '2019-04-04T04:04', text: 'Dawn chorus count: 17 species, 1 thermos, 0 working fingers.' },
  {
    at: '2019-07-21T13:37',
    text: 'RT @museumofmoss: Our new exhibition is open. Please do touch the exhibits.',
  },
  { at: '2019-10-10T09:09', text: '@museumofmoss Touched. Would touch again.', to: 'museumofmoss' },
  { at: '2020-03-16T08:00', text: 'Library closed. Taking the sea serpent home (a facsimile, calm down).' },
  { at: '2020-03-20T19:19', text: '@ken_watts How do you do a reading group on video?', to: 'ken_watts' },
  { at: '2020-05-09T06:06', text: 'The waxwings do not know. They are having the best year.' },
  {
    at: '2020-08-15T15:30',
    text: '@rasmusdraws Could you draw a map librarian fighting a sea serpent?',
    to: 'rasmusdraws',
  },
  { at: '2020-11-07T17:17', text: 'Cinnamon buns: 24. Days they lasted: 1. People: 2.' },
  {
    at: '2021-01-31T20:00',
    text: '@zoe_letters Your postcard took eleven weeks. It has seen things.',
    to: 'zoe_letters',
  },
  {
    at: '2021-04-18T08:45',
    text: 'Vaccinated & slightly feverish. Drawing maps of countries that are not there.',
  },
  {
    at: '2021-06-25T23:59',
    text: '@kitanchorage Happy midsummer across nine time zones!',
    to: 'kitanchorage',
  },
  { at: '2021-09-12T12:34', text: 'Reading group is back in a room. The comma was mentioned.' },
  { at: '2022-02-24T09:00', text: 'No jokes today.' },
  { at: '2022-04-25T21:00', text: 'So he buys the place. Does anybody know where the birds go?' },
  { at: '2022-05-30T10:30', text: '@halvorsen_t See you at the harbour on Thursday?', to: 'halvorsen_t' },
  {
    at: '2022-08-19T19:45',
    text: '@bellahops That was the finest gig in a bike shed I ever heard.',
    to: 'bellahops',
  },
  { at: '2022-10-28T08:08', text: 'Well. The bird is freed, they say. It looks rather caged from here.' },
  { at: '2022-11-04T18:30', text: 'Everybody is moving. I made an account too: @mara@seabirds.example' },
  {
    at: '2022-11-05T09:12',
    text: "RT @juneberries: I've moved! Find me at @june@seabirds.example from now on. Bring cake.",
  },
  { at: '2022-11-05T09:20', text: '@juneberries Cake is in the post.', to: 'juneberries' },
  {
    at: '2022-11-06T12:00',
    text: 'RT @bellahops: If you like bicycles, follow @spokes@bikes.example. Best thing over there.',
  },
  {
    at: '2022-11-06T20:15',
    text: 'The @museumofmoss is over there too: @moss@museums.example. Still touchable.',
  },
  {
    at: '2022-11-07T07:07',
    text: '@tomasfield Found you! Twelve waxwings on the other side as well.',
    to: 'tomasfield',
  },
  { at: '2022-11-07T22:22', text: '@ottoreads Is the reading group moving with us?', to: 'ottoreads' },
  { at: '2022-11-08T16:40', text: 'Do I keep the sea serpent as my picture? Yes I keep the sea serpent.' },
  {
    at: '2022-11-09T06:30',
    text: '@sofiesketches Your server seems to be asleep. Or is it me?',
    to: 'sofiesketches',
  },
  { at: '2022-11-10T11:55', text: '@grumble99 No, and please stop.', to: 'grumble99' },
  { at: '2022-11-11T08:20', text: '@DrPiotrM You had an account there, didn’t you?', to: 'DrPiotrM' },
  { at: '2022-11-12T14:00', text: '@weatherbergen Rain, I assume?', to: 'weatherbergen' },
  {
    at: '2022-11-13T09:00',
    text: 'For the record: mail me at the library, and not at mara@post.example, I never read that.',
  },
  { at: '2022-11-14T19:30', text: 'RT @agneslund: A lighthouse does not ask who is out there. It shines.' },
  {
    at: '2022-11-15T21:21',
    text: '@ken_watts I followed you over there, the hedge looks lovely.',
    to: 'ken_watts',
  },
  {
    at: '2022-11-16T10:01',
    text: '@pavelwalks I think there is a wrong letter in your new name.',
    to: 'pavelwalks',
  },
  {
    at: '2022-11-17T23:10',
    text: 'People are saying goodbye as if the building were on fire. Perhaps it is.',
  },
  {
    at: '2022-11-18T07:45',
    text: '@leafletpress You have your own domain for it? Of course you have.',
    to: 'leafletpress',
  },
  { at: '2022-11-19T15:05', text: 'Asked for my archive. 24 hours, it says. See you among the seabirds.' },
];

export const MESSAGES: readonly DemoMessage[] = [
  { with: 'halvorsen_t', mine: true, text: 'Are you leaving as well?' },
  { with: 'halvorsen_t', mine: false, text: "Yes! I'm at @turid@oldtown.example now" },
  { with: 'halvorsen_t', mine: true, text: 'Following you there. Harbour on Thursday?' },
  { with: 'rasmusdraws', mine: true, text: 'Is there a place where your drawings go now?' },
  { with: 'rasmusdraws', mine: false, text: 'not decided yet, will tell you' },
];
