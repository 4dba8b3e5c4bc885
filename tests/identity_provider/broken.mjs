// broken.mjs <modules> <key.pem> <certificate.pem>: a provider that does what no sound one does, over https on a free port
// of 127.0.0.1. Says its issuer on standard output. POST /wanted sets what it does next: {"fault", "nonce", "claims", "document"};
// GET /sign-out?which=… answers with a logout token; GET /mint?fault=… answers with a program's access token; GET /counts says how often its keys were asked for.
import { createServer } from 'node:https';
import { createHmac, createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [modules, keyFile, certificateFile] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const jose = await import(pathToFileURL(require.resolve('jose')).href);

const pair = (alg) => jose.generateKeyPair(alg, { extractable: true });
const [rsa, ec, p384, stranger] = await Promise.all([pair('RS256'), pair('ES256'), pair('ES384'), pair('RS256')]);
const publicJwk = async (key, kid) => ({ ...await jose.exportJWK(key.publicKey), kid, use: 'sig' });
const keys = { keys: [await publicJwk(rsa, 'rsa'), await publicJwk(ec, 'ec'), await publicJwk(p384, 'p384')] };
const rsaPem = await jose.exportSPKI(rsa.publicKey);

const encoded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const signed = (claims, head, key) => new jose.SignJWT(claims).setProtectedHeader(head).sign(key.privateKey);
// What a signing library refuses to make is made by hand.
const byHmac = (claims, head, secret) => {
  const input = `${encoded(head)}.${encoded(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

const good = { alg: 'RS256', kid: 'rsa' };
// fault: (claims, the time) => the token
const faults = {
  none_at_all: (c) => signed(c, good, rsa),
  es256: (c) => signed(c, { alg: 'ES256', kid: 'ec' }, ec),
  within_the_skew: (c, now) => signed({ ...c, exp: now - 30, iat: now - 330 }, good, rsa),
  audience_of_two_with_azp: (c) => signed({ ...c, aud: [c.aud, 'other'], azp: c.aud }, good, rsa),
  wrong_issuer: (c) => signed({ ...c, iss: 'https://elsewhere.test' }, good, rsa),
  issuer_with_slash: (c) => signed({ ...c, iss: `${c.iss}/` }, good, rsa),
  wrong_audience: (c) => signed({ ...c, aud: 'somebody-else' }, good, rsa),
  no_audience: ({ aud, ...c }) => signed(c, good, rsa),
  audience_of_two: (c) => signed({ ...c, aud: [c.aud, 'other'] }, good, rsa),
  for_another_party: (c) => signed({ ...c, azp: 'other' }, good, rsa),
  expired: (c, now) => signed({ ...c, exp: now - 61, iat: now - 361 }, good, rsa),
  no_end: ({ exp, ...c }) => signed(c, good, rsa),
  end_as_text: (c, now) => signed({ ...c, exp: `${now + 300}` }, good, rsa),
  not_yet: (c, now) => signed({ ...c, nbf: now + 120 }, good, rsa),
  issued_tomorrow: (c, now) => signed({ ...c, iat: now + 86400, exp: now + 90000 }, good, rsa),
  wrong_nonce: (c) => signed({ ...c, nonce: 'of-another-sign-in' }, good, rsa),
  no_nonce: ({ nonce, ...c }) => signed(c, good, rsa),
  no_subject: ({ sub, ...c }) => signed(c, good, rsa),
  alg_none: (c) => `${encoded({ alg: 'none', kid: 'rsa' })}.${encoded(c)}.`,
  alg_none_in_capitals: (c) => `${encoded({ alg: 'NONE', kid: 'rsa' })}.${encoded(c)}.AAAA`,
  hs256_with_public_pem: (c) => byHmac(c, { alg: 'HS256', kid: 'rsa' }, rsaPem),
  hs256_with_public_pem_cut: (c) => byHmac(c, { alg: 'HS256', kid: 'rsa' }, rsaPem.trim()),
  hs256_with_public_der: (c) => byHmac(c, { alg: 'HS256', kid: 'rsa' }, createPublicKey(rsaPem).export({ type: 'spki', format: 'der' })),
  rs512: (c) => signed(c, { alg: 'RS512', kid: 'rsa' }, { privateKey: rsa512 }),
  unknown_kid: (c) => signed(c, { alg: 'RS256', kid: 'never-heard-of' }, stranger),
  no_kid: (c) => signed(c, { alg: 'RS256' }, rsa),
  known_kid_other_key: (c) => signed(c, good, stranger),
  kid_of_another_kind: (c) => signed(c, { alg: 'RS256', kid: 'ec' }, rsa),
  p384_as_es256: (c) => signed(c, { alg: 'ES384', kid: 'p384' }, p384).then((t) => `${encoded({ alg: 'ES256', kid: 'p384' })}${t.slice(t.indexOf('.'))}`),
  own_key: async (c) => signed(c, { ...good, jwk: await jose.exportJWK(stranger.publicKey) }, stranger),
  own_key_elsewhere: (c) => signed(c, { ...good, jku: `${issuer}/jwks` }, rsa),
  certificate_elsewhere: (c) => signed(c, { ...good, x5u: `${issuer}/certificate` }, rsa),
  critical_extension: (c) => `${encoded({ ...good, crit: ['b64'], b64: true })}.${encoded(c)}.AAAA`,
  wrong_type: (c) => signed(c, { ...good, typ: 'logout+jwt' }, rsa),
  tampered: async (c) => { const t = (await signed(c, good, rsa)).split('.'); return `${t[0]}.${encoded({ ...c, sub: 'somebody-else' })}.${t[2]}`; },
  cut_signature: async (c) => (await signed(c, good, rsa)).slice(0, -40),
  four_parts: async (c) => `${await signed(c, good, rsa)}.AAAA`,
  alg_said_twice: async (c) => `${encoded('{"alg":"none","kid":"rsa","alg":"RS256"}')}${(await signed(c, good, rsa)).slice(encoded(good).length)}`,
  not_a_token: () => 'not.a.token',
  delegated: (c) => signed({ ...c, scp: 'user_impersonation' }, good, rsa),
  of_a_person: (c) => signed({ ...c, sub: 'a-person' }, good, rsa),
  of_a_stranger: (c) => signed({ ...c, sub: 'stranger', client_id: 'stranger' }, good, rsa),
  two_clients: (c) => signed({ ...c, azp: 'stranger' }, good, rsa),
};
const rsa512 = await jose.importJWK({ ...await jose.exportJWK(rsa.privateKey), alg: 'RS512' }, 'RS512');

let issuer;
let wanted = {};
let keysAskedFor = 0;

const now = () => Math.floor(Date.now() / 1000);
const times = () => ({ iat: now(), exp: now() + 300 });
const idToken = () => faults[wanted.fault]({
  iss: issuer, aud: 'concord', sub: 'somebody', roles: ['Concord.Adviser'], nonce: wanted.nonce, ...times(), ...wanted.claims,
}, now());
// What a provider sends when somebody signs out there, and what it never would.
const logout = { ...good, typ: 'logout+jwt' };
const signOuts = {
  good: (c) => signed(c, logout, rsa),
  of_a_session: ({ sub, ...c }) => signed({ ...c, sid: 'there-1' }, logout, rsa),
  id_token: ({ events, ...c }) => signed({ ...c, roles: ['Concord.Adviser'] }, good, rsa),
  wrong_type: (c) => signed(c, good, rsa),
  with_nonce: (c) => signed({ ...c, nonce: 'n' }, logout, rsa),
  no_event: ({ events, ...c }) => signed(c, logout, rsa),
  nobody: ({ sub, ...c }) => signed(c, logout, rsa),
  wrong_audience: (c) => signed({ ...c, aud: 'somebody-else' }, logout, rsa),
  expired: (c) => signed({ ...c, iat: now() - 300, exp: now() - 120 }, logout, rsa),
  stranger: (c) => signed(c, logout, stranger),
};
const signOut = (which, more) => signOuts[which]({
  iss: issuer, aud: 'concord', sub: 'somebody', jti: 'j', events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, ...times(), ...more,
});
const accessToken = (fault) => faults[fault]({
  iss: issuer, aud: 'urn:concord', sub: 'housing-adapter', client_id: 'housing-adapter', ...times(),
}, now());

const documentOf = () => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
  ...wanted.document,
});

const routes = {
  '/.well-known/openid-configuration': documentOf,
  '/jwks': () => { keysAskedFor += 1; return wanted.keys ?? keys; },
  '/counts': () => ({ keys: keysAskedFor }),
  '/token': async () => ({ access_token: 'opaque', token_type: 'Bearer', id_token: await idToken(), padding: 'x'.repeat(wanted.padding ?? 0) }),
  '/sign-out': async (query) => ({ token: await signOut(query.get('which'), JSON.parse(query.get('more') ?? '{}')), which: Object.keys(signOuts) }),
  '/mint': async (query) => ({ token: await accessToken(query.get('fault')) }),
};

async function answered(request, response) {
  const url = new URL(request.url, issuer);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (url.pathname === '/wanted') {
    wanted = JSON.parse(Buffer.concat(chunks));
    return response.writeHead(204).end();
  }
  if (wanted.status) return response.writeHead(wanted.status, wanted.headers ?? {}).end();
  const body = await routes[url.pathname](url.searchParams);
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (request, response) => {
  answered(request, response).catch((error) => { console.error(error); response.writeHead(500).end(); });
});
server.listen(0, '127.0.0.1', () => {
  issuer = `https://127.0.0.1:${server.address().port}`;
  console.log(JSON.stringify({ issuer, faults: Object.keys(faults) }));
});
process.stdin.on('close', () => process.exit(0)).resume();
