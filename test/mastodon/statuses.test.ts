import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnclearError } from '../../src/mastodon/errors.ts';
import { json, page } from '../support/fediverse/exchange.ts';
import { PLAIN, posted, scripted, statusJson } from './scripted.ts';

const KEY = '0b3f4f0e-7d8c-4a39-9a63-0d8e6c1e5a10';
const STATUSES = /^\/api\/v1\/statuses$/;

/** Everything that can be asked for. */
const FULL = {
  ...PLAIN,
  text: 'ä\n👩‍👩‍👧 "x"',
  spoiler: 'cw',
  sensitive: true,
  language: 'de',
  visibility: 'private',
  inReplyToId: '5',
  quotedStatusId: '6',
  mediaIds: ['8', '9'],
  backdateTo: '2010-01-02T03:04:05.000Z',
  localOnly: true,
} as const;

/** What every server gets of it. */
const SENT = {
  status: 'ä\n👩‍👩‍👧 "x"',
  visibility: 'private',
  sensitive: true,
  spoiler_text: 'cw',
  language: 'de',
  in_reply_to_id: '5',
  media_ids: ['8', '9'],
};

describe('a post', () => {
  test('is JSON with a key; its answer is read', async context => {
    const { script, publishing } = await scripted(context);
    const more = {
      visibility: 'private',
      in_reply_to_id: '5',
      language: null,
      spoiler_text: 'cw',
      media_attachments: [{ id: '8' }, { id: '9' }],
    };
    script.on('POST', STATUSES, posted('7', more));
    assert.deepEqual(await publishing.post(FULL, KEY), {
      id: '7',
      url: 'https://home.example/@alice/7',
      createdAt: '2026-01-01T12:00:00.000Z',
      visibility: 'private',
      content: '<p>Hi</p>',
      spoiler: 'cw',
      language: null,
      inReplyToId: '5',
      attachments: 2,
    });
    assert.deepEqual(script.bodies, [{ ...SENT, quoted_status_id: '6', allowed_mentions: ['0'] }]);
    const [{ headers } = assert.fail()] = script.asked;
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['idempotency-key'], KEY);
  });

  test('holds nothing that was not asked for', async context => {
    const { script, publishing } = await scripted(context, { version: '4.1.0' });
    script.on('POST', STATUSES, posted());
    await publishing.post(PLAIN, KEY);
    assert.deepEqual(script.bodies, [{ status: 'Hi', visibility: 'unlisted', sensitive: false }]);
  });

  test('may ping those who are named, and nobody else', async context => {
    const { script, publishing } = await scripted(context);
    script.on('POST', STATUSES, posted());
    await publishing.post({ ...PLAIN, text: 'Hi @bob@away.example', mentionIds: ['42'] }, KEY);
    await publishing.post({ ...PLAIN, mentionIds: [] }, KEY);
    const allowed = script.bodies.map(body => JSON.stringify(body).match(/"allowed_mentions":\[.*?\]/)?.[0]);
    assert.deepEqual(allowed, ['"allowed_mentions":["42"]', '"allowed_mentions":["0"]']);
  });

  test('is backdated, plain text and local on GoToSocial alone', async context => {
    for (const [software, version, more, key] of [
      [
        'gotosocial',
        '0.20.0',
        { content_type: 'text/plain', local_only: true, scheduled_at: FULL.backdateTo },
        undefined,
      ],
      ['gotosocial', '0.17.0', { content_type: 'text/plain', local_only: true }, undefined],
      ['akkoma', '3.16.0', { content_type: 'text/plain' }, KEY],
      ['hollo', '0.10.0', {}, KEY],
      ['snac', '2.96', {}, undefined],
      ['mastodon', '4.2.0', { allowed_mentions: ['0'] }, KEY],
    ] as const) {
      const { script, publishing } = await scripted(context, { software, version });
      script.on('POST', STATUSES, posted());
      await publishing.post(FULL, KEY);
      assert.deepEqual(script.bodies, [{ ...SENT, ...more }], `${software} ${version}`);
      assert.equal(script.asked[0]?.headers['idempotency-key'], key, software);
    }
  });

  test('that is only planned, or answered with something else, is unclear and sent once', async context => {
    const { script, publishing } = await scripted(context);
    const planned = {
      id: '3',
      scheduled_at: '2026-01-02T00:00:00.000Z',
      params: { text: 'Hi' },
      media_attachments: [],
    };
    for (const answer of [
      json(planned),
      json({}),
      json([]),
      page('<h1>Welcome</h1>'),
      json(statusJson('7', { created_at: 'soon' })),
      json(statusJson('')),
      json({ error: 'no' }, 500),
      json({ error: 'no' }, 503),
      page('<h1>Gateway</h1>', 504),
      json({ error: 'no' }, 408),
    ]) {
      const before = script.asked.length;
      script.on('POST', STATUSES, answer);
      await assert.rejects(publishing.post(PLAIN, KEY), UnclearError, JSON.stringify(answer));
      assert.equal(script.asked.length, before + 1);
    }
  });

  test('is refused with the words of the server', async context => {
    const { script, publishing } = await scripted(context);
    for (const status of [400, 403, 404, 406, 410, 413, 422]) {
      script.on('POST', STATUSES, json({ error: `No ${status}` }, status));
      const refused = { name: 'ApiError', status, message: `"No ${status}" (${status})` };
      await assert.rejects(publishing.post(PLAIN, KEY), refused);
    }
  });

  test('goes by another key where a refusal for coming too soon is kept for its key', async context => {
    const soon = json({ error: 'Throttled' }, 429);
    for (const [software, keys] of [
      ['akkoma', [KEY, `${KEY}-1`, `${KEY}-2`]],
      ['mastodon', [KEY, KEY, KEY]],
    ] as const) {
      const { script, publishing } = await scripted(context, { software });
      script.on('POST', STATUSES, soon, soon, posted());
      await publishing.post(PLAIN, KEY);
      assert.deepEqual(
        script.asked.map(({ headers }) => headers['idempotency-key']),
        keys,
      );
    }
  });
});

