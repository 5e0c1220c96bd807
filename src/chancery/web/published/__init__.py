"""Our own services for other registers: visas and travel documents, by SOAP and by REST."""
