"""Where an officer of a post, or Lima's accountants, look a consular act up (D.S. 076-2005-RE, art. 172)."""
