from geo.control.rules import Evidence, EVIDENCE, evidence
