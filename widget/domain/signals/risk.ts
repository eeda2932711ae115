// The risk check: does this turn touch money in dispute, law, access, a cancellation, security, privacy or somebody's safety?
import type { Check } from './check.ts';
import { fold } from './normalise.ts';
import type { Reading, Turn } from './reading.ts';
import { RISK_RULES } from './risk-rules.ts';
import { WORLD_RISK_RULES } from './risk-rules-world.ts';
import { firedRules, together } from './rule.ts';

export function createRiskCheck(): Check {
  return { take: (turn) => (turn.from === 'customer' ? read(turn) : null) };
}

function read(turn: Turn): Reading {
  const fired = firedRules([...RISK_RULES, ...WORLD_RISK_RULES], fold(turn.text));
  return {
    signal: 'risk',
    strength: together(fired.map(({ rule }) => rule.strength)),
    evidence: fired.map(({ evidence }) => evidence),
  };
}
