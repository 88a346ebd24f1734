"""Control, derived from claims: the rule, the states that it gives, and why."""
