from geo.control.rules import standing_claims, states as derive_states
