import assert from 'node:assert/strict';
import test from 'node:test';
import { readArchive } from '../../src/archive/open.ts';
import type { Archive, Batches, Era } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import { MemoryContainer } from '../support/memory-container.ts';

async function allOf<T>(sample: SampleArchive, read: (archive: Archive) => Batches<T>): Promise<T[]> {
  const archive = await readArchive(new MemoryContainer(sample.files()));
  const found: T[] = [];
  for await (const batch of read(archive)) found.push(...batch);
  assert.deepEqual(archive.problems, []);
  return found;
}

for (const era of ['2018', '2019', '2020', '2022'] as const satisfies readonly Era[]) {
  test(`the lists of ids, likes and messages are read in the layout of ${era}`, async () => {
    const sample = new SampleArchive({ era })
      .relation('following', '1', '2')
      .relation('follower', '9007199254740993123')
      .relation('block', '4')
      .relation('mute', '5')
      .like('100', 'so &amp; so')
      .like('101')
      .message({ id: '50', from: '7', text: 'I am @a@b.example' })
      .message({ id: '51', from: '8', text: 'hello all', conversation: '600' });
    const relations = {
      following: ['1', '2'],
      follower: ['9007199254740993123'],
      block: ['4'],
      mute: ['5'],
    };
    for (const [file, ids] of Object.entries(relations) as [keyof typeof relations, string[]][]) {
      assert.deepEqual(await allOf(sample, archive => archive.relation(file)), ids);
    }
    assert.deepEqual(await allOf(sample, archive => archive.likes()), [
      { tweetId: '100', text: era === '2018' ? null : 'so &amp; so' },
      { tweetId: '101', text: null },
    ]);
    assert.deepEqual(await allOf(sample, archive => archive.directMessages()), [
      { id: '50', senderId: '7', recipientId: '1000000001', text: 'I am @a@b.example', urls: [] },
      { id: '51', senderId: '8', recipientId: null, text: 'hello all', urls: [] },
    ]);
  });
}

test('a Grailbird archive has tweets alone', async () => {
  const sample = new SampleArchive({ era: 'grailbird' }).tweet({ text: 'hello' }).relation('following', '1');
  assert.deepEqual(await allOf(sample, archive => archive.relation('following')), []);
  assert.deepEqual(await allOf(sample, archive => archive.directMessages()), []);
  assert.deepEqual(await allOf(sample, archive => archive.namedAccounts()), []);
});

test('of a conversation only what somebody wrote is handed over', async () => {
  const link = { url: 'https://t.co/a', expanded: 'https://b.example/@a', display: 'b.example/@a' };
  const sample = new SampleArchive().record('direct-messages-group', {
    dmConversation: {
      conversationId: '600',
      messages: [
        { joinConversation: { initiatingUserId: '7', participantsSnapshot: ['7', '8'] } },
        {
          messageCreate: { id: '1', senderId: '7', text: 'here https://t.co/a', urls: [link], mediaUrls: [] },
        },
        { reactionCreate: { senderId: '8', reactionKey: 'like', eventId: '2' } },
        { participantsJoin: { userIds: ['9'], initiatingUserId: '7' } },
        { participantsLeave: { userIds: ['9'] } },
        { conversationNameUpdate: { name: 'Birds', initiatingUserId: '7' } },
        { welcomeMessageCreate: { id: '3', senderId: '10', text: 'Welcome' } },
      ],
    },
  });
  assert.deepEqual(await allOf(sample, archive => archive.directMessages()), [
    {
      id: '1',
      senderId: '7',
      recipientId: null,
      text: 'here https://t.co/a',
      urls: [{ url: 'https://t.co/a', expanded: 'https://b.example/@a' }],
    },
  ]);
});

test('a message that makes no sense is skipped, and the rest of its conversation kept', async () => {
  const messages = [
    { messageCreate: { id: '1', text: 'from nobody' } },
    { messageCreate: { id: '2', senderId: '7' } },
  ];
  const files = new SampleArchive().record('direct-messages', { dmConversation: { messages } }).files();
  const archive = await readArchive(new MemoryContainer(files));
  const ids: string[] = [];
  for await (const batch of archive.directMessages()) ids.push(...batch.map(message => message.id));
  assert.deepEqual(ids, ['2']);
  assert.deepEqual(archive.problems, [
    { file: 'data/direct-messages.js', what: 'has entries that are not messages (1), which were skipped' },
  ]);
});

test('accounts are named by lists, moments and advertisements', async () => {
  const advertiserInfo = { advertiserName: 'Seeds & Co', screenName: '@seeds' };
  const mentions = [{ screenName: 'wren', userId: '33', name: 'Wren', fromIndex: '0', toIndex: '5' }];
  const sample = new SampleArchive()
    .list('created', 'https://twitter.com/heron/lists/birds')
    .list('member', 'https://x.com/finch/lists/birds-1234')
    .list('subscribed', 'https://twitter.com/i/lists/1234567')
    .record('moment', {
      moment: {
        momentId: '1',
        tweets: [
          { tweet: { coreData: { directedAtUser: { userId: '22', screenName: 'owl' } }, mentions } },
          { tweet: { coreData: {}, mentions: [] } },
        ],
      },
    })
    .record('ad-engagements', {
      ad: {
        adsUserData: {
          adEngagements: {
            engagements: [{ impressionAttributes: { advertiserInfo } }, { engagementAttributes: [] }],
          },
        },
      },
    });
  assert.deepEqual(await allOf(sample, archive => archive.namedAccounts()), [
    { id: null, handle: 'heron', name: null },
    { id: null, handle: 'finch', name: null },
    { id: '22', handle: 'owl', name: null },
    { id: '33', handle: 'wren', name: 'Wren' },
    { id: null, handle: 'seeds', name: 'Seeds & Co' },
  ]);
});
