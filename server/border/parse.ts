import type { z } from 'zod';
import { commands, type Command, type CommandType } from '../../shared/commands.ts';
import { refused, type Refusal, type Refused } from '../../shared/replies.ts';

/** The one place where a command's shape is checked: what leaves here is clean, or a refusal that says what to mend. */
export function parseCommand(raw: unknown): Command | Refused {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refused('invalid', { hint: 'A command is an object with `id` and `type`.' });
  }
  const type: unknown = 'type' in raw ? raw.type : undefined;
  if (!isType(type)) {
    return refused('invalid', {
      field: 'type',
      hint: `There is no such command. Known are: ${Object.keys(commands).join(', ')}.`,
    });
  }
  const parsed = (commands[type] as z.ZodType<Command>).safeParse(raw);
  return parsed.success ? parsed.data : refusalOf(parsed.error.issues);
}

/** The first thing that is wrong, in the words of the contract. */
export function refusalOf(issues: readonly z.core.$ZodIssue[]): Refused {
  const issue = innermost(issues[0]);
  if (!issue) return refused('invalid');
  const field = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : issue.path.map(String).join('.');
  const refusal = kindOf(issue);
  return refused(refusal, {
    hint: `\`${field.slice(0, 100)}\`: ${issue.message.slice(0, 300)}`,
    ...(field ? { field: field.slice(0, 100) } : {}),
  });
}

function isType(type: unknown): type is CommandType {
  return typeof type === 'string' && Object.hasOwn(commands, type);
}

function innermost(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  return issue?.code === 'invalid_union' ? (innermost(issue.errors[0]?.[0]) ?? issue) : issue;
}

function kindOf(issue: z.core.$ZodIssue): Refusal {
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long';
  const named: unknown = issue.code === 'custom' ? issue.params?.['refusal'] : undefined;
  return named === 'too-long' || named === 'empty' ? named : 'invalid';
}
