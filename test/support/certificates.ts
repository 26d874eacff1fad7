// tsyringe, inside @peculiar/x509, refuses to load before this polyfill.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** What `https.createServer` takes: both PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The certificate to trust, PEM: for `ca` of a client or as the file of `NODE_EXTRA_CA_CERTS`. */
  readonly caPem: string;
  /**
   * @param names host names, wildcards or IP addresses; at least one
   * @param validity defaults to yesterday until next week
   */
  certificateFor(names: readonly string[], validity?: Validity): Promise<Certificate>;
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const DAY = 86_400_000;
const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/** A certificate authority for one test run. Nothing of it is kept, so nothing of it expires. */
export async function createAuthority(): Promise<Authority> {
  const usual = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 7 * DAY) };
  const keys = await createKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Oxpecker test authority',
    ...usual,
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    caPem: ca.toString('pem'),
    certificateFor: (names, validity = usual) => issue(ca, keys.privateKey, names, validity),
  };
}

async function issue(
  ca: X509Certificate,
  signingKey: webcrypto.CryptoKey,
  names: readonly string[],
  validity: Validity,
): Promise<Certificate> {
  const keys = await createKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=Oxpecker test server',
    issuer: ca.subject,
    ...validity,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new SubjectAlternativeNameExtension(
        names.map(value => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}

async function createKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
}

/** Hexadecimal; the first bit is clear, because a serial number is a positive integer (RFC 5280 §4.1.2.2). */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}
