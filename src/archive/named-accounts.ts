import { fieldsOf, idOf, isObject, listOf, textOf } from './fields.ts';
import type { NamedAccount } from './types.ts';

/** `https://twitter.com/<owner>/lists/<list>`; links by number, `/i/lists/…`, name nobody. */
const LIST_URL = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?!i\/)(\w{1,20})\/lists\//i;

/** The owner of a list. @param record `{"userListInfo": {"url": …}}` */
export function readListOwner(record: unknown, found: NamedAccount[]): number {
  const url = textOf(fieldsOf(fieldsOf(record).userListInfo).url);
  const handle = LIST_URL.exec(url ?? '')?.[1];
  if (handle !== undefined) found.push({ id: null, handle, name: null });
  return url === null ? 1 : 0;
}

/** Whom the tweets of a moment mention and answer. @param record `{"moment": {"tweets": [{"tweet": …}]}}` */
export function readMoment(record: unknown, found: NamedAccount[]): number {
  const moment = fieldsOf(record).moment;
  for (const item of listOf(fieldsOf(moment).tweets)) {
    const tweet = fieldsOf(fieldsOf(item).tweet);
    const directedAt = tweet.directedAtUser ?? fieldsOf(tweet.coreData).directedAtUser;
    for (const user of [directedAt, ...listOf(tweet.mentions)].map(fieldsOf)) {
      const handle = textOf(user.screenName);
      if (handle) found.push({ id: idOf(user.userId), handle, name: textOf(user.name) || null });
    }
  }
  return isObject(moment) ? 0 : 1;
}

/** The advertisers of the ads one engaged with. @param record `{"ad": {"adsUserData": …}}` */
export function readAdvertisers(record: unknown, found: NamedAccount[]): number {
  const ad = fieldsOf(record).ad;
  const engagements = fieldsOf(fieldsOf(fieldsOf(ad).adsUserData).adEngagements).engagements;
  for (const engagement of listOf(engagements)) {
    const advertiser = fieldsOf(fieldsOf(fieldsOf(engagement).impressionAttributes).advertiserInfo);
    const handle = textOf(advertiser.screenName)?.replace(/^@/, '');
    if (handle) found.push({ id: null, handle, name: textOf(advertiser.advertiserName) || null });
  }
  return isObject(ad) ? 0 : 1;
}
