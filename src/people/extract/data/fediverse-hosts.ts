/** Large and long-standing fediverse servers whose names do not say what they are. */
export const KNOWN_SERVERS: ReadonlySet<string> = new Set(
  `
  101010.pl abdl.link aethy.com alive.bar ausglam.space bark.lgbt beehaw.org beige.party best-friends.chat bgme.me
  blahaj.zone blob.cat bolha.us botsin.space
  bsd.network buttersc.one c.im cathode.church chitter.xyz ciberlandia.pt climatejustice.rocks colorid.es
  computerfairi.es corteximplant.com cosocial.ca cyberpunk.lol cztwitter.cz dice.camp discuss.systems dragonscave.space
  dresden.network eldritch.cafe elekk.xyz en.osm.town famichiki.jp federated.press framapiaf.org freeradical.zone friends.nico
  functional.cafe furry.engineer gamedev.place glammr.us hachyderm.io hackers.town handon.club helvede.net
  icosahedron.website ieji.de
  infosec.exchange ioc.exchange jorts.horse journa.host kirakiratter.com kmy.blue labyrinth.zone
  layer8.space lemmy.ml lemmy.world lgbtqia.space libranet.de libretooth.gr linuxrocks.online livellosegreto.it
  loma.ml lor.sh m.cmx.im mamot.fr mapstodon.space
  mas.to mathstodon.xyz me.dm merveilles.town metalhead.club micro.blog mk.absturztau.be mona.do nerdculture.de
  nerdica.net nijimiss.moe nofan.xyz o3o.ca oc.todon.fr oldbytes.space omfg.town otadon.com ottawa.place packmates.org pawoo.net
  peoplemaking.games persadon.com piaille.fr pixey.org planet.moe plush.city pnw.zone poa.st qdon.space qoto.org
  queer.party ravenation.club
  respublicae.eu retro.pizza sauropods.win scicomm.xyz snabelen.no socel.net sonomu.club spacey.space submarin.online sunny.garden sushi.ski
  tech.lgbt threads.net tilde.zone tkz.one todon.eu todon.nl twingyeo.kr types.pl union.place
  tooot.im universeodon.com uri.life ursal.zone vmst.io vocalodon.net wandering.shop weirder.earth wetdry.world
  wien.rocks woof.group writing.exchange wxw.moe xoxo.zone zeroes.ca zirk.us
  `
    .trim()
    .split(/\s+/),
);

/** Pattern of a word within a host name, between dots and hyphens, that fediverse servers bear. */
export const SERVER_WORDS = String.raw`toots?|tooting|tooter|troet|pouet|masto\w*|mstdn\w*|fedi\w*|activitypub`;

/** Pattern of what makes a host name a fediverse server's wherever it stands in it. */
export const SERVER_NAMES = [
  'mastodon|mstdn|fosstodon|fediverse|pixelfed|pleroma|akkoma|misskey|friendica|peertube|gotosocial|hubzilla',
  'sharkey|firefish|calckey|iceshrimp|bookwyrm',
].join('|');

/** Pattern of servers whose profiles are `b.c/a`. */
export const PATH_SERVERS = String.raw`pixelfed\.(?!org$)[a-z]+|pixey\.org|micro\.blog|pleroma\.(?!social$)[a-z]+`;
/** Pattern of what such a path is when it is no name. */
export const PATH_SERVER_PAGES =
  'about|account|api|blog|c|discover|docs|explore|help|i|p|site|stories|tags?|timeline';

/** Servers that run Mastodon's code or look like it, and federate with nobody. */
export const CLOSED_SERVERS: readonly string[] =
  'truthsocial.com gab.com gab.ai gettr.com counter.social'.split(' ');

/**
 * Mirrors of Twitter, Instagram and news feeds (BirdsiteLIVE, bird.makeup and the like): a robot's copy of the very
 * account that is being left, not the person.
 */
export const MIRRORS: readonly string[] = `
  bird.makeup kilogram.makeup twtr.plus birdsite.live birdsite.wilde.cloud birdsite.slashdev.space
  bird.r669.live birdsite.monster birdsite.thorlaksson.com birb.elfenban.de tweets.icu
  tweetbridge.kogasa.net sportsbots.xyz press.coop rss-parrot.net
`
  .trim()
  .split(/\s+/);
