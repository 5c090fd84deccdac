import { refused } from '../../../shared/replies.ts';
import { hashOfKey } from '../mark.ts';
import type { Rules } from './rule.ts';

export const eventRules: Rules<
  'event.edit' | 'event.tell' | 'event.publish' | 'event.delete' | 'key.add' | 'key.revoke'
> = {
  'event.edit': ({ details }) => [{ type: 'event.edited', details }],

  'event.tell': ({ text }, state) => {
    if (text === (state.event?.notice?.text ?? null)) return refused('already-done');
    return [{ type: 'event.told', notice: text }];
  },

  'event.publish': ({ state: archive }, state) => {
    if (archive === state.event?.archive) return refused('already-done');
    return [{ type: 'event.published', state: archive }];
  },

  'event.delete': () => [{ type: 'event.deleted' }],

  'key.add': ({ name, role, key }, state) => {
    const hash = hashOfKey(key);
    if (state.keys.some((other) => other.hash === hash)) return refused('already-done');
    return [{ type: 'key.added', key: `k${state.seq + 1}`, name, role, hash }];
  },

  'key.revoke': ({ key: id }, state) => {
    const key = state.keys.get(id);
    if (!key) return refused('unknown', { field: 'key' });
    if (key.revoked) return refused('already-done');
    const others = state.keys.filter((other) => other.id !== id && other.role === 'host' && !other.revoked);
    if (key.role === 'host' && others.isEmpty()) {
      return refused('invalid', { field: 'key', hint: 'This is the last key of role host. Add another one first.' });
    }
    return [{ type: 'key.revoked', key: id }];
  },
};
