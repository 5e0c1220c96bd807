// A client made from a WSDL alone: it sends a document twice, asks what became of it, and says what it was answered.
import soap from "soap";

const [wsdl, secret, document] = process.argv.slice(2);
const headers = { "X-Pide-Secret": secret };
const client = await soap.createClientAsync(wsdl, { wsdl_headers: headers });
Object.entries(headers).forEach(([name, value]) => client.addHttpHeader(name, value));
const recepcionRequest = JSON.parse(document);
const said = [];
for (let times = 0; times < 2; times++) {
  const [answer] = await client.recepcionarTramiteResponseAsync({ recepcionRequest });
  said.push(answer.return);
}
const [standing] = await client.consultarTramiteResponseAsync({ request: recepcionRequest.vcuo });
said.push({ vcodres: standing.return.vcodres, cflgest: standing.return.cflgest });
client.addHttpHeader("X-Pide-Secret", "otro");
const refused = await client.consultarTramiteResponseAsync({ request: recepcionRequest.vcuo }).catch((fault) => fault);
said.push({ fault: refused.root?.Envelope?.Body?.Fault?.faultstring ?? "none" });
console.log(JSON.stringify(said));
