"""What the law computes of a public deed: pure, and known to no table."""
