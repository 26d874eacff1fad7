/**
 * Loaded before the program: names are not found for a while. `NAMES_LEAD_TO` is the `127.0.0.1:port` where they lead,
 * by an address that passes for a public one; `NAMES_FAIL` is how many questions for a name come first that nobody
 * answers. The file `NAMES_MISHAP_FILE` is made when one was not.
 */
import { promises as dns } from 'node:dns';
import { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const PUBLIC = '93.184.215.14';
const [host, port] = (process.env.NAMES_LEAD_TO ?? '').split(':');
let failures = Number(process.env.NAMES_FAIL);

dns.lookup = async name => {
  if (failures === 0) return [{ address: PUBLIC, family: 4 }];
  failures -= 1;
  writeFileSync(process.env.NAMES_MISHAP_FILE, 'names');
  const code = failures % 2 === 0 ? 'ENOTFOUND' : 'EAI_AGAIN';
  throw Object.assign(new Error(`getaddrinfo ${code} ${name}`), {
    code,
    syscall: 'getaddrinfo',
    hostname: name,
  });
};

const { connect } = net;
net.connect = (options, ...more) =>
  connect(options?.host === PUBLIC ? { ...options, host, port: Number(port) } : options, ...more);
syncBuiltinESMExports();
