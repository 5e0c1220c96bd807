// A server made from the platform's WSDL alone: it keeps the documents that it is given and says what it has.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import soap from "soap";

const [port, contract] = process.argv.slice(2);
const kept = new Map();
const twice = (text) => Buffer.from(Buffer.from(text, "base64").toString("latin1"), "base64");
const port_ = {
  recepcionarTramiteResponse: ({ request }) => {
    const digest = createHash("sha256").update(twice(request.bpdfdoc)).digest("hex");
    kept.set(request.vcuo, { subject: request.vasu, cflgest: "P" });
    const annexes = [].concat(request.lstanexos ?? []).map((annex) => annex.vnomdoc).join(",");
    return { return: { vcodres: "0000", vdesres: [digest, request.vasu, annexes].join("|") } };
  },
  cargoResponse: ({ request }) => {
    const known = kept.get(request.vcuo);
    if (known) Object.assign(known, { cflgest: request.cflgest, vnumregstd: request.vnumregstd, bcarstd: request.bcarstd });
    return { return: known ? { vcodres: "0000", vdesres: "ok" } : { vcodres: "-1", vdesres: "NO SE PUDO REGISTRAR EL CARGO" } };
  },
  consultarTramiteResponse: ({ request }) => {
    const { subject, ...known } = kept.get(request.vcuo) ?? {};
    return { return: subject === undefined ? { vcodres: "0001", vdesres: "no" } : { vcodres: "0000", vdesres: "ok", vcuo: request.vcuo, ...known } };
  },
  getTipoDocumento: () => ({ return: [{ ccodtipdoctra: "01", vnomtipdoctra: "OFICIO" }, { ccodtipdoctra: "02", vnomtipdoctra: "CARTA" }] }),
};
const address = `http://127.0.0.1:${port}/pide/IOTramite`;
const wsdl = readFileSync(contract, "utf8").replace("{address}", address);
const server = createServer((_, response) => response.writeHead(404).end());
server.listen(Number(port), "127.0.0.1", () => {
  soap.listen(server, { path: "/pide/IOTramite", services: { IOTramiteService: { IOTramitePort: port_ } }, xml: wsdl });
  console.log("ready");
});
