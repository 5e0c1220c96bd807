// Reads on its input a list of questions as JSON, and writes what the border page's own readers answer.
import { CODES } from "../../src/chancery/web/scripts/border_codes.js";
import { readList } from "../../src/chancery/web/scripts/border_list.js";
import { faultOf, readSeal } from "../../src/chancery/web/scripts/border_seal.js";
import { FIELDS, SEAL } from "../../src/chancery/web/scripts/border_words.js";
import { expiry, readZone } from "../../src/chancery/web/scripts/border_zone.js";

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const ANSWERS = {
  codes: () => [...CODES].sort(),
  words: () => ({ seal: SEAL, fields: FIELDS }),
  zone: ({ text }) => {
    try {
      const { lines, primary, secondary, number, optional, isMended } = readZone(text);
      return { lines, primary, secondary, number, optional, isMended };
    } catch ({ faults }) {
      return { faults: faults.map(({ line, position }) => [line, position]) };
    }
  },
  expiry: ({ text, year }) => expiry(text, year),
  seal: async ({ content, keys, on, printed, passport }) => {
    let seal;
    try {
      seal = readSeal(bytes(content));
    } catch {
      return { fault: "WRONG_FORMAT" };
    }
    const { kind, issuer, signer, certificate, issuedOn, signedOn, lines } = seal;
    return { fault: await faultOf(seal, keys, on, printed, passport), kind, issuer, signer, certificate, issuedOn, signedOn, lines };
  },
  list: async ({ content, keys, wanted }) => {
    try {
      const list = await readList(bytes(content), keys);
      return { issuedAt: +list.issuedAt, expiresAt: +list.expiresAt, found: await Promise.all(wanted.map((each) => list.has(each))) };
    } catch (problem) {
      return { fault: problem.constructor.name };
    }
  },
};

let input = "";
for await (const piece of process.stdin) input += piece;
const answers = [];
for (const { ask, ...question } of JSON.parse(input)) answers.push(await ANSWERS[ask](question));
process.stdout.write(JSON.stringify(answers));
