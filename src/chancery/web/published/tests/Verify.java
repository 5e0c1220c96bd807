// Checks every reference and the value of the first XML signature in a file with Java's own XMLDSig, which shares no line with ours.

import java.nio.file.Path;
import java.security.Key;
import java.security.cert.X509Certificate;
import javax.xml.crypto.*;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.*;

public class Verify {
    public static void main(String[] arguments) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(Path.of(arguments[0]).toFile());
        NodeList all = document.getElementsByTagName("*");
        for (int place = 0; place < all.getLength(); place++) {
            Element element = (Element) all.item(place);
            if (element.hasAttribute("Id")) element.setIdAttribute("Id", true);
        }
        Node found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        KeySelector selector = new KeySelector() {
            public KeySelectorResult select(KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
                for (Object each : info.getContent())
                    if (each instanceof X509Data data)
                        for (Object inner : data.getContent())
                            if (inner instanceof X509Certificate certificate) {
                                Key key = certificate.getPublicKey();
                                return () -> key;
                            }
                return null;
            }
        };
        DOMValidateContext context = new DOMValidateContext(selector, found);
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        boolean isValid = signature.validate(context);
        System.out.println(isValid + " " + signature.getSignedInfo().getReferences().size());
    }
}
