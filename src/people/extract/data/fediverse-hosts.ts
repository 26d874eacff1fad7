/** Large and long-standing fediverse servers whose names do not say what they are. */
export const KNOWN_SERVERS: ReadonlySet<string> = new Set(
  `101010.pl abdl.link alive.bar astrodon.social aus.social awscommunity.social bgme.me bolha.us botsin.space
  bsd.network buttersc.one c.im ciberlandia.pt climatejustice.rocks colorid.es cupoftea.social cyberplace.social
  dice.camp discuss.systems donphan.social eldritch.cafe en.osm.town expressional.social federated.press
  fedibird.com fediscience.org fosstodon.org framapiaf.org freeradical.zone functional.cafe gamedev.place
  geekdom.social hachyderm.io hackers.town handmade.social hcommons.social hostux.social ieji.de infosec.exchange
  ioc.exchange journa.host kmy.blue kolektiva.social lgbtqia.space livellosegreto.it lor.sh m.cmx.im macaw.social
  mamot.fr mapstodon.space masto.ai mas.to mathstodon.xyz me.dm metalhead.club mindly.social mona.do musician.social
  neuromatch.social nerdculture.de newsie.social nijimiss.moe nofan.xyz o3o.ca ohai.social otadon.com pawoo.net
  peoplemaking.games photog.social piaille.fr planet.moe qdon.space qoto.org ravenation.club rollenspiel.social
  scholar.social scicomm.xyz sfba.social sigmoid.social snabelen.no sunny.garden tech.lgbt techhub.social
  threads.net tilde.zone tkz.one todon.eu todon.nl troet.cafe twingyeo.kr types.pl union.place universeodon.com
  uri.life vivaldi.net vmst.io vocalodon.net wandering.shop wien.rocks wxw.moe zirk.us`.split(/\s+/),
);

/** Pattern of a word within a host name, between dots and hyphens, that only fediverse servers bear. */
export const SERVER_WORDS = String.raw`social|toots?|tooting|tooter|troet|pouet|masto\w*|mstdn\w*|fedi\w*|activitypub`;

/** Pattern of what makes a host name a fediverse server's wherever it stands in it. */
export const SERVER_NAMES =
  'mastodon|mastodont|mstdn|fosstodon|fediverse|pixelfed|pleroma|akkoma|misskey|friendica|peertube|gotosocial|sharkey|firefish|calckey|iceshrimp|bookwyrm|hubzilla';

/** Servers that run Mastodon's code or look like it, and federate with nobody. */
export const CLOSED_SERVERS = 'truthsocial.com gab.com gab.ai gettr.com counter.social'.split(' ');

/** Mirrors of Twitter and Instagram accounts: the account is a copy by a robot, not the person on the fediverse. */
export const MIRRORS = [
  'bird.makeup',
  'kilogram.makeup',
  'twtr.plus',
  'birdsite.live',
  'birdsite.wilde.cloud',
  'bird.r669.live',
  'birdsite.slashdev.space',
  'birdsite.monster',
  'birdsite.thorlaksson.com',
  'tweets.icu',
  'birb.elfenban.de',
];
