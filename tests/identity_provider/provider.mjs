// provider.mjs <modules> <key.pem> <certificate.pem>: npm's oidc-provider over https on a free port of 127.0.0.1.
// Says its issuer on standard output. A line `rotate` on standard input gives it new keys; the old ones are gone.
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const [modules, keyFile, certificateFile] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const from = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: Provider } = await from('oidc-provider');
const { calculateJwkThumbprint } = await from('jose');

const people = {
  alice: ['Concord.Adviser'],
  sam: ['Somebody.Else', 'Concord.Adviser', 'Concord.Supervisor'],
  nora: ['Somebody.Else'],
};

function jwk(type, options, alg) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg };
}

const newKeys = () => ({
  keys: [jwk('rsa', { modulusLength: 2048 }, 'RS256'), jwk('rsa', { modulusLength: 2048 }, 'PS256'), jwk('ec', { namedCurve: 'P-256' }, 'ES256')],
});

// The client that proves itself by a key: whoever registers it gives the provider the public half alone.
const registered = async (file) => {
  const key = createPublicKey(readFileSync(file)).export({ format: 'jwk' });
  return { ...key, kid: await calculateJwkThumbprint(key) };
};
const clientKeys = { keys: process.env.CLIENT_KEY ? [await registered(process.env.CLIENT_KEY)] : [] };
const staff = (client_id, more) => ({
  client_id,
  redirect_uris: ['https://concord.test/sign-in/callback'],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  ...more,
});
const program = (client_id) => ({
  client_id, client_secret: 'programs-secret', grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
});

const configuration = {
  clients: [
    staff('concord', { client_secret: 'a secret: with % and +' }),
    staff('concord-es256', { client_secret: 'another', id_token_signed_response_alg: 'ES256' }),
    staff('concord-by-key', {
      token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'PS256', jwks: clientKeys,
      id_token_signed_response_alg: 'PS256',
    }),
    program('housing-adapter'),
    program('stranger'),
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, roles: people[id] ?? [] }) }),
  enabledJWA: {
    idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'],
    clientAuthSigningAlgValues: ['PS256', 'ES256'],
  },
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:concord',
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource) => ({
        scope: '', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 300, jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  cookies: { keys: ['only for tests'] },
};

let answer;
const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (...exchange) => answer(...exchange));
server.listen(0, '127.0.0.1', () => {
  const issuer = `https://127.0.0.1:${server.address().port}`;
  const begin = () => { answer = new Provider(issuer, { ...configuration, jwks: newKeys() }).callback(); };
  begin();
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'rotate') begin();
    console.log(JSON.stringify({ done: line }));
  }).on('close', () => process.exit(0));
  console.log(JSON.stringify({ issuer }));
});
