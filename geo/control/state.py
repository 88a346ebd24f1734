from geo.control.rules import State, UNREPORTED, state_on
