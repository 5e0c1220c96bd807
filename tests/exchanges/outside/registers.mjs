// A client made from a WSDL alone asks for the visas and the travel documents of a day, by SOAP 1.1 and by 1.2, and with another token.
import soap from "soap";

const [wsdl, token, day] = process.argv.slice(2);
const said = [];
for (const [port, secret] of [["Soap11", token], ["Soap12", token], ["Soap12", "otro"]]) {
  const client = await soap.createClientAsync(wsdl, { forceSoap12Headers: port === "Soap12" });
  client.addHttpHeader("Authorization", `Bearer ${secret}`);
  const ask = (operation) =>
    new Promise((resolve) =>
      client.RegistrosConsulares[port][operation]({ desde: day, hasta: day }, (fault, answer, raw) =>
        resolve(fault ? { status: fault.response?.status } : { port, report: answer.return.informe, raw }),
      ),
    );
  said.push(await ask("consultarVisas"), await ask("consultarDocumentosDeViaje"));
}
console.log(JSON.stringify(said));
