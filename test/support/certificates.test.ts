import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { connect, createServer } from 'node:tls';
import { createAuthority } from './certificates.ts';

test('a certificate is trusted for its names, through the authority alone', async () => {
  const authority = await createAuthority();
  const server = createServer(await authority.certificateFor(['a.example', '*.b.example']));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const handshake = async (servername: string, ca?: string): Promise<void> => {
    const socket = connect({ host: '127.0.0.1', port, servername, ...(ca === undefined ? {} : { ca }) });
    try {
      await once(socket, 'secureConnect');
    } finally {
      socket.destroy();
    }
  };
  await handshake('a.example', authority.caPem);
  await handshake('x.b.example', authority.caPem);
  await assert.rejects(handshake('c.example', authority.caPem), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  await assert.rejects(handshake('a.example'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  server.close();
});

test('a certificate can be made expired', async () => {
  const authority = await createAuthority();
  const { cert } = await authority.certificateFor(['a.example'], {
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2020-02-01'),
  });
  assert.equal(new X509Certificate(cert).validTo, 'Feb  1 00:00:00 2020 GMT');
});
