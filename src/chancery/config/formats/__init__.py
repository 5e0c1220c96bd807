"""How are numbers written? As in Peru, where the language alone does not say it."""
