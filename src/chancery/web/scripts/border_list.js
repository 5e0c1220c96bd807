// Which travel documents no longer stand: a signed set of hashes (decision 51), as kernel/travel_documents/cancelled writes it.
import { NotAToken, verified } from "./border_cose.js";
import { holds } from "./border_seal.js";

const ES256 = -7, EXPIRES = 4, ISSUED_AT = 6, CANCELLED = -70003;

export async function readList(bytes, keyList) {
  const claims = await verified(bytes, (keyId, algorithm, signature, content) => {
    const name = new TextDecoder().decode(keyId);
    const key = keyList.keys.find((each) => `${each.signer}${each.certificate}` === name);
    return Boolean(key) && !key.revoked_on && algorithm === ES256 && holds(key, signature, content);
  });
  const [bits, count, content] = claims.get(CANCELLED) ?? [];
  if (bits !== 20 || !(content instanceof Uint8Array)) throw new NotAToken();
  const values = valuesOf(bits, count, content);
  return {
    issuedAt: new Date(claims.get(ISSUED_AT) * 1000),
    expiresAt: new Date(claims.get(EXPIRES) * 1000),
    has: async (key) => count > 0 && values.has(await valueOf(key, bits, count)),
  };
}


// The differences of the sorted values: what exceeds so many bits in ones and a zero, the rest as it is.
function valuesOf(bits, count, content) {
  const found = new Set();
  let place = 0, last = 0;
  const next = () => {
    if (place >= 8 * content.length) throw new NotAToken();
    const bit = (content[place >> 3] >> (7 - (place & 7))) & 1;
    place += 1;
    return bit;
  };
  for (let each = 0; each < count; each += 1) {
    let whole = 0, rest = 0;
    while (next()) whole += 1;
    for (let bit = 0; bit < bits; bit += 1) rest = rest * 2 + next();
    last += whole * 2 ** bits + rest;
    found.add(last);
  }
  return found;
}

async function valueOf(key, bits, count) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const first = digest.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return Number((first * (BigInt(count) << BigInt(bits))) >> 64n);
}
