"""What the law computes of a minor's travel permit, and of what shape is the token that the border reads."""
