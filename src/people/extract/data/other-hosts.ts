/** Mail providers: an address there is an e-mail address whatever stands around it. */
export const MAIL_HOSTS: readonly string[] = `
  126.com 139.com 163.com aol.com bk.ru bluewin.ch bol.com.br btinternet.com cock.li comcast.net cox.net
  daum.net disroot.org docomo.ne.jp duck.com earthlink.net email.com ezweb.ne.jp fastmail.com fastmail.fm
  foxmail.com free.fr freenet.de googlemail.com hanmail.net hey.com i.ua icloud.com inbox.lv inbox.ru
  interia.pl kakao.com laposte.net libero.it list.ru mac.com mail.com mail.ru mailbox.org me.com msn.com
  nate.com naver.com o2.pl onet.pl orange.fr pm.me posteo.de posteo.net proton.me protonmail.com qq.com
  rambler.ru rediffmail.com riseup.net rocketmail.com sapo.pt sbcglobal.net seznam.cz sfr.fr sina.com
  softbank.ne.jp sohu.com t-online.de telenet.be terra.com.br tiscali.it tuta.com tuta.io tutanota.com
  ukr.net uol.com.br verizon.net virgilio.it vodafone.de wanadoo.fr web.de wp.pl xs4all.nl yandex.com
  yandex.ru yeah.net ymail.com ziggo.nl zoho.com
`
  .trim()
  .split(/\s+/);

/** Mail providers with a domain in many countries, as alternatives of a pattern: `gmx.*`, `yahoo.co.*`. */
export const MAIL_BRANDS = 'gmail|gmx|hotmail|live|outlook|yahoo|yandex|zohomail';

/** XMPP, Matrix, Lightning and Nostr services: their `a@b.c` are names of another network. */
export const OTHER_NETWORKS: readonly string[] = `
  404.city bitnob.io bitrefill.me blink.sv cashu.space coinos.io conversations.im damus.io dismail.de
  fountain.fm getalby.com iris.to jabb.im jabber.at jabber.ccc.de jabber.de jabber.org jabber.ru
  jabberes.org lifpay.me ln.cash ln.tips lnmarkets.com matrix.org matrix.to minibits.cash movim.eu
  nostr.com nostr.directory nostrcheck.me nostrich.love nostrplebs.com nsec.app primal.net rizful.com
  snort.social speed.app stacker.news strike.me tigase.im vlt.ge walletofsatoshi.com xmpp.jp yax.im zbd.gg
  zebedee.io
`
  .trim()
  .split(/\s+/);

/** Sites that are no fediverse servers although their profiles look like `/@a`, `/users/a` or `/profile/a`. */
export const OTHER_SITES: readonly string[] = `
  twitter.com x.com t.co nitter.net facebook.com fb.com fb.me instagram.com instagr.am whatsapp.com
  youtube.com youtu.be google.com goo.gl apple.com microsoft.com linkedin.com xing.com pinterest.com
  snapchat.com tiktok.com telegram.org t.me telegram.me vk.com ok.ru weibo.com reddit.com redd.it
  quora.com imgur.com giphy.com vimeo.com twitch.tv kick.com rumble.com dailymotion.com odysee.com lbry.tv
  bitchute.com periscope.tv pscp.tv clubhouse.com joinclubhouse.com discord.com discord.gg slack.com
  zoom.us likee.video triller.co lemon8-app.com kwai.com vero.co vsco.co tellonym.me curiouscat.live
  curiouscat.me medium.com towardsdatascience.com hackernoon.com betterprogramming.pub gitconnected.com
  uxdesign.cc itnext.io codeburst.io plainenglish.io substack.com vocal.media hashnode.com dev.to
  post.news cohost.org spoutible.com hive.blog steemit.com peakd.com ecency.com d.tube publish0x.com
  minds.com mirror.xyz paragraph.xyz warpcast.com farcaster.xyz hey.xyz lens.xyz zora.co opensea.io
  foundation.app rarible.com github.com gitlab.com bitbucket.org npmjs.com unpkg.com jsdelivr.net esm.sh
  deno.land jsr.io replit.com glitch.com observablehq.com codepen.io codewars.com leetcode.com
  hackerrank.com kaggle.com hackerone.com stackoverflow.com stackexchange.com serverfault.com
  superuser.com askubuntu.com mathoverflow.net docker.com producthunt.com unsplash.com pexels.com
  behance.net dribbble.com deviantart.com flickr.com 500px.com linktr.ee beacons.ai about.me ko-fi.com
  buymeacoffee.com patreon.com gumroad.com liberapay.com venmo.com paypal.com paypal.me cash.app
  soundcloud.com spotify.com bandcamp.com last.fm deezer.com anchor.fm audius.co rateyourmusic.com
  discogs.com archiveofourown.org wattpad.com fanfiction.net goodreads.com letterboxd.com anilist.co
  myanimelist.net scratch.mit.edu roblox.com osu.ppy.sh speedrun.com gog.com lichess.org chess.com itch.io
  inaturalist.org openstreetmap.org strava.com duolingo.com khanacademy.org untappd.com tripadvisor.com
  researchgate.net academia.edu crowdin.com transifex.com keybase.io tumblr.com velog.io brunch.co.kr
  postype.com qiita.com skeb.jp privatter.net fusetter.com odaibako.net hackmd.io teletype.in vc.ru dtf.ru
  tjournal.ru habr.com pikabu.ru coil.com devrant.com suno.com scrimba.com bitclout.com ngl.link ask.fm
  viblo.asia joinmastodon.org note.com trello.com figma.com matters.town matters.news lesswrong.com
  effectivealtruism.org sketchfab.com steamcommunity.com wellfound.com angel.co change.org hashnode.dev zenn.dev
  bsky.app bsky.network
`
  .trim()
  .split(/\s+/);
