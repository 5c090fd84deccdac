import { BALANCE_MIN } from '../../shared/limits.ts';
import type { BalanceView } from '../../shared/views.ts';
import type { Session, State } from '../room/state.ts';

/** For the roles that the event asks for, in its order, and for who did not say. */
export function balanceView({ balance }: Session, state: State): BalanceView {
  const asked = state.event?.details.standpoints.map(({ id }) => id) ?? [];
  return [...asked, null].map((as) => {
    const { spoke, heard } = balance[as ?? 'unsaid'];
    return { as, spoke: enough(spoke), heard: enough(heard) };
  });
}

const enough = (count: number): number | null => (count < BALANCE_MIN ? null : count);