describe('a deletion', () => {
  const STATUS = /^\/api\/v1\/statuses\//;

  test('takes the files along where the server can', async context => {
    for (const [version, path] of [
      ['4.5.0', '/api/v1/statuses/a%2Fb?delete_media=true'],
      ['4.3.0', '/api/v1/statuses/a%2Fb'],
    ] as const) {
      const { script, publishing } = await scripted(context, { version });
      script.on('DELETE', STATUS, posted());
      assert.equal(await publishing.deleteStatus('a/b'), 'deleted');
      assert.deepEqual(script.paths, [path]);
    }
  });

  test('of what is not there is no failure', async context => {
    const { script, publishing } = await scripted(context);
    script.on('DELETE', STATUS, json({ error: 'Record not found' }, 404), json({ error: 'Gone' }, 410));
    assert.deepEqual(
      [await publishing.deleteStatus('7'), await publishing.deleteStatus('7')],
      ['gone', 'gone'],
    );
    script.on('DELETE', STATUS, json({ error: 'This is not allowed' }, 403));
    await assert.rejects(publishing.deleteStatus('7'), { name: 'ApiError', status: 403 });
  });

  test('that is unclear is asked for again, up to three times', async context => {
    const { home, script, publishing } = await scripted(context);
    script.on('DELETE', STATUS, json({}, 500), page('<h1>Log in to this network</h1>'), posted());
    assert.equal(await publishing.deleteStatus('7'), 'deleted');
    assert.equal(script.asked.length, 3);
    script.on('DELETE', STATUS, { status: 200, unsent: 'reset' }, json({ error: 'Record not found' }, 404));
    assert.equal(await publishing.deleteStatus('7'), 'gone');
    script.on('DELETE', STATUS, { status: 200, body: '' });
    assert.equal(await publishing.deleteStatus('7'), 'deleted');
    const before = script.asked.length;
    script.on('DELETE', STATUS, json({}, 500));
    await assert.rejects(publishing.deleteStatus('7'), UnclearError);
    assert.equal(script.asked.length, before + 3);
    assert.ok(home.clock.slept.length > 0, 'with a pause before each try');
  });

  test('waits for a server that is away', async context => {
    const { home, script, publishing } = await scripted(context);
    script.on('DELETE', STATUS, page('<h1>Gateway</h1>', 502), posted());
    const away = home.home.fault({ path: /verify_credentials/, kind: 'status', status: 502, times: 4 });
    assert.equal(await publishing.deleteStatus('7'), 'deleted');
    assert.equal(away.hits, 4);
  });
});
